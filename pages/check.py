"""Any text of one's own, held against a CV: what it does not support is marked, with the reason."""

from functools import partial

import streamlit as st

from core.domain.stated import stated_in
from core.services.profiles import list_profiles
from core.services.stating import state_facts
from core.ui.components.checked_text import checked_text
from core.ui.components.problems import attempt, problem_note, problem_panel
from core.ui.components.text_to_check import check_in_hand, text_to_check
from core.ui.flow import chosen_candidate
from core.ui.session import ports, require_user

_PLACE, _STATING = "check", "check-stating"


def show() -> None:
    st.title("Check a text", anchor=False)
    st.markdown(
        "Paste a letter, a mail or an answer. Each sentence is held against a CV: its numbers, dates, names,"
        " titles and degrees, and how large a part it gives you. Nothing of it is sent anywhere; only what"
        " you add to the profile is kept."
    )
    profiles = list_profiles(ports(), require_user(), candidate_id=chosen_candidate())
    if not profiles:
        st.markdown("There is no CV to check against yet. Add one on the Profiles page first.")
        return
    asked = text_to_check(profiles)
    if asked is not None:
        checked = attempt(_PLACE, lambda: check_in_hand(ports(), asked))
        if checked is not None:
            problem_note(_STATING)
            checked_text(checked, stated_in(asked.profile.resume.meta), partial(_state, asked.profile.id))
    problem_panel(_PLACE)


def _state(profile_id: str, sentence: str) -> None:
    attempt(_STATING, lambda: state_facts(ports(), require_user(), profile_id, [sentence]))


show()
