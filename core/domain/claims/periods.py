"""Whether the dates a text gives are the profile's, and whether it counts its years right."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from core.domain.claims.folding import fold, with_plain_digits
from core.domain.claims.ledger import Ledger
from core.domain.claims.lines import Entry
from core.domain.claims.quantity import Quantity
from core.domain.dates import Period, find_period, months_between
from core.domain.languages import MONTHS
from core.domain.tenure import years_of_work

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
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
_CLOCK = re.compile(
    r"(?<![\w.,])\d{1,2}(?:[:.][0-5]\d\s?[ap]\.?m|:[0-5]\d|\s?[ap]\.?m|(?:[.:][0-5]\d)?\s?(?:uhr|o'clock)|h[0-5]\d)(?!\w)"
    rf"|(?:{_WEEKDAYS})(?:,?\s\w+)?\s(?:at|um|gegen|à|vers)\s\d{{1,2}}(?![\d%])"
    rf"|(?<!\w)(?:at|um|à|vers)\s\d{{1,2}}(?=,?\s(?:on\s|am\s)?(?:{_WEEKDAYS}))"
    r"|(?<!\w)(?:a las|às|as)\s\d{1,2}(?:\s?h(?:oras)?)?(?!\w|\s?%)"
    r"|(?<![hH]\s)(?<!\w)(?:à|a|dès|vers)\s\d{1,2}\s?(?:h\s?[0-5]\d|h|heures|horas)(?!\w|\s(?:par|por|de)\s)",
    re.IGNORECASE,
)
"""A time of day."""

_ROUGHLY = 0.1
_ROUNDED = 0.35
"""Three years and eight months may be called four."""


def without_periods(text: str) -> str:
    """The text with a gap for each date, so that its digits are no numbers."""
    text = _CLOCK.sub(" … ", _DAY.sub(" … ", text))
    for _, words in periods_in(text):
        text = with_plain_digits(text).replace(words, " … ")
    return text


def _written_out(text: str) -> str:
    """ "since 2014" for "since the spring of 2014", and both years of "January to July 2021"."""
    return _HALF_RANGE.sub(r"\1 \3\2 \3", _PART_OF_YEAR.sub("", text))


class Telling(NamedTuple):
    """What a text tells with a date: of the end of a study, of coming and going, of no post by name."""

    is_ending: bool = False
    is_moving: bool = False
    is_of_all: bool = False


@lru_cache(maxsize=4_096)
def periods_in(text: str) -> Sequence[tuple[Period, str]]:
    """Every period or date of a text, with its words."""
    plain = _written_out(with_plain_digits(text))
    if (found := find_period(plain)) is None:
        return ()
    this = found.period, plain[found.begin : found.stop]
    return (*periods_in(plain[: found.begin]), this, *periods_in(plain[found.stop :]))


def is_known_period(period: Period, entries: Sequence[Entry], telling: Telling) -> bool:
    """Both ends are of one entry; a date that stands alone is an end, a start, or lies in between."""
    if period.start and any(_same_span(period, entry) or _tells(period, entry) for entry in entries):
        return True
    if period.start and period.end:
        return False
    moment = period.start or period.end
    if period.current:
        return any(_is_start(moment, entry) for entry in entries)
    return any(_has_moment(moment, entry, telling) for entry in entries)


def is_counted(
    claimed: Quantity, entries: Sequence[Entry], ledger: Ledger, today: date, is_ago: bool = False
) -> bool:
    """Whether so many years, months or weeks have passed in one of these entries, or in all jobs together."""
    per_year = {"years": 1, "months": 12, "weeks": 52}.get(claimed.unit)
    if per_year is None:
        return False
    is_of_all = len(entries) == len(ledger.everything)
    dated = [entry for entry in entries if not is_of_all or _is_post(entry)]
    spans = [months_between(entry.start, entry.end, today) / 12 for entry in dated if entry.start]
    spans += _years_at_one(dated, today)
    if is_ago and _is_since(claimed, per_year, entries, today):
        return True
    if is_of_all:
        spans.append(float(years_of_work(ledger.resume, today)))
    else:
        spans += [
            months_between(entry.end, "", today) / 12 for entry in dated if entry.end and not _is_post(entry)
        ]
    return any(_counts(claimed, value / per_year, span) for value in claimed.values for span in spans)


def _years_at_one(entries: Sequence[Entry], today: date) -> list[float]:
    """Of several posts at one employer the years from the first to the last."""
    spans = []
    for name in {fold(entry.name) for entry in entries if entry.name}:
        posts = [entry for entry in entries if fold(entry.name) == name and entry.start]
        if len(posts) > 1:
            ends = [entry.end for entry in posts]
            last = "" if "" in ends else max(ends)
            spans.append(months_between(min(entry.start for entry in posts), last, today) / 12)
    return spans


def _is_since(claimed: Quantity, per_year: int, entries: Sequence[Entry], today: date) -> bool:
    """Whether one of these entries began or ended so long ago."""
    edges = [edge for entry in entries for edge in (entry.start, entry.end) if edge]
    spans = [months_between(edge, "", today) / 12 for edge in edges]
    return any(
        -max(1.1, _ROUGHLY * span) <= value / per_year - span <= _ROUNDED
        for value in claimed.values
        for span in spans
    )


def _counts(claimed: Quantity, said: float, true: float) -> bool:
    if claimed.hedge == "less":
        return true * 0.8 <= said <= true * 1.15 + _ROUNDED
    return max(0, true - 1.05) * 0.6 <= said <= true + (0.05 if claimed.hedge == "more" else _ROUNDED)


def _is_post(entry: Entry) -> bool:
    return bool(entry.title) and not entry.path.startswith("education")


def _tells(period: Period, entry: Entry) -> bool:
    return any(period == told for line in entry.lines for told, _ in periods_in(line.text))


def _same_span(period: Period, entry: Entry) -> bool:
    if not entry.start or not _same(period.start, entry.start):
        return False
    return (
        period.current and not entry.end
        if not period.end
        else bool(entry.end) and _same(period.end, entry.end)
    )


def _is_start(moment: str, entry: Entry) -> bool:
    """Since when something is so: a post was begun, a study or a paper finished, or the text names it."""
    edge = entry.start if _is_post(entry) or not entry.end else entry.end
    return (bool(edge) and _same(moment, edge)) or moment[:4] in _YEAR.findall(entry.text)


def _has_moment(moment: str, entry: Entry, telling: Telling) -> bool:
    """A time in between belongs to a post that is named, and is no edge of it."""
    is_end_of_study = telling.is_ending and not telling.is_moving and entry.section == "education"
    edges = [entry.end or entry.start] if is_end_of_study else [entry.start, entry.end]
    if any(edge and _same(moment, edge) for edge in edges):
        return True
    if any(moment[:4] == year for year in _YEAR.findall(entry.text)):
        return True
    is_between = len(moment) == 4 and not telling.is_moving and not telling.is_of_all
    if not is_between or not _is_post(entry) or not entry.start:
        return False
    return entry.start[:4] <= moment <= (entry.end[:4] or "9999")


def _same(said: str, true: str) -> bool:
    """As exact as the less exact of the two."""
    length = min(len(said), len(true), 7)
    return said[:length] == true[:length]
