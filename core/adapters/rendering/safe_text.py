"""A document's text made harmless before anything lays it out.

Why here and not in the readers: a profile also comes from forms and from other programs, and a layout engine
is where invisible characters do their damage (reversed text, hidden words, a PDF that extracts differently
from how it looks).
"""

import re
import unicodedata
from typing import Any, TypeVar

from core.domain.errors import ErrorCode, UserError
from core.domain.model import Model

MAX_CHARACTERS = 120_000
"""About 40 dense pages: laid out in 3 s; a CV of ten pages has 30,000."""

MAX_TEXTS = 4_000
"""Bullets, titles, dates and so on, counted one by one."""

M = TypeVar("M", bound=Model)

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff0-\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_BLANKS = re.compile(r"[ \t\u00a0\u3000]+")
_LINE_ENDS = re.compile(r" ?(?:\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]) ?")


def clean_text(text: str) -> str:
    """Composed characters, single spaces, "\\n" as the only line end; nothing invisible, nothing reversed."""
    lines = _LINE_ENDS.sub("\n", text)
    return _BLANKS.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", lines))).strip()


def clean_document(document: M) -> M:
    """A copy with every text cleaned; `RENDER_FAILED` when it is too long to be a document for people."""
    cleaned, texts, characters = _clean(document.model_dump(exclude_unset=True, exclude={"meta"}))
    if characters > MAX_CHARACTERS or texts > MAX_TEXTS:
        raise UserError(
            ErrorCode.RENDER_FAILED,
            f"This document is too long to lay out ({characters:,} characters in {texts:,} lines)."
            " Shorten the longest entries of the profile, or remove the oldest, and try again.",
        )
    return type(document).model_validate(cleaned)


def _clean(value: Any) -> tuple[Any, int, int]:
    if isinstance(value, str):
        text = clean_text(value[: MAX_CHARACTERS + 1])
        return text, 1, len(text)
    if isinstance(value, dict):
        parts = [_clean(item) for item in value.values()]
        return dict(zip(value, (part[0] for part in parts), strict=True)), *_totals(parts)
    if isinstance(value, list):
        parts = [_clean(item) for item in value]
        return [part[0] for part in parts], *_totals(parts)
    return value, 0, 0


def _totals(parts: list[tuple[Any, int, int]]) -> tuple[int, int]:
    return sum(part[1] for part in parts), sum(part[2] for part in parts)
