"""Dates as people write them in CVs, in five languages, and the time between them.

Dates are ISO 8601 and as exact as the text ("2021", "2021-06"); days are dropped.
"""

import re
from dataclasses import dataclass
from datetime import date

from core.domain.languages import LANGUAGES, MONTHS

CURRENT_WORDS = (
    "present(?: day)?|current(?:ly)?|now|today|(?:to|till) date|ongoing|"
    "heute|jetzt|laufend|aktuell|dato|andauernd|gegenwart|"
    "aujourd[’']hui|(?:à )?ce jour|présent|maintenant|actuel(?:lement)?|actuelle|en cours|"
    "actualidad|actual(?:mente)?|presente|hoy|ahora|(?:a )?la fecha|el momento|"
    "(?:à|a) data|(?:o|ao) presente|hoje em dia|el presente|"
    "atualidade|atual(?:mente)?|hoje|agora|o momento|momento|data atual"
)
"""How a CV says "until now", as a regular expression."""

_SINCE_WORDS = "since|from|seit|ab|depuis(?: le)?|desde"
_EXTRA_MONTHS = {"jän": 1, "jänner": 1, "sept": 9, "set": 9, "mrz": 3, "avr": 4, "juil": 7}


def _month_numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for language in LANGUAGES:
        for number, month in enumerate(MONTHS[language], start=1):
            numbers[month.lower()] = number
            for length in (3, 4):
                numbers.setdefault(month.lower()[:length], number)
    return numbers | _EXTRA_MONTHS


_MONTH_NUMBERS = _month_numbers()
_MONTH = "(?:" + "|".join(sorted(map(re.escape, _MONTH_NUMBERS), key=len, reverse=True)) + r")\.?"
_YEAR = r"(?:19|20)\d\d"
_SEASON = (
    "(?:early |mid |late )?(?:spring|summer|autumn|fall|winter)|(?:wintersemester|sommersemester|ws|ss)|"
    "frühjahr|frühling|sommer|herbst|winter|printemps|été|automne|hiver|primavera|verano|otoño|invierno|"
    "verão|outono|inverno"
)
"""A season says no month that one could count on: what is read is its year."""

_DATE = (
    rf"(?:(?:{_SEASON})(?: de| of)? {_YEAR}(?:/\d\d(?!\d))?"
    rf"|(?:[0-3]?\d\.? )?{_MONTH}[ ,/-]{{0,2}}(?:de |of )?(?:{_YEAR}|[’']\d\d)"
    rf"|(?:[0-3]?\d[./])?[01]?\d ?[./-] ?{_YEAR}"
    rf"|{_YEAR}[./-](?:1[0-2]|0?[1-9])(?:-[0-3]\d)?(?!\d)"
    rf"|{_YEAR})"
)
_SEPARATOR = (
    r"(?: ?[–—―−‐‑-]{1,2} ?"
    r"| (?:to|until|till|bis|à|au|a|al|até|hasta|jusqu[’']à)(?: la| el| l[’']| o)? ?)"
)
_PERIOD = re.compile(
    rf"(?<!\w)(?:(?:{_SINCE_WORDS}|de|von|du) )?(?P<start>{_DATE}){_SEPARATOR}(?:l[’']|la |el |o |bis )?"
    rf"(?:(?P<end>{_DATE})|(?P<current>{CURRENT_WORDS}))(?!\w)",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"(?<!\w)(?:{_SINCE_WORDS}) (?P<start>{_DATE})(?!\w)", re.IGNORECASE)
