"""What the tailored CV has changed, each with its reason."""

import re
from collections.abc import Callable
from functools import partial

import streamlit as st

from core.domain.jobs import PreviewRequest, PreviewResult
from core.domain.resume import Resume
from core.domain.tailoring import Change
from core.ui.components.plain import md_escape

_PATH = re.compile(r"(\w+)\[(\d+)\]")
_UNCHANGED = "Nothing had to be changed: the CV fits this posting as it is."
_PROMISE = "Employers, titles, dates and degrees are never touched. No sentence of yours is rewritten."
_ALONE = "Your CV was left alone, as you wished."

Choice = Callable[[str], None]
"""What happens to the change of this path."""


def changes_view(result: PreviewResult, request: PreviewRequest, undo: Choice, redo: Choice) -> None:
    """One box per change, with its reason and a way back; then what was taken back, with a way there."""
    st.markdown(_PROMISE)
    if request.strength == "none":
        st.markdown(f":green[:material/check:] {_ALONE}")
    elif not result.changes and not request.undone:
        st.markdown(f":green[:material/check:] {_UNCHANGED}")
    for change in result.changes:
        with st.container(border=True, key=f"change-{change.path}"):
            _change(change, result.cv, undo)
    for path in request.undone:
        with st.container(border=True, key=f"undone-{path}"):
            _undone(path, result.cv, redo)


def _change(change: Change, resume: Resume, undo: Choice) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{md_escape(_place(change.path, resume))}**")
        st.button(
            "Undo", key=f"undo-{change.path}", icon=":material/undo:", on_click=partial(undo, change.path)
        )
    st.markdown(md_escape(change.reason))
    if change.source:
        st.caption(f"Because the posting says: “{md_escape(change.source)}”")
    _difference(change)


def _undone(path: str, resume: Resume, redo: Choice) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{md_escape(_place(path, resume))}** · as in your profile")
        st.button("Redo", key=f"redo-{path}", icon=":material/redo:", on_click=partial(redo, path))


def _difference(change: Change) -> None:
    old, new = change.old.splitlines(), change.new.splitlines()
    dropped = [line for line in old if line not in new]
    with st.expander("Show before and after"):
        st.markdown("\n".join(f"1. {md_escape(line)}" for line in new))
        if dropped:
            st.caption("Left out (still in the profile)")
            st.markdown("\n".join(f"- ~~{md_escape(line)}~~" for line in dropped))


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
