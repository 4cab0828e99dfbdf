"""A coach's desk: everybody one works for, with what is kept for each and what they agreed to."""

import streamlit as st

from core.services.candidates import MOST_LABEL_CHARACTERS, add_candidate, desks
from core.ui.components.candidate_card import candidate_card
from core.ui.components.problems import attempt, problem_panel, wants_again
from core.ui.session import ports, require_user

_PLACE = "candidates-add"


def show() -> None:
    known = desks(ports(), require_user())
    st.title("Candidates", anchor=False)
    st.markdown(
        "Do you apply for others? Keep each of them apart, with CVs, postings and documents of their own. "
        "At the top of the page you then choose whom you work for."
    )
    _add(len(known))
    for desk in known:
        candidate_card(desk)


def _add(known: int) -> None:
    """The field is a new one after each candidate, and so empty."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="candidates-add"):
        name = st.text_input(
            "Name of the candidate",
            key=f"candidates.name.{known}",
            max_chars=MOST_LABEL_CHARACTERS,
            autocomplete="off",
            persist_state="session",
        )
        wanted = st.button("Add", key="add-candidate", icon=":material/person_add:")
    if wanted or wants_again(_PLACE):
        added = attempt(_PLACE, lambda: add_candidate(ports(), require_user(), name))
        if added is not None:
            st.rerun()
    problem_panel(_PLACE)


show()
