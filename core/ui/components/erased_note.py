"""Says once that everything was erased, on whatever page its owner then stands: inside or before the door."""

import streamlit as st

_KEY = "privacy.erased"


def remember_erased() -> None:
    st.session_state[_KEY] = True


def erased_note() -> None:
    if st.session_state.pop(_KEY, False):
        st.success("Everything of yours has been erased.")
