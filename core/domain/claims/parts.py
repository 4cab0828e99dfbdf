"""What a text says of somebody's part in something and of how far it went, held against its lines."""

import math
import re
from collections.abc import Sequence

from core.domain.claims.lines import Entry, Line
from core.domain.claims.quantity import Quantity
from core.domain.claims.stemming import roots_of
from core.domain.claims.strength import LED, MANAGED, OWN, SUPPORTED, clauses, says_part, strength_of
from core.domain.claims.words import ClaimWords
from core.domain.languages import LanguageCode

_CLEAR, _SAME = 2, 8
_AMOUNT = re.compile(
    r"(?:\d\s?)?(?:millions?|millionen|millones|milhoes)\s(?:(?:of|de|von|d')\s?)?(?:euros?|pounds|dollars?|dolares|franken|francs|reais)(?!\w)"
)
_NEAR, _TOLD, _RETOLD = 0.6, 0.4, 0.5
_LISTS = ("skills", "languages", "interests", "certificates", "education", "awards")
_NOT_TOLD = ("name", "location", "organization", "institution", "issuer", "publisher", "area", "score")


def is_raised_part(
    text: str,
    stems: frozenset[str],
    quantities: Sequence[Quantity],
    entries: Sequence[Entry],
    words: ClaimWords,
    language: LanguageCode,
) -> bool:
    """Whether a folded text gives somebody a larger part than each line of these entries that it tells."""
    telling = [part for part in clauses(text) if says_part(part, words)]
    if len(telling) > 1:
        return any(_is_raised_clause(part, entries, words, language) for part in telling)
    near = nearest_lines(stems, quantities, entries)
    return bool(near) and _is_raised(text, stems, quantities, near, words)


def _is_raised_clause(text: str, entries: Sequence[Entry], words: ClaimWords, language: LanguageCode) -> bool:
    """One of several that say who did it: each tells of its own line."""
    stems = roots_of(words.parts.without(text), language)
    near = nearest_lines(stems, (), entries)
    return bool(near) and _is_raised(text, stems, (), near, words)


def _is_raised(
    text: str, stems: frozenset[str], quantities: Sequence[Quantity], near: Sequence[Line], words: ClaimWords
) -> bool:
    claimed, source = strength_of(text, words), max(line.part for line in near)
    if claimed <= source:
        return False
    if claimed >= LED:
        return True
    if source >= MANAGED:
        return False
    if claimed >= MANAGED and (
        source == SUPPORTED or any(quantity.unit == "people" for quantity in quantities)
    ):
        return True
    return source == SUPPORTED and (
        words.parts.ranks[OWN].search(text) is not None
        or any(_is_retold(stems, quantities, line) for line in near)
    )


def _is_retold(stems: frozenset[str], quantities: Sequence[Quantity], line: Line) -> bool:
    """Whether most of a line of somebody's help is told without the helping."""
    values = {value for quantity in quantities for value in quantity.values}
    shared = len(stems & line.matter)
    if not (stems - line.tools) & line.matter:
        return False
    if shared <= len(stems & (line.told - line.matter)):
        return False
    numbers = (
        sum(not values.isdisjoint(quantity.values) for quantity in line.quantities) if shared >= _CLEAR else 0
    )
    return shared + numbers >= max(_CLEAR, _RETOLD * len(line.matter))


def nearest_lines(
    stems: frozenset[str], quantities: Sequence[Quantity], entries: Sequence[Entry]
) -> list[Line]:
    """Lines that share most words with a text, those that share nearly as many, and those it mostly tells."""
    values = {value for quantity in quantities for value in quantity.values}
    scored = [(_nearness(stems, values, line), line) for entry in entries for line in entry.lines]
    told = [(score, line) for score, line in scored if score and tells(line)]
    best = max((score for score, _ in told), default=0.0)
    return [
        line
        for score, line in told
        if score >= best * _NEAR or len(stems & line.told) >= max(2, _TOLD * len(line.told))
    ]


def tells(line: Line) -> bool:
    """Lists of skills and papers say nothing of what was done."""
    return not line.path.endswith(_NOT_TOLD) and not line.path.startswith(_LISTS)


def _nearness(stems: frozenset[str], values: set[float], line: Line) -> float:
    """Shared words and numbers, for the length of the line."""
    shared = len(stems & line.told)
    if values and shared:
        shared += sum(not values.isdisjoint(quantity.values) for quantity in line.quantities)
    if shared < min(_CLEAR, len(stems) / 2, len(line.told) / 2):
        return 0.0
    return shared / math.sqrt(1 + len(line.told))


def unknown_reach(text: str, near: Sequence[Line], entries: Sequence[Entry], words: ClaimWords) -> str:
    """The first word of a reach that neither the lines it tells of have, nor, in the same words, these
    entries; "" where there is none."""
    plain = _AMOUNT.sub(" ", text)
    told = _AMOUNT.sub(" ", "\n".join(line.plain for line in near))
    known = _AMOUNT.sub(
        " ", "\n".join(line.plain for entry in entries for line in entry.lines if tells(line))
    )
    for rank, pattern in enumerate(words.reach.ranks):
        for found in pattern.finditer(plain):
            is_told = any(higher.search(told) for higher in words.reach.ranks[rank:])
            if not is_told and found[0][:_SAME] not in known:
                return found[0]
    return ""
