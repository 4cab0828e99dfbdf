"""Signing out: the session ends at once, the visit forgets everything, then the browser loses its cookie."""

import streamlit as st

from core.services.browser_sessions import end_browser_session
from core.ui.session import ports, session_token
from core.ui.signing_in.sending import send_to

LEAVING = "leaving"


def leave() -> None:
    """A button's callback. The next person at this browser must find nothing of this visit."""
    end_browser_session(ports(), session_token())
    st.session_state.clear()
    st.session_state[LEAVING] = True


def leave_page() -> None:
    st.title("You are signed out", anchor=False)
    send_to("/auth/ended")
