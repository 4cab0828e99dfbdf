"""The page for those who are not signed in: come in, or make an account."""

from functools import partial

import streamlit as st

from core.services.accounts import require_account, sign_up
from core.services.browser_sessions import hand_out_ticket
from core.ui.components.problems import attempt, problem_note
from core.ui.session import client_address, forget, ports, remember, settings
from core.ui.signing_in.form import SignInForm
from core.ui.signing_in.sending import send_to

_TICKET = "sign_in.ticket"
_NEW = "sign_in.is_new"
_INTRODUCTION = "A tailored CV and cover letter that read well, score honestly and never lie."
_FORGOTTEN = "Forgotten your password? Ask the person who runs this server: they can set a new one."


def sign_in_page() -> None:
    st.title("Welcome to Applywright", anchor=False)
    st.markdown(_INTRODUCTION)
    ticket = st.session_state.pop(_TICKET, None)
    if ticket is not None:
        st.markdown("You are signed in. One moment …")
        send_to(f"/auth/session?ticket={ticket}")
        return
    with st.container(key="door", width=460):
        if settings().sign_up and st.session_state.get(_NEW):
            _new_account()
        else:
            _come_in()


def _come_in() -> None:
    SignInForm(_check).show()
    problem_note("sign-in")
    if settings().sign_up:
        change = partial(remember, _NEW, True)
        st.button("I have no account yet", key="to-new-account", type="tertiary", on_click=change)
    st.caption(_FORGOTTEN)


def _new_account() -> None:
    with st.form("new-account"):
        st.subheader("Make an account", anchor=False)
        email = st.text_input("E-mail address", key="new-email", autocomplete="username", max_chars=254)
        password = st.text_input(
            "Password", key="new-password", type="password", autocomplete="new-password", max_chars=72
        )
        st.caption("At least 8 characters. A few words in a row are easy to remember and hard to guess.")
        sent = st.form_submit_button("Make my account", type="primary")
    if sent:
        account = attempt("new-account", lambda: sign_up(ports(), email, password, client_address()))
        if account is not None:
            _let_in(account.user_id)
    problem_note("new-account")
    st.button("I have an account", key="to-sign-in", type="tertiary", on_click=partial(forget, _NEW))


def _check(email: str, password: str) -> bool:
    account = attempt("sign-in", lambda: require_account(ports(), email, password, client_address()))
    if account is not None:
        _let_in(account.user_id)
    return account is not None


def _let_in(user_id: str) -> None:
    remember(_TICKET, hand_out_ticket(ports(), user_id))
    st.rerun()
