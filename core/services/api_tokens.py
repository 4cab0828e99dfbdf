"""Tokens for programs of the person's own: shown once, kept as a hash, taken back at any time."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from core.domain.accounts import ApiToken, Caller, Scope, token_hash
from core.domain.audit import AuditAction
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports
from core.services.audit import write_down

PREFIX = "aw_"
"""Tells these from access tokens, and lets scanners of public code find one that leaked."""

DEFAULT_DAYS = 30
MOST_TOKENS = 50
MOST_LABEL_CHARACTERS = 100
_SEEN_SECONDS = 60

_TOO_MANY = f"You have {MOST_TOKENS} tokens, and more is not possible. Revoke one that you no longer use."
_NOT_AT_SUPABASE = (
    "Where Supabase keeps accounts and rows there are no tokens of this kind. Sign in at POST /auth/token and"
    " renew it at POST /auth/refresh."
)
_NOT_VALID = "This token is not valid any more. Make a new one and put it in its place."


def issue_api_token(
    ports: Ports, user_id: str, scope: Scope, label: str = "", days: int | None = DEFAULT_DAYS
) -> tuple[ApiToken, str]:
    """A new token's row and the token itself, which nobody can see again. `days` None: until revoked.

    UNAUTHORIZED where rows lie at Supabase: such a token would open nothing there.
    """
    if ports.hosted_accounts:
        raise UserError(ErrorCode.UNAUTHORIZED, _NOT_AT_SUPABASE)
    if len(list_api_tokens(ports, user_id)) >= MOST_TOKENS:
        raise UserError(ErrorCode.QUOTA, _TOO_MANY)
    secret = PREFIX + secrets.token_urlsafe(32)
    now = ports.clock()
    row = ApiToken(
        id=ports.new_id(),
        user_id=user_id,
        created_at=now,
        token_hash=token_hash(secret),
        scope=scope,
        label=label[:MOST_LABEL_CHARACTERS],
        expires_at=None if days is None else now + timedelta(days=days),
    )
    ports.api_tokens.add(user_id, row)
    write_down(ports, user_id, AuditAction.TOKEN_ADDED, row.id, scope=scope)
    return row, secret


def list_api_tokens(ports: Ports, user_id: str) -> Sequence[ApiToken]:
    """Those not revoked, newest first."""
    return ports.api_tokens.list(user_id, {"revoked_at": None})


def revoke_api_token(ports: Ports, user_id: str, token_id: str) -> None:
    """From now on the token opens nothing. NOT_FOUND when the person never had it."""
    alive = {"id": token_id, "revoked_at": None}
    if ports.api_tokens.change(user_id, alive, {"revoked_at": ports.clock()}) == 0:
        ports.api_tokens.require(user_id, token_id)
        return
    write_down(ports, user_id, AuditAction.TOKEN_REVOKED, token_id)


def caller_with(ports: Ports, secret: str) -> Caller:
    """Who holds this API token; UNAUTHORIZED when it is unknown, revoked or past its time."""
    token = ports.identity.api_token(token_hash(secret))
    now = ports.clock()
    if token is None or token.revoked_at or (token.expires_at is not None and token.expires_at <= now):
        raise UserError(ErrorCode.UNAUTHORIZED, _NOT_VALID)
    if token.last_used_at is None or (now - token.last_used_at).total_seconds() >= _SEEN_SECONDS:
        ports.api_tokens.change(token.user_id, {"id": token.id}, {"last_used_at": now})
    return Caller(token.user_id, token.scope)
