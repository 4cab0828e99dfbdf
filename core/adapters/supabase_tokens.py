"""Access tokens that a Supabase project signs, checked with its public keys."""

import logging
import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.domain.accounts import Bearer
from core.domain.errors import ErrorCode, UserError
from core.ports import TokenReader

if TYPE_CHECKING:
    from jwt import PyJWK

FRESH_SECONDS = 600.0
"""Keys older than this are asked for again; until that works, the known ones go on serving."""

PAUSE_SECONDS = 10.0
"""The endpoint is asked no more often than this, however many strange tokens come in."""

TIMEOUT_SECONDS = 3.0
LEEWAY_SECONDS = 30

_ALGORITHMS = ["ES256", "RS256"]
_BY_PROJECT = "HS256"
_AUDIENCE = "authenticated"
_CLAIMS = ["exp", "iat", "sub", "aud", "iss"]
_NOT_VALID = "This token is not valid or has expired. Sign in again."
_UNREACHABLE = "The sign-in service does not answer, so nobody can be let in just now. Try again in a moment."

log = logging.getLogger(__name__)


class SupabaseTokens:
    """`TokenReader` for the project at `url`. `asked` reads tokens of a project that publishes no keys."""

    def __init__(
        self,
        url: str,
        asked: TokenReader | None = None,
        pause: float = PAUSE_SECONDS,
        fresh: float = FRESH_SECONDS,
    ) -> None:
        self._asked = asked
        self._issuer = f"{url.rstrip('/')}/auth/v1"
        self._keys = PublicKeys(f"{self._issuer}/.well-known/jwks.json", pause, fresh)

    def read(self, token: str) -> Bearer:
        if self._asked and _algorithm(token) == _BY_PROJECT and self._keys.are_none():
            return self._asked.read(token)
        return self._checked(token)

    def _checked(self, token: str) -> Bearer:
        import jwt

        try:
            claims = jwt.decode(
                token,
                self._key_of(token),
                algorithms=_ALGORITHMS,
                audience=_AUDIENCE,
                issuer=self._issuer,
                leeway=LEEWAY_SECONDS,
                options={"require": _CLAIMS},
            )
        except jwt.PyJWTError:
            raise UserError(ErrorCode.UNAUTHORIZED, _NOT_VALID) from None
        if not claims["sub"]:
            raise UserError(ErrorCode.UNAUTHORIZED, _NOT_VALID)
        return Bearer(str(claims["sub"]), email=str(claims.get("email") or ""))

    def _key_of(self, token: str) -> "PyJWK":
        """The key a token names. Its algorithm is looked at first: a wrong one costs no request."""
        import jwt

        header = jwt.get_unverified_header(token)
        if header.get("alg") not in _ALGORITHMS:
            raise jwt.InvalidAlgorithmError
        key = self._keys.get(str(header.get("kid", "")))
        if key is None:
            raise jwt.InvalidKeyError
        return key


def _algorithm(token: str) -> str:
    import jwt

    try:
        return str(jwt.get_unverified_header(token).get("alg"))
    except jwt.PyJWTError:
        return ""


class PublicKeys:
    """The keys at `address` by id, kept through the endpoint's bad hours. Safe to use from many threads."""

    def __init__(self, address: str, pause: float, fresh: float) -> None:
        self._address = address
        self._pause = pause
        self._fresh = fresh
        self._known: dict[str, PyJWK] = {}
        self._publishes_none = False
        self._fetched_at = self._asked_at = -float("inf")
        self._lock = threading.Lock()

    def get(self, key_id: str) -> "PyJWK | None":
        """The key, or None when the project has no such key. `UserError(NETWORK)` while no key is known."""
        self._ask_if_worth(key_id)
        if not self._known:
            raise UserError(ErrorCode.NETWORK, _UNREACHABLE, retry_after=round(self._pause) or 1)
        return self._known.get(key_id)

    def are_none(self) -> bool:
        """Whether the project has said that it signs with a secret it shares with nobody.
        `UserError(NETWORK)` while it has said nothing."""
        if not self._publishes_none:
            self._ask_if_worth("")
        if not self._known and not self._publishes_none:
            raise UserError(ErrorCode.NETWORK, _UNREACHABLE, retry_after=round(self._pause) or 1)
        return self._publishes_none and not self._known

    def _ask_if_worth(self, key_id: str) -> None:
        if self._is_worth_asking(key_id) and self._lock.acquire(blocking=key_id not in self._known):
            try:
                if self._is_worth_asking(key_id):
                    self._ask()
            finally:
                self._lock.release()

    def _is_worth_asking(self, key_id: str) -> bool:
        now = time.monotonic()
        is_old = now - self._fetched_at >= self._fresh
        return (is_old or key_id not in self._known) and now - self._asked_at >= self._pause

    def _ask(self) -> None:
        """Fetches the keys. The pause begins at its end, so that whoever comes meanwhile waits for it."""
        import jwt

        client = jwt.PyJWKClient(self._address, cache_jwk_set=False, timeout=TIMEOUT_SECONDS)
        try:
            answer = client.fetch_data()
            self._publishes_none = answer.get("keys") == []
            if not self._publishes_none:
                self._keep(jwt.PyJWKSet.from_dict(answer).keys)
        except (jwt.PyJWTError, ValueError, RecursionError, OSError) as error:
            log.warning("the sign-in service's keys could not be read: %s", type(error).__name__)
        finally:
            self._asked_at = time.monotonic()

    def _keep(self, keys: "Sequence[PyJWK]") -> None:
        signing = [key for key in keys if key.key_id and key.public_key_use in ("sig", None)]
        self._known = {str(key.key_id): key for key in signing if key.algorithm_name in _ALGORITHMS}
        self._fetched_at = time.monotonic()
        if not self._known:
            log.warning("the project signs with none of %s: nobody can sign in", ", ".join(_ALGORITHMS))
