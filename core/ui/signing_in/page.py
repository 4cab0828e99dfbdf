"""The page for those who are not signed in: come in, make an account, set a forgotten password anew."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from core.domain.accounts import SignInTrouble
from core.domain.errors import ErrorCode
from core.ui.components.erased_note import erased_note
from core.ui.components.problems import Problem, attempt, keep_problem, problem_note
from core.ui.session import client_address, nobodys_ports, remember
from core.ui.signing_in.door import Door
from core.ui.signing_in.elsewhere import links_elsewhere
from core.ui.signing_in.form import SignInForm
from core.ui.signing_in.reset import reset_forms
from core.ui.signing_in.sending import send_to

_TICKET = "sign_in.ticket"
_WAY = "sign_in.way"
_MAILED = "sign_in.mailed"
_INTRODUCTION = "A tailored CV and cover letter that read well, score honestly and never lie."
_FORGOTTEN = "Forgotten your password? Ask the person who runs this server: they can set a new one."
TROUBLES: Mapping[str, Problem] = {
    SignInTrouble.AGAIN: Problem(
        ErrorCode.UNAUTHORIZED, "This sign-in was begun too long ago or used already. Sign in again."
    ),
    SignInTrouble.REFUSED: Problem(
        ErrorCode.UNAUTHORIZED,
        "The other service did not let you in, or you stopped it there. Try again, or sign in with your "
        "e-mail address and a password.",
    ),
    SignInTrouble.WAIT: Problem(
        ErrorCode.RATE_LIMITED, "There were too many tries. Wait a quarter of an hour and sign in again."
    ),
    SignInTrouble.AWAY: Problem(
        ErrorCode.NETWORK,
        "The service that keeps the accounts does not answer just now. Try again in a moment.",
    ),
}
"""What the words in this page's address stand for; nothing else of the address is ever shown."""

_LOOK_INTO_YOUR_MAIL = "We have sent you a mail. Open the link in it, then come back here and sign in."


def sign_in_page(door: Door) -> None:
    st.title("Welcome to Applywright", anchor=False)
    st.markdown(_INTRODUCTION)
    ticket = st.session_state.pop(_TICKET, None)
    if ticket is not None:
        st.markdown("You are signed in. One moment …")
        send_to(f"/auth/session?ticket={ticket}")
        return
    erased_note()
    trouble = TROUBLES.get(st.query_params.pop("sign_in", ""))
    if trouble:
        keep_problem("sign-in", trouble)
    with st.container(key="door", width=460):
        if st.session_state.pop(_MAILED, False):
            st.info(_LOOK_INTO_YOUR_MAIL, icon=":material/mail:")
        _WAYS.get(st.session_state.get(_WAY, ""), _come_in)(door)


def _come_in(door: Door) -> None:
    SignInForm(partial(_enter, door)).show()
    problem_note("sign-in")
    links_elsewhere(door.providers)
    if door.sign_up:
        _way_to("new", "I have no account yet")
    if door.mails_codes:
        _way_to("reset", "I have forgotten my password")
    else:
        st.caption(_FORGOTTEN)


def _new_account(door: Door) -> None:
    with st.form("new-account"):
        st.subheader("Make an account", anchor=False)
        email = st.text_input("E-mail address", key="new-email", autocomplete="username", max_chars=254)
        password = st.text_input(
            "Password", key="new-password", type="password", autocomplete="new-password", max_chars=72
        )
        st.caption("At least 8 characters. A few words in a row are easy to remember and hard to guess.")
        sent = st.form_submit_button("Make my account", type="primary")
    if sent:
        attempt("new-account", partial(_sign_up, door, email, password))
    problem_note("new-account")
    _way_to("", "I have an account")


def _reset(_: Door) -> None:
    reset_forms(_let_in)
    _way_to("", "Back to signing in")


_WAYS = {"new": _new_account, "reset": _reset}


def _way_to(way: str, words: str) -> None:
    st.button(words, key=f"way-{way}", type="tertiary", on_click=partial(remember, _WAY, way))


def _enter(door: Door, email: str, password: str) -> bool:
    ticket = attempt("sign-in", lambda: door.sign_in(nobodys_ports(), email, password, client_address()))
    if ticket is not None:
        _let_in(ticket)
    return ticket is not None


def _sign_up(door: Door, email: str, password: str) -> None:
    ticket = door.sign_up(nobodys_ports(), email, password, client_address()) if door.sign_up else None
    if ticket is not None:
        _let_in(ticket)
    remember(_MAILED, True)
    remember(_WAY, "")
    st.rerun()


def _let_in(ticket: str) -> None:
    remember(_TICKET, ticket)
    st.rerun()
