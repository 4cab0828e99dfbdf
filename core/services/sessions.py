"""Sessions: a sign-in that goes on by exchanging refresh tokens, each good for one time."""

import secrets
from datetime import timedelta

from core.domain.accounts import Bearer, RefreshToken, SignedIn, token_hash
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports

ACCESS_SECONDS = 15 * 60
REFRESH_DAYS = 30
"""A session ends when nobody came for this long."""

_OVER = "This session is over. Sign in again."


def start_session(ports: Ports, user_id: str) -> SignedIn:
    """The first pair of tokens of a new family."""
    return _hand_out(ports, user_id, ports.new_id())


def refresh(ports: Ports, refresh_token: str) -> SignedIn:
    """The next pair for an unused token; UNAUTHORIZED for any other.

    A used one means that two parties hold it, and one of them is a thief: the whole family ends. Its
    follower is kept before the token is marked as used, so that whoever loses the race finds and ends it.
    """
    token = ports.identity.refresh_token(token_hash(refresh_token))
    if token is None or token.revoked_at or token.expires_at <= ports.clock():
        raise UserError(ErrorCode.UNAUTHORIZED, _OVER)
    handed_out = _hand_out(ports, token.user_id, token.family) if token.used_at is None else None
    unused = {"id": token.id, "used_at": None, "revoked_at": None}
    won = ports.refresh_tokens.change(token.user_id, unused, {"used_at": ports.clock()})
    if handed_out is None or not won:
        _end(ports, token)
        raise UserError(ErrorCode.UNAUTHORIZED, _OVER)
    return handed_out


def end_session(ports: Ports, refresh_token: str) -> None:
    """Signs out: no token of the family can be exchanged any more. Nothing happens for an unknown one."""
    token = ports.identity.refresh_token(token_hash(refresh_token))
    if token is not None:
        _end(ports, token)


def forget_sessions(ports: Ports) -> int:
    """Removes the sessions and tokens that nobody can use any more; how many."""
    return ports.identity.forget_expired(ports.clock())


def _hand_out(ports: Ports, user_id: str, family: str) -> SignedIn:
    secret = secrets.token_urlsafe(32)
    now = ports.clock()
    row = RefreshToken(
        id=ports.new_id(),
        user_id=user_id,
        created_at=now,
        family=family,
        token_hash=token_hash(secret),
        expires_at=now + timedelta(days=REFRESH_DAYS),
    )
    ports.refresh_tokens.add(user_id, row)
    access_token = ports.token_issuer.issue(Bearer(user_id, family), ACCESS_SECONDS)
    return SignedIn(user_id, access_token, secret, ACCESS_SECONDS)


def _end(ports: Ports, token: RefreshToken) -> None:
    alive = {"family": token.family, "revoked_at": None}
    ports.refresh_tokens.change(token.user_id, alive, {"revoked_at": ports.clock()})
