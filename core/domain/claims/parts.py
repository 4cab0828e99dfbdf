"""What a text says of somebody's part in something and of how far it went, held against the lines it speaks of."""

from collections.abc import Collection, Sequence

from core.domain.claims.ledger import Entry, Line
from core.domain.claims.quantity import Quantity
from core.domain.claims.strength import LED, MANAGED, OWN, SUPPORTED, strength_of
from core.domain.claims.tables import ClaimWords

_NEAR, _TOLD, _RETOLD = 0.6, 0.4, 0.5
_NOT_TOLD = ("name", "location", "organization", "institution", "issuer", "publisher", "area", "score")


def is_raised_part(
    text: str, stems: frozenset[str], quantities: Sequence[Quantity], entries: Sequence[Entry], words: ClaimWords
) -> bool:
    """Whether a folded text gives somebody a larger part than each line of these entries that it tells."""
    near = nearest_lines(stems, quantities, entries)
    if not near:
        return False
    claimed, source = strength_of(text, words), max(line.part for line in near)
    if claimed <= source:
        return False
    if claimed >= LED:
        return True
    if claimed == MANAGED:
        return source == SUPPORTED or any(quantity.unit == "people" for quantity in quantities)
    return source == SUPPORTED and (words.strengths[OWN].search(text) is not None or any(_is_retold(stems, line) for line in near))


def _is_retold(stems: frozenset[str], line: Line) -> bool:
    """Whether most of a line of somebody's help is told without the helping."""
    return len(stems & line.matter) >= max(2, _RETOLD * len(line.matter))


def nearest_lines(
    stems: frozenset[str], quantities: Sequence[Quantity], entries: Sequence[Entry]
) -> list[Line]:
    """Lines that share most words with a text, those that share nearly as many, and those it mostly tells."""
    values = {value for quantity in quantities for value in quantity.values}
    scored = [(_nearness(stems, values, line), line) for entry in entries for line in entry.lines]
    told = [(score, line) for score, line in scored if score and not line.path.endswith(_NOT_TOLD)]
    best = max((score for score, _ in told), default=0.0)
    return [
        line
        for score, line in told
        if score >= best * _NEAR or len(stems & line.told) >= max(2, _TOLD * len(line.told))
    ]


def _nearness(stems: frozenset[str], values: Collection[float], line: Line) -> float:
    """Shared words and numbers, for the length of the line."""
    shared = len(stems & line.told)
    if values and shared:
        shared += sum(not values.isdisjoint(quantity.values) for quantity in line.quantities)
    return shared / float(1 + len(line.told)) ** 0.5


def unknown_reach(text: str, entries: Sequence[Entry], words: ClaimWords) -> str:
    """The first word of a reach that these entries do not have; "" where there is none."""
    for rank, pattern in enumerate(words.reaches):
        for found in pattern.finditer(text):
            if not any(higher.search(entry.text) for entry in entries for higher in words.reaches[rank:]):
                return found[0]
    return ""
