"""A forgotten password is set anew with a code that comes by mail."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

import streamlit as st

from core.domain.errors import UserError
from core.services.hosted_accounts import note_new_password, reset_password, send_reset_mail
from core.services.hosted_sessions import hosted_ticket
from core.ui.components.problems import attempt, problem_note
from core.ui.session import client_address, nobodys_ports, ports_of, remember

_ADDRESS = "reset.address"
_PLACE = "reset"


def reset_forms(let_in: Callable[[str], None]) -> None:
    """First the address, then the code and the new password; `let_in` is given a ticket."""
    address = st.session_state.get(_ADDRESS)
    if address:
        _with_code(address, let_in)
    else:
        _ask_for_mail()
    problem_note(_PLACE)


def _ask_for_mail() -> None:
    with st.form("reset-mail"):
        st.subheader("Set a new password", anchor=False)
        email = st.text_input("E-mail address", key="reset-email", autocomplete="username", max_chars=254)
        sent = st.form_submit_button("Send me a code")
    if sent and attempt(_PLACE, partial(_send, email)):
        remember(_ADDRESS, email)
        st.rerun()


def _with_code(email: str, let_in: Callable[[str], None]) -> None:
    with st.form("reset-code"):
        st.subheader("Set a new password", anchor=False)
        st.text(f"If there is an account for {email}, a mail with a code is on its way.")
        code = st.text_input("Code from the mail", autocomplete="one-time-code", max_chars=100)
        password = st.text_input(
            "New password", type="password", autocomplete="new-password", max_chars=72, key="reset-password"
        )
        sent = st.form_submit_button("Set it and sign in")
    st.button("Send another code", type="tertiary", on_click=partial(remember, _ADDRESS, ""))
    if not sent:
        return
    ticket = attempt(_PLACE, partial(_reset, email, code, password))
    if ticket is not None:
        remember(_ADDRESS, "")
        let_in(ticket)


def _send(email: str) -> bool:
    send_reset_mail(nobodys_ports(), email, client_address())
    return True


def _reset(email: str, code: str, password: str) -> str:
    """What follows the change must not undo it: a code is good for one time."""
    signed_in = reset_password(nobodys_ports(), email, code, password, client_address())
    with suppress(UserError):
        note_new_password(ports_of(signed_in), signed_in.user_id)
    return hosted_ticket(nobodys_ports(), signed_in)
