"""A posting as it was understood."""

import streamlit as st

from core.domain.posting import JobPosting, RequirementKind
from core.ui.components.plain import md_escape

_GROUPS: dict[RequirementKind, str] = {
    "must": "They require",
    "nice": "Nice to have",
    "duty": "What you would do",
}
_FIRST = 6


def requirement_list(posting: JobPosting) -> None:
    """Must, nice and duty apart, in the posting's own words."""
    groups = {kind: [item.text for item in posting.requirements if item.kind == kind] for kind in _GROUPS}
    if not any(groups.values()):
        st.caption("We found no list of requirements. The whole text of the posting is used instead.")
    for kind, lines in groups.items():
        if lines:
            st.markdown(f"##### {_GROUPS[kind]}")
            st.markdown(_bullets(lines[:_FIRST]))
            if len(lines) > _FIRST:
                with st.expander(f"{len(lines) - _FIRST} more"):
                    st.markdown(_bullets(lines[_FIRST:]))


def _bullets(lines: list[str]) -> str:
    return "\n".join(f"- {md_escape(line)}" for line in lines)
