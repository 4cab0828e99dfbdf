"""A document's text made harmless before anything lays it out.

Why here and not in the readers: a profile also comes from forms and from other programs, and a layout engine
is where invisible characters do their damage (reversed text, hidden words, a PDF that extracts differently
from how it looks).
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import TypeVar

from core.adapters.rendering.photo import small_photo
from core.domain.errors import ErrorCode, UserError
from core.domain.model import Model

MAX_CHARACTERS = 120_000
"""About 40 dense pages, laid out in about 3 s; a CV of ten pages has 30,000."""

MAX_TEXTS = 4_000
"""Lines of text: bullets, titles, dates and so on, counted one by one. 1,200 are laid out in 2.4 s."""

MAX_WORD = 4_000
"""Breaking a word takes time with the square of its length: 2,000 characters 0.1 s, 50,000 take 20 s."""

PHOTO = "image"
"""The one field that is no text: it may be long, and cleaning would change it."""

M = TypeVar("M", bound=Model)

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff0-\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_ENDLESS_WORD = re.compile(rf"\S{{{MAX_WORD + 1}}}")
_BLANKS = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_LINE_ENDS = re.compile(r" ?(?:\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]) ?")


def clean_text(text: str) -> str:
    """Composed characters, single spaces, "\\n" as the only line end; nothing invisible, nothing reversed.

    Fixed and narrow spaces become plain: in a PDF they share a glyph, and all would be read as odd ones.
    """
    lines = _LINE_ENDS.sub("\n", text)
    return _BLANKS.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", lines))).strip()


def clean_document(document: M) -> M:
    """A copy with every text cleaned; `RENDER_FAILED` when it is too long to be a document for people.

    Keys we do not know (JSON Resume extensions) are left behind: no template shows them.
    """
    fields = _cleaned_fields(document)
    _refuse_unprintable(list(_texts(fields)))
    return type(document).model_validate(fields)


def _cleaned_fields(model: Model) -> dict[str, object]:
    names = type(model).model_fields.keys() & model.model_fields_set - {"meta"}
    return {
        name: small_photo(getattr(model, name)) if name == PHOTO else _cleaned(getattr(model, name))
        for name in names
    }


def _cleaned(value: object) -> object:
    match value:
        case str():
            return clean_text(value[: MAX_CHARACTERS + 1])
        case Model():
            return _cleaned_fields(value)
        case list():
            return [_cleaned(item) for item in value]
    return value


def _texts(value: object) -> Iterator[str]:
    """Every line of text, however deep."""
    match value:
        case str():
            yield from value.split("\n")
        case dict():
            for name, item in value.items():
                if name != PHOTO:
                    yield from _texts(item)
        case list():
            for item in value:
                yield from _texts(item)


def _refuse_unprintable(texts: list[str]) -> None:
    characters = sum(map(len, texts))
    if characters > MAX_CHARACTERS or len(texts) > MAX_TEXTS:
        raise UserError(
            ErrorCode.RENDER_FAILED,
            f"This document is too long to lay out ({characters:,} characters in {len(texts):,} lines)."
            " Shorten the longest entries of the profile, or remove the oldest, and try again.",
        )
    if any(_ENDLESS_WORD.search(text) for text in texts):
        raise UserError(
            ErrorCode.RENDER_FAILED,
            f"A word of more than {MAX_WORD:,} characters cannot be laid out."
            " Look for text without spaces in the profile, remove it, and try again.",
        )
