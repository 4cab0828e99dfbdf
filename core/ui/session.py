"""Who is here, and the ports of this process."""

from datetime import UTC, date, tzinfo
from zoneinfo import ZoneInfo

import streamlit as st

from core.bootstrap import shared_runtime
from core.domain.accounts import LOCAL_USER, Caller, SignedIn
from core.domain.client_address import believed_address
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports
from core.services.browser_sessions import COOKIE
from core.services.hosted_sessions import caller_in_browser
from core.settings import Settings

_VISITOR = "visitor"
_SIGN_IN = "You are not signed in. Open the start page and sign in."


def settings() -> Settings:
    return shared_runtime().settings


def nobodys_ports() -> Ports:
    """For what happens before it is known who is here; they reach no person's rows at Supabase."""
    return shared_runtime().ports


def ports() -> Ports:
    """The ports of whoever is here, never kept: the next run of this page may belong to somebody else."""
    runtime = shared_runtime()
    if runtime.hosted is None:
        return runtime.ports
    caller = current_caller()
    return runtime.ports_for(caller) if caller else runtime.ports


def ports_of(signed_in: SignedIn) -> Ports:
    """For somebody whom Supabase has just let in, before their session begins."""
    return shared_runtime().ports_for(Caller(signed_in.user_id, access_token=signed_in.access_token))


def current_caller() -> Caller | None:
    """Who is here, or None when nobody is signed in.

    The cookie is looked up each time: what this connection knows of it is as old as the connection, and the
    session may have been ended elsewhere.
    """
    if settings().has_development_user:
        return Caller(LOCAL_USER)
    return caller_in_browser(nobodys_ports(), session_token())


def current_user() -> str | None:
    """The user's id, or None when nobody is signed in."""
    caller = current_caller()
    return caller.user_id if caller else None


def current_email() -> str:
    """The address of an account that Supabase keeps; "" where we keep it."""
    caller = current_caller()
    return caller.email if caller else ""


def visitor() -> str | None:
    """`current_user`, at the beginning of a page. A visit that goes on under another person, or under none,
    begins anew: it holds what was typed."""
    now = current_user()
    if st.session_state.get(_VISITOR, now) != now:
        st.session_state.clear()
    st.session_state[_VISITOR] = now
    return now


def session_token() -> str:
    """What the browser's cookie holds; "" without one."""
    return str(st.context.cookies.get(COOKIE, ""))


def client_address() -> str:
    """What to count a stranger's tries under, as `core.api.client` does it for requests."""
    return believed_address(
        st.context.headers.get_all("X-Forwarded-For"),
        st.context.ip_address or "",
        settings().trusted_proxies,
    )


def require_user() -> str:
    """Every page asks, because a page can be opened by its address. Raises UNAUTHORIZED."""
    user_id = current_user()
    if user_id is None:
        raise UserError(ErrorCode.UNAUTHORIZED, _SIGN_IN)
    return user_id


def time_zone() -> tzinfo:
    """The one that the visitor's browser names, which may be anything; UTC without one that is known."""
    try:
        return ZoneInfo(st.context.timezone or "")
    except (KeyError, ValueError, OSError):
        return UTC


def today_here() -> date:
    """The day where the visitor is."""
    return nobodys_ports().clock().astimezone(time_zone()).date()


def remember(key: str, value: object) -> None:
    """Sets one value of this visit; a callback for buttons, which otherwise run too late to be seen."""
    st.session_state[key] = value


def forget(*keys: str) -> None:
    for key in keys:
        st.session_state.pop(key, None)
