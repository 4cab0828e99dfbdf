"""Signing out: the session ends at once, the visit forgets everything, then the browser loses its cookie."""

import streamlit as st

from core.services.hosted_sessions import sign_out_here
from core.ui.session import nobodys_ports, session_token
from core.ui.signing_in.sending import send_to

LEAVING = "leaving"


def leave() -> None:
    """A button's callback. The next person at this browser must find nothing of this visit."""
    sign_out_here(nobodys_ports(), session_token())
    st.session_state.clear()
    st.session_state[LEAVING] = True


def leave_page() -> None:
    st.title("You are signed out", anchor=False)
    send_to("/auth/ended")
