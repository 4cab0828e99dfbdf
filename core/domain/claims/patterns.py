"""Word lists as patterns."""

import re
from collections.abc import Sequence

from core.domain.claims.folding import fold


_ANY_WORDS = r"(?:[^.;]|[.](?=\d))*?"


def any_of(words: Sequence[str]) -> re.Pattern[str]:
    """One pattern for all; of none, a pattern that fits nothing."""
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)") if words else re.compile(r"(?!)")


def alternatives(words: Sequence[str]) -> str:
    """`*` stands for any letters, `...` for any words. A word that ends in an apostrophe ("d'") may be followed
    by letters."""
    return "|".join(map(_pattern, sorted(map(fold, words), key=len, reverse=True)))


def _pattern(word: str) -> str:
    escaped = re.escape(word).replace(r"\*", r"\w*").replace(r"\ \.\.\.\ ", rf"\s+(?:{_ANY_WORDS}\s+)?")
    return escaped.replace(r"\ ", r"\s+")
