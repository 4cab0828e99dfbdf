"""Any text of one's own, held against a CV: what it does not support is marked, with the reason."""

import streamlit as st

from core.services.profiles import list_profiles
from core.ui.components.checked_text import checked_text
from core.ui.components.problems import attempt, problem_panel
from core.ui.components.text_to_check import check_in_hand, text_to_check
from core.ui.flow import chosen_candidate
from core.ui.session import ports, require_user

_PLACE = "check"


def show() -> None:
    st.title("Check a text", anchor=False)
    st.markdown(
        "Paste a letter, a mail or an answer. Each sentence is held against a CV: its numbers, dates, names,"
        " titles and degrees, and how large a part it gives you. Nothing of it is kept or sent anywhere."
    )
    profiles = list_profiles(ports(), require_user(), candidate_id=chosen_candidate())
    if not profiles:
        st.markdown("There is no CV to check against yet. Add one on the Profiles page first.")
        return
    asked = text_to_check(profiles)
    if asked is not None:
        checked = attempt(_PLACE, lambda: check_in_hand(ports(), asked))
        if checked is not None:
            checked_text(checked)
    problem_panel(_PLACE)


show()
