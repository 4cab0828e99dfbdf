"""Access tokens that we sign ourselves: JWT with HS256, for the accounts of this installation."""

import hashlib
import hmac
import secrets
from datetime import UTC, datetime, timedelta

from core.domain.accounts import Bearer
from core.domain.errors import ErrorCode, UserError

LEEWAY_SECONDS = 30
NOT_VALID = "This token is not valid or has expired. Sign in again."

_ALGORITHM = "HS256"
_KIND = "access"
_CLAIMS = ["exp", "iat", "sub", "aud", "iss", "jti", "typ"]


class LocalTokens:
    """`TokenIssuer` and `TokenReader`. By the machine's clock: the checking library knows no other."""

    def __init__(self, key: bytes, audience: str, issuer: str) -> None:
        self._key = key
        self._audience = audience
        self._issuer = issuer

    def issue(self, bearer: Bearer, seconds: int) -> str:
        import jwt

        now = datetime.now(UTC)
        claims = {
            "sub": bearer.user_id,
            "sid": bearer.family,
            "aud": self._audience,
            "iss": self._issuer,
            "iat": now,
            "exp": now + timedelta(seconds=seconds),
            "jti": secrets.token_hex(16),
            "typ": _KIND,
        }
        return jwt.encode(claims, self._key, algorithm=_ALGORITHM)

    def read(self, token: str) -> Bearer:
        import jwt

        try:
            claims = jwt.decode(
                token,
                self._key,
                algorithms=[_ALGORITHM],
                audience=self._audience,
                issuer=self._issuer,
                leeway=LEEWAY_SECONDS,
                options={"require": _CLAIMS},
            )
        except jwt.PyJWTError:
            raise UserError(ErrorCode.UNAUTHORIZED, NOT_VALID) from None
        if claims["typ"] != _KIND or not claims["sub"]:
            raise UserError(ErrorCode.UNAUTHORIZED, NOT_VALID)
        return Bearer(str(claims["sub"]), str(claims.get("sid", "")))


def derived_key(secret: str, purpose: str) -> bytes:
    """A key of 32 bytes for one purpose: what leaks in one place opens nothing elsewhere."""
    return hmac.new(secret.encode(), purpose.encode(), hashlib.sha256).digest()
