"""Whether the dates a text gives are the profile's."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from core.domain.claims.lines import Entry
from core.domain.claims.numbers.written_dates import periods_in
from core.domain.dates import Period

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Telling(NamedTuple):
    """What a text tells with a date: of the end of a study, of coming and going, of no post by name."""

    is_ending: bool = False
    is_moving: bool = False
    is_of_all: bool = False


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
    edge = entry.start if entry.is_post or not entry.end else entry.end
    return (bool(edge) and _same(moment, edge)) or moment[:4] in YEAR.findall(entry.text)


def _has_moment(moment: str, entry: Entry, telling: Telling) -> bool:
    """A time in between belongs to a post that is named, and is no edge of it."""
    is_end_of_study = telling.is_ending and not telling.is_moving and entry.section == "education"
    edges = [entry.end or entry.start] if is_end_of_study else [entry.start, entry.end]
    if any(edge and _same(moment, edge) for edge in edges):
        return True
    if any(moment[:4] == year for year in YEAR.findall(entry.text)):
        return True
    is_between = len(moment) == 4 and not telling.is_moving and not telling.is_of_all
    if not is_between or not entry.is_post or not entry.start:
        return False
    return entry.start[:4] <= moment <= (entry.end[:4] or "9999")


def _same(said: str, true: str) -> bool:
    """As exact as the less exact of the two."""
    length = min(len(said), len(true), 7)
    return said[:length] == true[:length]
