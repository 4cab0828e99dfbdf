"""streamlit-authenticator's sign-in form, with our accounts behind it.

Its own cookie is set by a script, so every script can read it, and nobody can end it; its own accounts are a
dictionary of everybody, held in memory. Both stay out: the form asks, `core.services.accounts` decides.
"""

from collections.abc import Callable

import streamlit as st
from streamlit_authenticator import Authenticate

_WORDS = {
    "Form name": "Sign in",
    "Username": "E-mail address",
    "Password": "Password",
    "Login": "Sign in",
}
Check = Callable[[str, str], bool]


class SignInForm(Authenticate):  # type: ignore[misc]
    """`show` draws the form and, when it is sent, asks `check(email, password)`."""

    def __init__(self, check: Check) -> None:
        self.attrs = {"login_sleep_time": 0}
        self.path = None
        self.cookie_controller = _NoCookie()
        self.authentication_controller = _Checking(check)

    def show(self) -> None:
        st.session_state.setdefault("authentication_status", None)
        self.login(fields=_WORDS, key="sign-in")


class _Checking:
    def __init__(self, check: Check) -> None:
        self._check = check

    def login(self, username: str = "", password: str = "", *_: object, **__: object) -> bool:
        """As the form calls it; the other arguments are limits that we keep ourselves."""
        return self._check(username, password)


class _NoCookie:
    def get_cookie(self) -> None:
        return None

    def set_cookie(self) -> None:
        return None
