"""What can go wrong with Supabase, in our words. The one place where its errors are read.

Nothing of their text goes on, neither to people nor to logs: it can quote rows, tokens and keys. Codes do.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from core.adapters.supabase.meanings import (
    ACCOUNT_MEANINGS,
    AWAY,
    BUSY,
    FILE_MEANINGS,
    ODD,
    OVER,
    ROW_MEANINGS,
    SAME_AS,
    TROUBLE,
    Meaning,
)
from core.domain.errors import ErrorCode, UserError

if TYPE_CHECKING:
    import httpx

_LONGEST_WAIT = 3600

_ODD_ANSWERS = (ValueError, LookupError, TypeError)
"""What the library stumbles over when an answer is cut off, empty or not what it expects."""

log = logging.getLogger(__name__)


@contextmanager
def in_our_words() -> Iterator[None]:
    """Whatever a call of the library raises inside becomes a `UserError`. Only such calls belong inside."""
    import httpx
    from postgrest import APIError
    from storage3.utils import StorageException
    from supabase_auth.errors import AuthError

    try:
        yield
    except (httpx.HTTPError, APIError, StorageException, AuthError, *_ODD_ANSWERS) as error:
        code, sentence = _meaning(error)
        if code in {ErrorCode.STORAGE, ErrorCode.NETWORK}:
            log.warning("Supabase failed: %s %s", type(error).__name__, _mark(error))
        raise UserError(code, sentence) from None


def judge_status(response: "httpx.Response") -> None:
    """Refuses at the wire what means the same everywhere and what the library forgets to tell apart."""
    if response.status_code == 429:
        wait = _seconds(response.headers.get("retry-after", ""))
        raise UserError(ErrorCode.RATE_LIMITED, BUSY, retry_after=wait)
    if response.status_code >= 502:
        log.warning("Supabase failed: HTTP %s", response.status_code)
        raise UserError(ErrorCode.STORAGE, TROUBLE)


def _meaning(error: Exception) -> Meaning:
    import httpx
    from postgrest import APIError
    from storage3.exceptions import StorageApiError
    from supabase_auth.errors import AuthError, AuthRetryableError

    if isinstance(error, (httpx.HTTPError, AuthRetryableError)):
        return ErrorCode.NETWORK, AWAY
    if isinstance(error, APIError):
        return ROW_MEANINGS.get(str(error.code), (ErrorCode.STORAGE, TROUBLE))
    if isinstance(error, StorageApiError):
        return FILE_MEANINGS.get(_status(error.status), (ErrorCode.STORAGE, TROUBLE))
    if isinstance(error, AuthError):
        return _account_meaning(error)
    if isinstance(error, UnicodeError):
        return ErrorCode.INPUT_UNREADABLE, ODD
    return ErrorCode.STORAGE, TROUBLE


def _account_meaning(error: Exception) -> Meaning:
    """By the code where there is one; a refusal without one that we know means that the session is over."""
    code = str(getattr(error, "code", None) or type(error).__name__)
    known = ACCOUNT_MEANINGS.get(SAME_AS.get(code, code))
    if known:
        return known
    if 400 <= _status(getattr(error, "status", 0)) < 500:
        return ErrorCode.UNAUTHORIZED, OVER
    return ErrorCode.STORAGE, TROUBLE


def _status(status: object) -> int:
    return int(str(status)) if str(status).isdecimal() else 0


def _seconds(text: str) -> int:
    """The wait that a server asks for; it may also name a date, or nothing."""
    return max(1, min(int(text), _LONGEST_WAIT)) if text.isdecimal() else 1


def _mark(error: Exception) -> str:
    """An error's code or status, if it looks like one."""
    mark = str(getattr(error, "code", None) or getattr(error, "status", None) or "")
    return mark if re.fullmatch(r"[A-Za-z0-9_]{1,40}", mark) else ""
