"""What the tailored CV has changed, each with its reason."""

import re
from collections.abc import Callable, Collection, Sequence
from functools import partial

import streamlit as st

from core.domain.jobs import PreviewRequest, PreviewResult
from core.domain.resume import Resume
from core.domain.tailoring import Change
from core.ui.components.plain import md_escape

_PATH = re.compile(r"(\w+)\[(\d+)\]")
_SECTIONS = ("basics", "work", "volunteer", "projects", "skills")
_UNCHANGED = "Nothing had to be changed: the CV fits this posting as it is."
_PROMISE = "Employers, titles, dates and degrees are never touched."
_BY_RULES = "No sentence of yours is rewritten."
_BY_AI = "A line is reworded only where your profile says the same."
_CUT = "Before. What is struck out is left out here, and stays in the profile."
_ALONE = "Your CV was left alone, as you wished."

Choice = Callable[[Collection[str]], None]
"""What happens to the changes of these paths."""


def changes_view(result: PreviewResult, request: PreviewRequest, undo: Choice, redo: Choice) -> None:
    """One box per change, in the order of the CV, with its reason and a way back; what was taken back stays
    in its place, with a way there."""
    st.markdown(f"{_PROMISE} {_BY_AI if result.written.edits else _BY_RULES}")
    if request.strength == "none":
        st.markdown(f":green[:material/check:] {_ALONE}")
    elif not result.changes and not request.undone:
        st.markdown(f":green[:material/check:] {_UNCHANGED}")
    made = {change.path: change for change in result.changes}
    _together(made, request.undone, undo, redo)
    for path in sorted({*made, *request.undone}, key=_order):
        with st.container(border=True, key=f"{'change' if path in made else 'undone'}-{path}"):
            if path in made:
                _change(made[path], result.cv, undo)
            else:
                _undone(path, result.cv, redo)
    _left_out(result)
    _not_checked(result)


def _together(made: Collection[str], undone: Collection[str], undo: Choice, redo: Choice) -> None:
    """All at once, where there are several."""
    with st.container(horizontal=True, key="changes-together"):
        if len(made) > 1:
            st.button("Undo all", key="undo-all", icon=":material/undo:", on_click=partial(undo, made))
        if len(undone) > 1:
            st.button("Redo all", key="redo-all", icon=":material/redo:", on_click=partial(redo, undone))


def _order(path: str) -> tuple[int, list[int], str]:
    numbers = [int(number) for number in re.findall(r"\d+", path)]
    section = re.split(r"\W", path)[0]
    return (_SECTIONS.index(section) if section in _SECTIONS else len(_SECTIONS), numbers, path)


def _left_out(result: PreviewResult) -> None:
    """What the AI wrote beyond the profile: nothing of it is in the documents."""
    if not result.refused:
        return
    with st.expander(f"Left out, because your profile does not say it ({len(result.refused)})"):
        st.markdown("If something of this is true, add it to your profile: then it can be used.")
        for edit in result.refused:
            st.markdown(f"- “{md_escape(edit.new)}”: {md_escape(edit.why)}")


def _not_checked(result: PreviewResult) -> None:
    if not result.unchecked:
        return
    with st.expander(f"Please look at these yourself ({len(result.unchecked)})"):
        st.markdown("The documents say this, and we could not tell for certain that your profile does.")
        for finding in result.unchecked:
            st.markdown(f"- “{md_escape(finding.text)}”: {md_escape(finding.why)}")


def _change(change: Change, resume: Resume, undo: Choice) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{md_escape(_place(change.path, resume))}**")
        st.button(
            "Undo", key=f"undo-{change.path}", icon=":material/undo:", on_click=partial(undo, [change.path])
        )
    st.markdown(md_escape(change.reason))
    if change.source:
        st.caption(f"Because the posting says: “{md_escape(change.source)}”")
    for line in change.drawn_from:
        st.caption(f"From your profile: “{md_escape(line)}”")
    _difference(change)


def _undone(path: str, resume: Resume, redo: Choice) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{md_escape(_place(path, resume))}** · as in your profile")
        st.button("Redo", key=f"redo-{path}", icon=":material/redo:", on_click=partial(redo, [path]))


def _difference(change: Change) -> None:
    old, new = change.old.splitlines(), change.new.splitlines()
    with st.expander("Show before and after"):
        if old:
            is_list = change.path.endswith("highlights") or change.path == "projects"
            is_cut = is_list and any(line not in new for line in old)
            st.caption(_CUT if is_cut else "Before")
            kept = new if is_cut else old
            st.markdown("\n".join(f"1. {_struck(line, kept)}" for line in old))
            st.caption("Now")
        st.markdown("\n".join(f"1. {md_escape(line)}" for line in new))


def _struck(line: str, kept: Sequence[str]) -> str:
    return md_escape(line) if line in kept else f"~~{md_escape(line)}~~"


def _place(path: str, resume: Resume) -> str:
    """ "work[1].highlights" → the job's own title and employer."""
    found = _PATH.match(path)
    if path == "basics.summary":
        return "Summary"
    if found is None:
        return path.split(".")[0].capitalize()
    number = int(found[2])
    if found[1] == "work" and number < len(resume.work):
        return ", ".join(part for part in (resume.work[number].position, resume.work[number].name) if part)
    return f"{found[1].capitalize()} {number + 1}"
