"""Who a bearer token stands for."""

from core.domain.accounts import Bearer, Caller, Scope
from core.domain.errors import ErrorCode, UserError
from core.ports import Page, Ports
from core.services.api_tokens import PREFIX, caller_with

MOST_CHARACTERS = 8192
"""No honest token is longer; a longer one is not looked at."""

_NOT_VALID = "This token is not valid or has expired. Sign in again."
_FILLS_ONLY = "This token may only fill in forms. Use one that opens everything."


def caller_of(ports: Ports, token: str) -> Caller:
    """The caller behind an access token or an API token. Raises UNAUTHORIZED, or NETWORK as `TokenReader`."""
    if len(token) > MOST_CHARACTERS:
        raise UserError(ErrorCode.UNAUTHORIZED, _NOT_VALID)
    if token.startswith(PREFIX):
        return caller_with(ports, token)
    bearer = ports.token_reader.read(token)
    if bearer.family and not _goes_on(ports, bearer):
        raise UserError(ErrorCode.UNAUTHORIZED, _NOT_VALID)
    return Caller(bearer.user_id, access_token=token, email=bearer.email)


def _goes_on(ports: Ports, bearer: Bearer) -> bool:
    """Whether the sign-in still holds: it ends by signing out, with a new password and with an erasure."""
    alive = {"family": bearer.family, "revoked_at": None}
    return bool(ports.refresh_tokens.list(bearer.user_id, alive, page=Page(limit=1)))


def require_full(caller: Caller) -> str:
    """The caller's user id; UNAUTHORIZED for a token that opens only a part."""
    if caller.scope is not Scope.FULL:
        raise UserError(ErrorCode.UNAUTHORIZED, _FILLS_ONLY)
    return caller.user_id
