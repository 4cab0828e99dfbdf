"""A posting as it was understood."""

from datetime import date

import streamlit as st

from core.domain.languages import MONTHS
from core.domain.posting import JobPosting, RequirementKind, Workplace
from core.ui.components.plain import md_escape

_GROUPS: dict[RequirementKind, str] = {
    "must": "They require",
    "nice": "Nice to have",
    "duty": "What you would do",
}
_WORKPLACES: dict[Workplace, str] = {
    "remote": "Work from home",
    "hybrid": "Partly from home, partly on site",
    "onsite": "Work on site",
}
_FIRST = 6


def terms(posting: JobPosting) -> None:
    """Where the work is done, and until when one may apply: one line, always there, so that nothing jumps."""
    said = [_WORKPLACES.get(posting.job_location_type, "")]
    if posting.valid_through:
        said.append(f"Apply until {_day(posting.valid_through)}")
    st.caption(" · ".join(filter(None, said)) or "The posting names no deadline.")


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


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {MONTHS['en'][day.month - 1]} {day.year}"


def _bullets(lines: list[str]) -> str:
    return "\n".join(f"- {md_escape(line)}" for line in lines)
