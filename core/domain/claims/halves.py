"""Halves in a folded text, and hours with minutes, as decimal numbers."""

import re

from core.domain.languages import LanguageCode

_GERMAN_WORDS = ("zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn")
_GERMAN = {word: number for number, word in enumerate(_GERMAN_WORDS, 2)}
_GERMAN_HALF = re.compile(rf"(?<!\w)({'|'.join(_GERMAN)})einhalb(?!\w)")
_HOURS = re.compile(r"(?<![\d.,])(\d{1,2}) ?h ?([0-5]\d)(?!\d)")
_AND_HALF = re.compile(r"(?<![\d.,])(\d+)(?: and(?: a)? ~?50 percent(?= [a-z])|(?: |-)?(?:ein|und)+halb\w*)")
_HALF_BEHIND = re.compile(r"(?<![\d.,])(\d+) (\w+) (?:et demie?|y medi[oa]|e mei[oa])(?!\w)")


def with_german_halves(text: str) -> str:
    """ "viereinhalb" before other words for numbers are read."""
    return _GERMAN_HALF.sub(lambda found: f"{_GERMAN[found[1]]},5", text)


def with_halves(text: str, language: LanguageCode) -> str:
    """ "8.5 years" for "eight and a half years" and "huit ans et demi"."""
    half = ".5" if language == "en" else ",5"
    text = _HOURS.sub(lambda found: f"{int(found[1]) + int(found[2]) / 60:.2f} h".replace(".", half[0]), text)
    text = _AND_HALF.sub(lambda found: f"{found[1]}{half}", text)
    return _HALF_BEHIND.sub(lambda found: f"{found[1]}{half} {found[2]}", text)
