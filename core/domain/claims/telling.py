"""Which lines of a profile a text tells."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from core.domain.claims.lines import Entry, Line
from core.domain.claims.numbers.quantity import Quantity

CLEAR = 2
_NEAR, _MOST = 0.6, 0.4
_LISTS = ("skills", "languages", "interests", "certificates", "education", "awards")
_NOT_TOLD = ("name", "location", "organization", "institution", "issuer", "publisher", "area", "score")


@dataclass(frozen=True)
class Told:
    """A folded text, the roots of what it tells, and its numbers."""

    text: str
    roots: frozenset[str]
    quantities: Sequence[Quantity] = ()

    @cached_property
    def values(self) -> frozenset[float]:
        return frozenset(value for quantity in self.quantities for value in quantity.values)

    def numbers_of(self, line: Line) -> int:
        """How many numbers of a line it has too."""
        return (
            sum(not self.values.isdisjoint(quantity.values) for quantity in line.quantities)
            if self.values
            else 0
        )


def nearest_lines(told: Told, entries: Sequence[Entry]) -> list[Line]:
    """Lines that share most words with a text, those that share nearly as many, and those it mostly tells."""
    lines = [line for entry in entries for line in entry.lines if tells(line)]
    scored = [(score, line) for line in lines if (score := _nearness(told, line))]
    best = max((score for score, _ in scored), default=0.0)
    return [line for score, line in scored if score >= best * _NEAR or _is_mostly_told(told, line)]


def tells(line: Line) -> bool:
    """Lists of skills and papers say nothing of what was done."""
    return not line.path.endswith(_NOT_TOLD) and not line.path.startswith(_LISTS)


def _is_mostly_told(told: Told, line: Line) -> bool:
    return len(told.roots & line.told) >= max(CLEAR, _MOST * len(line.told))


def _nearness(told: Told, line: Line) -> float:
    """Shared words and numbers, for the length of the line; nothing where too little is shared to tell."""
    shared = len(told.roots & line.told)
    if not shared:
        return 0.0
    shared += told.numbers_of(line)
    least = min(CLEAR, len(told.roots) / 2, len(line.told) / 2)
    return shared / math.sqrt(1 + len(line.told)) if shared >= least else 0.0
