"""Signing in with an account at another service: the browser goes there and comes back with a code.

The code alone signs nobody in: else a stranger could send somebody here with the stranger's own code and
collect what is then uploaded. The proof is a verifier that only the browser that left here has kept.
"""

from dataclasses import replace
from datetime import timedelta

from core.domain.accounts import KeptVerifier, OAuthStart
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports
from core.services.browser_sessions import exchange_ticket
from core.services.hosted_accounts import require_service
from core.services.hosted_sessions import hosted_ticket
from core.services.tries import counted_return

OAUTH_COOKIE = "applywright_oauth"
OAUTH_SECONDS = 10 * 60
_SEALED_FOR = "oauth"
"""No person's id, so that nothing else that is sealed opens as a verifier."""

_NOT_BEGUN_HERE = "This sign-in was begun in another window or too long ago. Begin it again."


def begin_oauth(ports: Ports, provider: str, redirect: str) -> OAuthStart:
    """Where to send this browser, and the verifier, sealed, for a cookie of its own."""
    start = require_service(ports).oauth_url(provider, redirect)
    kept = KeptVerifier(verifier=start.verifier, until=ports.clock() + timedelta(seconds=OAUTH_SECONDS))
    return replace(start, verifier=ports.session_vault.seal(_SEALED_FOR, kept.model_dump_json()))


def finish_oauth(ports: Ports, code: str, kept: str, address: str) -> str:
    """What the session's cookie holds from now on. UNAUTHORIZED for a code that does not belong to what this
    browser has `kept`, RATE_LIMITED after too many of them from this client address.

    Who brings nothing that we have sealed costs nothing and is not counted: any page can send people here.
    """
    verifier = _verifier(ports, kept)
    if not code:
        raise UserError(ErrorCode.UNAUTHORIZED, _NOT_BEGUN_HERE)
    with counted_return(ports, address):
        signed_in = require_service(ports).finish_oauth(code, verifier)
    return exchange_ticket(ports, hosted_ticket(ports, signed_in))


def _verifier(ports: Ports, kept: str) -> str:
    try:
        found = KeptVerifier.model_validate_json(ports.session_vault.open(_SEALED_FOR, kept))
    except UserError:
        raise UserError(ErrorCode.UNAUTHORIZED, _NOT_BEGUN_HERE) from None
    if found.until <= ports.clock():
        raise UserError(ErrorCode.UNAUTHORIZED, _NOT_BEGUN_HERE)
    return found.verifier
