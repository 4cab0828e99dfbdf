"""Access tokens of projects that sign with a shared secret: only the project itself can check one."""

import time
from hashlib import sha256

from core.adapters.supabase.client import SupabaseProject
from core.adapters.supabase.errors import in_our_words
from core.domain.accounts import Bearer
from core.domain.errors import ErrorCode, UserError

REMEMBERED_SECONDS = 30.0
"""For this long a token that held is believed: a page asks for several things at once."""

_MOST_REMEMBERED = 1000
_NOT_VALID = "This token is not valid or has expired. Sign in again."


class AskedTokens:
    """`TokenReader` that asks. Tokens are remembered by their hashes. Safe to use from many threads."""

    def __init__(self, project: SupabaseProject) -> None:
        self._project = project
        self._remembered: dict[str, tuple[Bearer, float]] = {}

    def read(self, token: str) -> Bearer:
        mark = sha256(token.encode()).hexdigest()
        bearer, until = self._remembered.get(mark, (None, 0.0))
        if bearer is None or time.monotonic() > until:
            bearer = self._asked(token)
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[mark] = bearer, time.monotonic() + REMEMBERED_SECONDS
        return bearer

    def _asked(self, token: str) -> Bearer:
        client = self._project.as_key()
        with in_our_words():
            answer = client.auth.get_user(token)
        if answer is None:
            raise UserError(ErrorCode.UNAUTHORIZED, _NOT_VALID)
        return Bearer(answer.user.id, email=answer.user.email or "")
