"""Browsers that are signed in: by a cookie that a script cannot read and that we can end at any time.

The page that checks a password cannot set such a cookie, only an HTTP answer can. So the page hands out a
ticket, good for one minute and one exchange, and sends the browser with it to a route that sets the cookie.
"""

import secrets
from datetime import timedelta

from core.domain.accounts import Session, token_hash
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports, every_row

COOKIE = "applywright_session"
TICKET_SECONDS = 60
SESSION_DAYS = 30

_NO_TICKET = "This sign-in was begun too long ago or used already. Sign in again."


def hand_out_ticket(ports: Ports, user_id: str, sealed: str = "") -> str:
    """For someone whose password has just been checked. `sealed` is kept with the session."""
    ticket = secrets.token_urlsafe(32)
    now = ports.clock()
    row = Session(
        id=ports.new_id(),
        user_id=user_id,
        created_at=now,
        ticket_hash=token_hash(ticket),
        ticket_until=now + timedelta(seconds=TICKET_SECONDS),
        sealed=sealed,
        expires_at=now + timedelta(days=SESSION_DAYS),
    )
    ports.sessions.add(user_id, row)
    return ticket


def take_back_ticket(ports: Ports, ticket: str) -> None:
    """It buys nothing any more."""
    session = ports.identity.session_with_ticket(token_hash(ticket))
    if session is not None:
        ports.sessions.change(session.user_id, {"id": session.id}, {"revoked_at": ports.clock()})


def exchange_ticket(ports: Ports, ticket: str) -> str:
    """What the cookie holds from now on. UNAUTHORIZED for a ticket that is old, used or none of ours."""
    session = ports.identity.session_with_ticket(token_hash(ticket))
    if session is None or session.revoked_at or session.ticket_until <= ports.clock():
        raise UserError(ErrorCode.UNAUTHORIZED, _NO_TICKET)
    token = secrets.token_urlsafe(32)
    unused = {"id": session.id, "token_hash": "", "revoked_at": None}
    if not ports.sessions.change(session.user_id, unused, {"token_hash": token_hash(token)}):
        raise UserError(ErrorCode.UNAUTHORIZED, _NO_TICKET)
    return token


def user_of_session(ports: Ports, token: str) -> str | None:
    """Whose cookie this is; None when it was never one of ours or its session is over."""
    session = living_session(ports, token)
    return session.user_id if session else None


def living_session(ports: Ports, token: str) -> Session | None:
    """The session that this cookie stands for, unless it is over."""
    session = ports.identity.session(token_hash(token)) if token else None
    if session is None or session.revoked_at or session.expires_at <= ports.clock():
        return None
    return session


def end_browser_session(ports: Ports, token: str) -> None:
    """Signs this browser out. Nothing happens for a session that is over."""
    session = ports.identity.session(token_hash(token)) if token else None
    if session is not None:
        ports.sessions.change(session.user_id, {"id": session.id, "revoked_at": None}, ended(ports))


def end_other_sessions(ports: Ports, user_id: str, token: str = "") -> int:
    """Signs out everywhere but in the browser that holds `token`: other browsers, and programs that signed in
    with the password. How many sessions that were. API tokens live on."""
    kept = token_hash(token) if token else None
    count = 0
    for session in list(every_row(ports.sessions, user_id, {"revoked_at": None})):
        if session.token_hash != kept:
            count += ports.sessions.change(user_id, {"id": session.id, "revoked_at": None}, ended(ports))
    return count + ports.refresh_tokens.change(user_id, {"revoked_at": None}, ended(ports))


def ended(ports: Ports) -> dict[str, object]:
    return {"revoked_at": ports.clock()}
