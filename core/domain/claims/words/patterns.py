"""Word lists as patterns."""

import re
from collections.abc import Iterable, Sequence
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter

from core.domain.folding import fold

Words = tuple[str, ...]
_ANY_WORDS = r"(?:[^.;]|[.](?=\d))*?"


class WordTable(BaseModel):
    """A misspelled key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def any_of(words: Sequence[str]) -> re.Pattern[str]:
    """One pattern for all; of none, a pattern that fits nothing."""
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)") if words else re.compile(r"(?!)")


_words: TypeAdapter[Words] = TypeAdapter(Words)

AnyOf = Annotated[re.Pattern[str], BeforeValidator(lambda words: any_of(_words.validate_python(words)))]
"""In a table: a list of words, read as one pattern for all of them."""


def one_of(texts: Iterable[str]) -> re.Pattern[str]:
    """One pattern for texts as they stand, the longest first; of none, a pattern that fits nothing."""
    longest_first = sorted(map(re.escape, set(texts)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)" if longest_first else r"(?!)")


def alternatives(words: Sequence[str]) -> str:
    """`*` stands for any letters, ` ... ` for any words."""
    return "|".join(map(_pattern, sorted(map(fold, words), key=len, reverse=True)))


def _pattern(word: str) -> str:
    letters = re.escape(word).replace(r"\*", r"\w*")
    return letters.replace(r"\ \.\.\.\ ", rf"\s+(?:{_ANY_WORDS}\s+)?").replace(r"\ ", r"\s+")
