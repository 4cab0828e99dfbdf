"""What the tailored CV has changed, each with its reason."""

import re
from collections.abc import Sequence

import streamlit as st

from core.domain.resume import Resume
from core.domain.tailoring import Change
from core.ui.components.plain import md_escape

_PATH = re.compile(r"(\w+)\[(\d+)\]")
_UNCHANGED = "Nothing had to be changed: the CV fits this posting as it is."
_PROMISE = "Employers, titles, dates and degrees are never touched. No sentence of yours is rewritten."


def changes_view(changes: Sequence[Change], resume: Resume) -> None:
    """One box per change: reason, then what stays in order, then what was left out."""
    st.markdown(_PROMISE)
    if not changes:
        st.markdown(f":green[:material/check:] {_UNCHANGED}")
    for change in changes:
        with st.container(border=True):
            st.markdown(f"**{md_escape(_place(change.path, resume))}**")
            st.markdown(md_escape(change.reason))
            if change.source:
                st.caption(f"Because the posting says: “{md_escape(change.source)}”")
            _difference(change)


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
