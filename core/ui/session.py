"""Who is here, and the ports of this process."""

import streamlit as st

from core.bootstrap import shared_runtime
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports
from core.settings import Settings

DEVELOPMENT_USER = "local"
_SIGN_IN = "You are not signed in. Open the start page and sign in."


def settings() -> Settings:
    return shared_runtime().settings


def ports() -> Ports:
    return shared_runtime().ports


def current_user() -> str | None:
    """The user's id, or None when nobody is signed in."""
    return DEVELOPMENT_USER if settings().has_development_user else None


def require_user() -> str:
    """Every page asks, because a page can be opened by its address. Raises UNAUTHORIZED."""
    user_id = current_user()
    if user_id is None:
        raise UserError(ErrorCode.UNAUTHORIZED, _SIGN_IN)
    return user_id


def remember(key: str, value: object) -> None:
    """Sets one value of this visit; a callback for buttons, which otherwise run too late to be seen."""
    st.session_state[key] = value


def forget(*keys: str) -> None:
    for key in keys:
        st.session_state.pop(key, None)
