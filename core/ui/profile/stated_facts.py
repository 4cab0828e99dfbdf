"""What the person stated to be true of themselves, beside what their CV says."""

from functools import partial

import streamlit as st

from core.domain.records import ProfileRecord
from core.domain.stated import stated_in
from core.services.stating import take_back
from core.ui.components.plain import md_escape
from core.ui.components.problems import attempt, problem_note
from core.ui.session import ports, require_user


def stated_facts(record: ProfileRecord) -> None:
    """Each with a way to take it back; nothing where nothing was stated."""
    stated = stated_in(record.resume.meta)
    if not stated:
        return
    place = f"stated-{record.id}"
    st.markdown("##### Stated by you")
    st.caption("You said that this is true, so texts may say it too. It does not stand in the CV.")
    for number, sentence in enumerate(stated):
        with st.container(horizontal=True, vertical_alignment="center", key=f"{place}-{number}"):
            with st.container(gap=None):
                st.markdown(md_escape(sentence))
            back = partial(_take_back, place, record.id, sentence)
            st.button("Take back", key=f"{place}.{number}.back", on_click=back, type="tertiary")
    problem_note(place)


def _take_back(place: str, profile_id: str, sentence: str) -> None:
    attempt(place, lambda: take_back(ports(), require_user(), profile_id, sentence))
