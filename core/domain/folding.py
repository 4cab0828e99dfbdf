"""Texts made comparable: one kind of digit, one kind of space, small letters, no accents."""

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "ß": "ss", "٫": ".", "٬": ","}
)
_DASHES = re.compile(r"[‐‑‒–—−]")
_SENTENCE_END = re.compile(r"(?<=[.!?:…])\s+(?=[\"'(]?[^\W_a-zà-ÿ])|(?<=;)\s+|\n+|\s+[–—]\s+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:z\.\s?B|d\.\s?h|u\.\s?a|bzw|ca|Dra?|Exm[ao]s?|Sr[as]?s?|Mmes?|Prof|Ing|Lic|Hr|Fr|Tel|Art|Abt|Str|Std|Mr|Mrs|Ms|St|No|Nr|Sr|Sra|Inc|Ltd|Co|approx|Mio|Mrd|Tsd|p|a|Abs|inkl|max|min|vs|etc|aprox|env)|\b[A-Z])\.$"
)


_ORDINAL = re.compile(r"(?<![\d.,A-Za-z])\d{1,2}\.$")
_AFTER_ORDINAL = re.compile(
    r"\d|(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Platz|Preis|Klasse|(?:Lehr|Ausbildungs|Schul|Halb)?[Jj]ahr"
    r"|Semester|Quartal|Stock|Etage|Liga|Auflage|Staatsexamen|Grades?|Lehrgang|Stufe|Schicht)"
)
"""What German ordinals stand in front of ("2. Platz")."""


@lru_cache(maxsize=4_096)
def fold(text: str) -> str:
    """In small letters."""
    return plain(text).lower()


@lru_cache(maxsize=4_096)
def plain(text: str) -> str:
    """Superscripts, ligatures, mathematical letters and the digits of all scripts become plain ones."""
    if text.isascii():
        return text
    spaced = unicodedata.normalize("NFKD", _SPACES.sub(" ", text.translate(_QUOTES)))
    kept = "".join(character for character in spaced if not unicodedata.combining(character))
    return _DASHES.sub("-", with_plain_digits(kept))


def with_plain_digits(text: str) -> str:
    """The digits of all scripts as 0 to 9, and all else as it is."""
    return "".join(map(_ascii_digit, text))


def _ascii_digit(character: str) -> str:
    if character.isascii():
        return character
    value = unicodedata.digit(character, None)
    return character if value is None else str(value)


@lru_cache(maxsize=4_096)
def sentences(text: str) -> tuple[str, ...]:
    """At full stops, semicolons, colons, dashes and line breaks; "St. Gallen" and "z. B." stay whole."""
    parts: list[str] = []
    for part in _SENTENCE_END.split(text):
        if parts and (_ABBREVIATION.search(parts[-1]) or _is_ordinal(parts[-1], part)):
            parts[-1] = f"{parts[-1]} {part}"
        elif part.strip():
            parts.append(part.strip())
    return tuple(parts)


def _is_ordinal(before: str, after: str) -> bool:
    return _ORDINAL.search(before) is not None and _AFTER_ORDINAL.match(after) is not None