_OPEN = re.compile(rf"(?<!\w)(?P<start>{_DATE}) ?[–—-](?= ?$)", re.IGNORECASE)
_LONE = re.compile(rf"(?<![\w.,/-])(?P<end>{_DATE})(?![\w/]|[.,]\d)", re.IGNORECASE)
_PART = re.compile(
    rf"(?:(?:{_DATE}|{_MONTH}|{CURRENT_WORDS}|[01]?\d[./]|{_SINCE_WORDS}|de|von|du|to|until|till|bis|à|au|a|al|até|"
    rf"hasta|la|el|o|[–—―−‐‑-]{{1,2}})(?: |$|(?=[–—―−‐‑-])|(?<=[–—―−‐‑-]))){{1,8}}",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"(?<![\w.,/-])(?:(?P<day1>[0-3]?\d)(?:st|nd|rd|th|er|º|ª|\.)?\s(?:de\s|of\s)?(?P<word1>{_MONTH})(?:\sde\s|\sdel\s|\sof\s|,?\s)(?P<year1>{_YEAR})"
    rf"|(?P<word2>{_MONTH})\s(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?,?\s(?P<year2>{_YEAR})"
    rf"|(?P<day3>[0-3]?\d)(?:\.\s?|-|(?P<slash>/))(?P<month1>[0-3]?\d)(?:\.\s?|-|/)(?P<year3>{_YEAR})"
    rf"|(?P<year4>{_YEAR})-(?P<month2>[01]\d)-(?P<day4>[0-3]\d))(?!\d)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Period:
    """From `start` to `end`; `current` means until today, and then `end` is "".

    A date that stands alone ("BSc, 2016") is an end: that is how CVs give a graduation.
    """

    start: str = ""
    end: str = ""
    current: bool = False


@dataclass(frozen=True)
class FoundPeriod:
    """A period and the place of its words: `text[begin:stop]`."""

    period: Period
    begin: int
    stop: int


@dataclass(frozen=True)
class FoundDay:
    """A full ISO date and the place of its words: `text[begin:stop]`."""

    iso: str
    begin: int
    stop: int


def find_period(text: str, *, lone: bool = True) -> FoundPeriod | None:
    """The first period in `text` (its first 400 characters); `lone=False` wants a start and an end."""
    text = text[:400]
    if not any(character.isdigit() for character in text):
        return None
    patterns = (_PERIOD, _SINCE, _OPEN, _LONE) if lone else (_PERIOD, _SINCE, _OPEN)
    for pattern in patterns:
        if found := pattern.search(text):
            return FoundPeriod(_period(found), found.start(), found.end())
    return None


def is_part_of_period(text: str) -> bool:
    """Whether this is a period or a piece of one ("septiembre de", "2019 –"), as narrow columns part them."""
    return len(text) <= 40 and _PART.fullmatch(text) is not None


def parse_period(text: str) -> Period | None:
    """The first period in `text`: "März 2018 – heute", "02/2020 - aujourd'hui", "since 2019", "2014–2016"."""
    found = find_period(text)
    return found.period if found else None


def parse_date(text: str) -> str:
    """One written date as an ISO partial date ("Feb 2020" → "2020-02"), or "" when there is none."""
    found = _LONE.search(text[:400])
    return _iso(found.group("end")) if found else ""


def find_days(text: str, in_language: str) -> list[FoundDay]:
    """Every full date in `text`, in order ("3 mars 2026", "30.04.2026", "September 3rd, 2026").

    In English "03/04/2026" may be March or April, so it is no date at all unless one number settles it.
    """
    found = (_found_day(match, in_language) for match in _DAY.finditer(text))
    return [day for day in found if day is not None]


def _found_day(match: re.Match[str], in_language: str) -> FoundDay | None:
    parts = {name: value for name, value in match.groupdict().items() if value}
    year = next(int(value) for name, value in parts.items() if name.startswith("year"))
    day = next(int(value) for name, value in parts.items() if name.startswith("day"))
    word = parts.get("word1") or parts.get("word2")
    month = _MONTH_NUMBERS[word.lower().rstrip(".")] if word else int(parts.get("month1") or parts["month2"])
    if parts.get("slash") and in_language == "en" and day != month and max(day, month) <= 12:
        return None
    if month > 12:
        day, month = month, day
    try:
        return FoundDay(date(year, month, day).isoformat(), match.start(), match.end())
    except ValueError:
        return None


def months_between(start: str, end: str, today: date) -> int:
    """Months from `start` to `end` inclusive, both ISO partial dates; `end=""` means `today`.

    An unknown month is the middle of its year (July for a start, June for an end), so that
    2014–2016 is 24 months: the error is then half a year at most on each side. Never negative.
    """
    first = _month_index(start, unknown_month=7)
    last = _month_index(end, unknown_month=6) if end else today.year * 12 + today.month
    if first is None or last is None:
        return 0
    return max(0, last - first + 1)


def _period(found: re.Match[str]) -> Period:
    groups = found.groupdict()
    start, end = _iso(groups.get("start") or ""), _iso(groups.get("end") or "")
    return Period(start, end, current=not end)


def _iso(written: str) -> str:
    numbers = _NUMBERS.findall(written)
    if not numbers:
        return ""
    year = next((number for number in numbers if len(number) == 4), "20" + numbers[-1])
    return f"{year}-{month:02d}" if (month := _month(written, numbers)) else year


def _month(written: str, numbers: list[str]) -> int:
    word = _LETTERS.search(written)
    if word:
        return _MONTH_NUMBERS.get(word.group().lower(), 0)
    small = [int(number) for number in numbers if len(number) < 4]
    if not small:
        return 0
    month = small[0] if len(numbers[0]) == 4 else small[-1]
    return month if 1 <= month <= 12 else 0


def _month_index(written: str, unknown_month: int) -> int | None:
    parts = written.split("-")
    if not parts[0].isdigit():
        return None
    month = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else unknown_month
    return int(parts[0]) * 12 + month
