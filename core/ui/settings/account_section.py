"""Settings: the account, its password, and where it is signed in."""

import streamlit as st

from core.services.accounts import change_password
from core.services.hosted_sessions import sign_out_elsewhere
from core.ui.components.problems import attempt, problem_note
from core.ui.session import current_email, nobodys_ports, remember, require_user, session_token, settings
from core.ui.signing_in import leave

_DONE = "account.done"


def account_section() -> None:
    """Nothing is shown where nobody signs in; the password, only where it is ours to change."""
    if settings().has_development_user:
        return
    user_id = require_user()
    account = nobodys_ports().accounts.get(user_id, user_id)
    email = account.email if account else current_email()
    st.header("Your account", anchor=False)
    st.text(f"You are signed in as {email}." if email else "You are signed in.")
    if message := st.session_state.pop(_DONE, None):
        st.success(message, icon=":material/check:")
    with st.container(horizontal=True):
        st.button("Sign out", key="sign-out", on_click=leave)
        st.button("Sign out everywhere else", key="sign-out-elsewhere", on_click=_end_others)
    if account is None:
        return
    with st.expander("Change my password", icon=":material/key:"):
        _password_form()


def _password_form() -> None:
    with st.form("change-password", border=False):
        old = st.text_input("Password now", type="password", autocomplete="current-password", max_chars=72)
        new = st.text_input("New password", type="password", autocomplete="new-password", max_chars=72)
        sent = st.form_submit_button("Change it")
    if sent and attempt("password", lambda: _change(old, new)):
        st.rerun()
    problem_note("password")


def _change(old: str, new: str) -> bool:
    count = change_password(nobodys_ports(), require_user(), old, new, session_token())
    remember(_DONE, f"Your password is changed. Signed out in other places: {count}.")
    return True


def _end_others() -> None:
    count = attempt("sessions", lambda: sign_out_elsewhere(nobodys_ports(), require_user(), session_token()))
    if count is not None:
        remember(_DONE, f"Signed out in other places: {count}.")
