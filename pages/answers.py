"""What a person answers to the questions that forms ask again and again."""

import streamlit as st

from core.services.answers import change_answers
from core.ui.components.answer_form import answer_form, answers_in_hand, begin_anew
from core.ui.components.problems import attempt, problem_panel, wants_again
from core.ui.flow import chosen_candidate
from core.ui.session import ports, require_user

_PLACE = "answers-save"


def show() -> None:
    user_id, candidate = require_user(), chosen_candidate()
    st.title("Answers", anchor=False)
    st.markdown(
        "Forms ask the same things again and again. Answer them once: each new application takes them along. "
        "What you leave empty stays empty in the form too. Languages come from the CV."
    )
    changes = answer_form(answers_in_hand(ports(), user_id, candidate))
    is_wanted = st.button("Save", key="answers-save", type="primary", disabled=not changes)
    if changes:
        st.caption("Not saved yet.")
    if is_wanted or wants_again(_PLACE):
        saved = attempt(_PLACE, lambda: change_answers(ports(), user_id, changes, candidate))
        if saved is not None:
            begin_anew(saved)
            st.toast("Saved.", icon=":material/check:")
            st.rerun()
    problem_panel(_PLACE)


show()
