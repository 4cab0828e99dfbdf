"""What was read and may be wrong: asked about before anything is made from it."""

from collections.abc import Sequence

import streamlit as st

from core.domain.reading import FieldReading
from core.domain.records import ProfileRecord
from core.domain.resume import Resume
from core.services.readings import say_all_is_right
from core.ui.components.plain import md_escape
from core.ui.components.problems import attempt, problem_panel
from core.ui.profile.words import entry_name, field_name, reason_for
from core.ui.session import ports, require_user

_SHOWN, _SKILLS_SHOWN = 6, 3


def reading_doubts(record: ProfileRecord, doubts: Sequence[FieldReading]) -> None:
    """Nothing when everything is sure, or the person has said that it is right."""
    if not doubts:
        return
    lines = _lines(doubts, record.resume)
    with st.container(border=True, key=f"doubts-{record.id}"):
        st.markdown(f"**Please check {_things(len(lines))}**")
        st.markdown("\n".join(f"- {line}" for line in lines[:_SHOWN]))
        if len(lines) > _SHOWN:
            st.caption(f"And {len(lines) - _SHOWN} more: “Correct something” marks all of them.")
        st.button(
            "Everything is right",
            key=f"all-right-{record.id}",
            icon=":material/check:",
            on_click=_all_right,
            args=(record.id,),
        )
        problem_panel(f"all-right-{record.id}")


def _all_right(profile_id: str) -> None:
    attempt(f"all-right-{profile_id}", lambda: say_all_is_right(ports(), require_user(), profile_id))


def _things(count: int) -> str:
    return "one thing" if count == 1 else f"{count} things"


def _lines(doubts: Sequence[FieldReading], resume: Resume) -> list[str]:
    """One for each field; skills are many and short, so they have one together."""
    skills = [md_escape(one.value) for one in doubts if one.path.startswith("skills.")]
    lines = [_line(one, resume) for one in doubts if not one.path.startswith("skills.")]
    if skills:
        shown = ", ".join(f"“{skill}”" for skill in skills[:_SKILLS_SHOWN])
        more = f" and {len(skills) - _SKILLS_SHOWN} more" if len(skills) > _SKILLS_SHOWN else ""
        lines.append(f"**Skills**: {shown}{more}. Are these skills?")
    return lines


def _line(doubt: FieldReading, resume: Resume) -> str:
    entry = entry_name(doubt.path, resume)
    of_entry = f" ({md_escape(entry)})" if entry and entry != doubt.value else ""
    read = f": “{md_escape(doubt.value)}”" if doubt.value else ""
    return f"**{field_name(doubt.path)}**{of_entry}{read}. {reason_for(doubt)}"
