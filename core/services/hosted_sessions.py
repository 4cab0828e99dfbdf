"""A browser's session at the service that keeps the accounts, kept sealed in our own session's row.

Each refresh token is good for one exchange. Two tabs that find the same access token worn out would both
spend it, so within a process they queue up, and of two processes the second takes what the first has left.
"""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from core.domain.accounts import Caller, HeldTokens, Session, SignedIn
from core.domain.errors import ErrorCode, UserError
from core.ports import HostedAccounts, Ports
from core.services.browser_sessions import (
    end_browser_session,
    end_other_sessions,
    ended,
    hand_out_ticket,
    living_session,
)

SPARE_SECONDS = 240
"""An access token is handed out with at least this long to live: more than a preview may take."""

_PAUSES = (0.0, 0.1, 0.2, 0.4)
"""Seconds. The process that came first keeps what it was given right after its answer."""

_TURNS = [threading.Lock() for _ in range(64)]


def sealed_tokens(ports: Ports, signed_in: SignedIn) -> str:
    """What is kept of a sign-in, for `hand_out_ticket`."""
    held = HeldTokens(
        access_token=signed_in.access_token,
        refresh_token=signed_in.refresh_token,
        until=ports.clock() + timedelta(seconds=signed_in.expires_in),
        email=signed_in.email,
    )
    return ports.session_vault.seal(signed_in.user_id, held.model_dump_json())


def hosted_ticket(ports: Ports, signed_in: SignedIn) -> str:
    """A ticket for somebody whom the service has let in."""
    return hand_out_ticket(ports, signed_in.user_id, sealed_tokens(ports, signed_in))


def caller_in_browser(ports: Ports, cookie: str) -> Caller | None:
    """Whose cookie this is, with what they need to reach their rows; None when its session is over.

    NETWORK or STORAGE while the service does not answer and the last access token is worn out.
    """
    session = living_session(ports, cookie)
    if session is None:
        return None
    if ports.hosted_accounts is None:
        return Caller(session.user_id)
    held = _held(ports, session)
    if held is not None and _is_worn(ports, held):
        held = _refreshed(ports, ports.hosted_accounts, session)
    return Caller(session.user_id, access_token=held.access_token, email=held.email) if held else None


def sign_out_here(ports: Ports, cookie: str) -> None:
    """Ends this browser's session, also at the service if it can be told. Nothing happens for one that is
    over."""
    if ports.hosted_accounts:
        with suppress(UserError):
            _tell(ports, ports.hosted_accounts.sign_out, cookie)
    end_browser_session(ports, cookie)


def sign_out_elsewhere(ports: Ports, user_id: str, cookie: str) -> int:
    """Ends all sessions of this person but the one in this browser; how many browsers and programs of ours
    that were. What the service has let in elsewhere ends there; NETWORK or STORAGE when it cannot be told."""
    count = end_other_sessions(ports, user_id, cookie)
    if ports.hosted_accounts:
        _tell(ports, ports.hosted_accounts.sign_out_elsewhere, cookie)
    return count


def _tell(ports: Ports, end: Callable[[str], None], cookie: str) -> None:
    caller = caller_in_browser(ports, cookie)
    if caller:
        end(caller.access_token)


def _refreshed(ports: Ports, accounts: HostedAccounts, session: Session) -> HeldTokens | None:
    """The next pair of tokens; None when the service does not go on with this session."""
    with _TURNS[hash(session.id) % len(_TURNS)]:
        held = _newest(ports, session)
        if held is None or not _is_worn(ports, held):
            return held
        try:
            signed_in = accounts.refresh(held.refresh_token)
        except UserError as error:
            if error.code is ErrorCode.UNAUTHORIZED and (newer := _left_by_another(ports, session, held)):
                return newer
            if held.until > ports.clock():
                return held
            if error.code is ErrorCode.UNAUTHORIZED:
                _end(ports, session)
                return None
            raise
        ports.sessions.change(
            session.user_id, {"id": session.id}, {"sealed": sealed_tokens(ports, signed_in)}
        )
        return _newest(ports, session)


def _left_by_another(ports: Ports, session: Session, spent: HeldTokens) -> HeldTokens | None:
    """What another process has got for the same refresh token, a moment later perhaps."""
    for pause in _PAUSES:
        time.sleep(pause)
        held = _newest(ports, session)
        if held is None or held.refresh_token != spent.refresh_token:
            return held
    return None


def _end(ports: Ports, session: Session) -> None:
    """Only once the last access token is worn out too: what refuses us may be a gate before the service."""
    ports.sessions.change(session.user_id, {"id": session.id, "revoked_at": None}, ended(ports))


def _newest(ports: Ports, session: Session) -> HeldTokens | None:
    row = ports.sessions.get(session.user_id, session.id)
    return _held(ports, row) if row else None


def _held(ports: Ports, session: Session) -> HeldTokens | None:
    """None for a session from before rows lay at the service, and for one sealed under a lost key."""
    with suppress(UserError):
        return HeldTokens.model_validate_json(ports.session_vault.open(session.user_id, session.sealed))
    return None


def _is_worn(ports: Ports, held: HeldTokens) -> bool:
    return held.until - ports.clock() < timedelta(seconds=SPARE_SECONDS)
