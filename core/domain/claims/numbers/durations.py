"""Whether a text counts its years right."""

from collections.abc import Sequence
from datetime import date

from core.domain.claims.ledger import Ledger
from core.domain.claims.lines import Entry
from core.domain.claims.numbers.quantity import Quantity
from core.domain.dates import months_between
from core.domain.folding import fold
from core.domain.tenure import years_of_work

_ROUGHLY = 0.1
_ROUNDED = 0.35
"""Three years and eight months may be called four."""


def is_counted(
    claimed: Quantity, entries: Sequence[Entry], ledger: Ledger, today: date, is_ago: bool = False
) -> bool:
    """Whether so many years, months or weeks have passed in one of these entries, or in all jobs together."""
    per_year = {"years": 1, "months": 12, "weeks": 52}.get(claimed.unit)
    if per_year is None:
        return False
    is_of_all = len(entries) == len(ledger.everything)
    dated = [entry for entry in entries if not is_of_all or entry.is_post]
    spans = [months_between(entry.start, entry.end, today) / 12 for entry in dated if entry.start]
    spans += _years_at_one(dated, today)
    if is_ago and _is_since(claimed, per_year, entries, today):
        return True
    if is_of_all:
        spans.append(float(years_of_work(ledger.resume, today)))
    else:
        spans += [
            months_between(entry.end, "", today) / 12 for entry in dated if entry.end and not entry.is_post
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
