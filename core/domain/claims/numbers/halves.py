"""Halves in a folded text, and hours with minutes, as decimal numbers."""

import re
from functools import partial

from core.domain.languages import LanguageCode

_GERMAN_WORDS = ("zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn")
_GERMAN = {word: number for number, word in enumerate(_GERMAN_WORDS, 2)}
_GERMAN_HALF = re.compile(rf"(?<!\w)({'|'.join(_GERMAN)})einhalb(?!\w)")
_GERMAN_COMPOUND = re.compile(
    rf"(?<!\w)({'|'.join(_GERMAN)})(?=schicht|kopfig|jahrig|monatig|wochig|tagig|stundig|seitig|stufig|sprachig)"
)
_HOURS = re.compile(
    r"(?<![\d.,])(\d{1,2}) ?(?:h|heures?|stunden?|hours?|horas?) ?(?:et |and |y |e |und )?"
    r"([0-5]\d)(?: ?min\w*)?"
    r"(?=\s*(?:[,.;:!?)]|$)|\s(?:to|a|bis|auf|zu|en|et|and|y|e|und|par|per|por|pro)(?!\w))"
)
_MINUTES = re.compile(
    r"(?<![\d.,])(\d{1,2}) ?min\w* ?(?:et |and |y |e |und )?([0-5]?\d)(?: ?s(?:ec\w*|ek\w*|egundos?)?)?"
    r"(?=\s*(?:[,.;:!?)]|$)|\s(?:to|a|bis|auf|zu|en|et|and|y|e|und)(?!\w))"
)
_CLOCKED = re.compile(r"(?<![\d.,:])(\d{1,2}):([0-5]\d)(?=(?: (?:to|a|auf|bis|para) \d{1,2}:[0-5]\d)? min)")
_AND_HALF = re.compile(r"(?<![\d.,])(\d+)(?: and(?: a)? ~?50 percent(?= [a-z])|(?: |-)?(?:ein|und)+halb\w*)")
_HALF_BEHIND = re.compile(r"(?<![\d.,])(\d+) (\w+) (?:et demie?|y medi[oa]|e mei[oa])(?!\w)")


def with_german_halves(text: str) -> str:
    """ "viereinhalb", and the number in "Dreischichtbetrieb", before other words for numbers are read."""
    text = _GERMAN_COMPOUND.sub(lambda found: f"{_GERMAN[found[1]]} ", text)
    return _GERMAN_HALF.sub(lambda found: f"{_GERMAN[found[1]]},5", text)


def _in_sixtieths(found: re.Match[str], point: str, unit: str) -> str:
    """ "3.33 min" for "3 min 20 s"."""
    return f"{int(found[1]) + int(found[2]) / 60:.2f}{unit}".replace(".", point)


def with_halves(text: str, language: LanguageCode) -> str:
    """ "8.5 years" for "eight and a half years" and "huit ans et demi"."""
    half = ".5" if language == "en" else ",5"
    for pattern, unit in ((_HOURS, " h"), (_MINUTES, " min"), (_CLOCKED, "")):
        text = pattern.sub(partial(_in_sixtieths, point=half[0], unit=unit), text)
    text = _AND_HALF.sub(lambda found: f"{found[1]}{half}", text)
    return _HALF_BEHIND.sub(lambda found: f"{found[1]}{half} {found[2]}", text)
