"""Dates, days and times of day in a text, however they are written."""

import re
from collections.abc import Sequence
from functools import lru_cache

from core.domain.dates import Period, find_period
from core.domain.folding import with_plain_digits
from core.domain.languages import MONTHS

_MONTH = "|".join(sorted({month for months in MONTHS.values() for month in months}))
_OF_MONTH = r"(?<!\d)[0-3]?\d(?:\.|st|nd|rd|th|er|[ºo])?\s"
_TO_DAY = r"(?:al?|bis|to|au|and|und|et|e|y|o|ou|or|oder|[–-])\s(?:el\s|o\s)?"
_DAY = re.compile(rf"(?:{_OF_MONTH}{_TO_DAY})?{_OF_MONTH}(?:de\s|of\s)?(?:{_MONTH})(?!\w)", re.IGNORECASE)
_PART_OF_YEAR = re.compile(
    r"(?<=\s)(?:the\s|le\s|la\s|el\s|dem\s|o\s)?(?:early|mid|late|beginning|end|start|spring|summer|autumn|fall|winter"
    r"|anfang|mitte|ende|frühjahr|frühling|sommer|herbst|début|fin|printemps|été|automne|hiver|principios|mediados"
    r"|finales|primavera|verano|otoño|invierno|início|meados|fim|verão|outono|inverno)\s(?:of\s|des\s|de\s|du\s|do\s)?"
    r"(?=(?:19|20)\d\d)",
    re.IGNORECASE,
)
_HALF_RANGE = re.compile(
    rf"(?<!\w)({_MONTH})(\s(?:bis|to|until|à|a|au|hasta|até)\s(?:{_MONTH})) ((?:19|20)\d\d)", re.IGNORECASE
)
_WEEKDAYS = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|lunes|martes|miércoles|jueves|viernes|(?:segunda|terça|quarta|quinta|sexta)"
)
CLAUSES = re.compile(r",\s|\s(?:and|und|et|y|e)\s")
"""Where one thing that is dated or counted ends and the next begins."""

_DIGIT = re.compile(r"\d")
_WEEKDAY = re.compile(rf"(?<!\w)(?:{_WEEKDAYS})(?!\w)", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\w.,])\d{1,2}(?:[:.][0-5]\d\s?[ap]\.?m|:[0-5]\d|\s?[ap]\.?m|(?:[.:][0-5]\d)?\s?(?:uhr|o'clock)|h[0-5]\d)(?!\w)"
    rf"|(?:{_WEEKDAYS})(?:,?\s\w+)?\s(?:at|um|gegen|à|vers)\s\d{{1,2}}(?![\d%])"
    rf"|(?<=\s)(?:{_WEEKDAYS}),?\s(?:d[ií]a\s|den\s|dem\s|le\s)?[0-3]?\d(?:st|nd|rd|th|er)?"
    r"(?=\s*(?:[,.;:!?]|$|at|um|à|a las|às|de\s|por\s|y\s|e\s|o\s))"
    rf"|(?<!\w)(?:at|um|à|vers)\s\d{{1,2}}(?=,?\s(?:on\s|am\s)?(?:{_WEEKDAYS}))"
    r"|(?<!\w)(?:a las|às|as)\s\d{1,2}(?:\s?h(?:oras)?)?(?!\w|\s?%)"
    r"|(?<![hH]\s)(?<!\w)(?:à|a|dès|vers)\s\d{1,2}\s?(?:h\s?[0-5]\d|h|heures|horas)(?!\w|\s(?:par|por|de)\s)"
    r"|(?<!\w)(?:a|de|desde|entre|hacia|hasta|sobre|y)\slas\s\d{1,2}(?:[:.][0-5]\d)?(?:\s?h(?:oras)?)?"
    r"(?=\s*(?:[,.;!?]|$|de la (?:mañana|tarde|noche)|y las|a las|en punto))"
    r"|(?<!\w)(?:às|as|das|pelas)\s\d{1,2}(?:[:.h][0-5]\d|\s?h(?:oras)?)(?!\w)"
    r"|(?<!\w)d[ií]as?\s\d{1,2}(?:\s(?:e|y|o|ou)\s\d{1,2})?(?!\d|\s?%|[.,]\d)"
    r"|(?<!\w)(?:am|vom|zum|ab|bis|dem|den)\s[0-3]?\d\.[01]?\d\.(?:(?:20)?\d\d)?(?!\d)",
    re.IGNORECASE,
)
"""A time of day, or a day of a month that is not named."""


def is_appointment(text: str) -> bool:
    """Whether a text names a day of the week and a day or a time."""
    return _WEEKDAY.search(text) is not None and bool(_CLOCK.search(text) or _DAY.search(text))


def without_periods(text: str) -> str:
    """The text with a gap for each date, so that its digits are no numbers."""
    if _DIGIT.search(text) is None:
        return text
    text = _written_out(_CLOCK.sub(" … ", _DAY.sub(" … ", text)))
    for _, words in periods_in(text):
        text = with_plain_digits(text).replace(words, " … ")
    return text


def _written_out(text: str) -> str:
    """ "since 2014" for "since the spring of 2014", and both years of "January to July 2021"."""
    return _HALF_RANGE.sub(r"\1 \3\2 \3", _PART_OF_YEAR.sub("", text))


@lru_cache(maxsize=4_096)
def periods_in(text: str) -> Sequence[tuple[Period, str]]:
    """Every period or date of a text, with its words."""
    if _DIGIT.search(text) is None:
        return ()
    plain = _written_out(with_plain_digits(text))
    if (found := find_period(plain)) is None:
        return ()
    this = found.period, plain[found.begin : found.stop]
    return (*periods_in(plain[: found.begin]), this, *periods_in(plain[found.stop :]))
