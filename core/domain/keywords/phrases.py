"""Cuts a posting's line into phrases, and finds where it offers a choice ("Python, Java or Go")."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from core.domain.keywords.units import Unit
from core.domain.keywords.vocabulary import Vocabulary
from core.domain.languages import LanguageCode

COMMON = 0.2
"""Words of lower rarity than this ("team", "work") are not terms."""
LONGEST_PHRASE = 3

_OR = frozenset({"or", "oder", "bzw", "ou", "o", "u"})


@dataclass(frozen=True)
class Phrase:
    """Neighbouring units that make one term; `first` and `last` are their places in the line's units."""

    units: tuple[Unit, ...]
    first: int
    last: int

    @property
    def key(self) -> str:
        return " ".join(unit.key for unit in self.units)


def find_choices(
    units: list[Unit], vocabulary: Vocabulary, language: LanguageCode
) -> list[tuple[Phrase, ...]]:
    """The phrases of a line in order; a tuple of several is a choice, of which one is enough."""
    groups: list[tuple[Phrase, ...]] = []
    pending: list[Phrase] = []
    for phrase in find_phrases(units, vocabulary, language):
        if pending and _link(units, pending[-1], phrase) is None:
            groups.extend(_fold(units, pending))
            pending = []
        pending.append(phrase)
    groups.extend(_fold(units, pending))
    return groups


def find_phrases(units: list[Unit], vocabulary: Vocabulary, language: LanguageCode) -> Iterator[Phrase]:
    """A known name stands alone; other neighbours form phrases of at most three words."""
    start = 0
    for place, unit in enumerate(units):
        counts = _counts(unit, vocabulary, language)
        if start < place and (not counts or unit.known or not unit.joined or place - start == LONGEST_PHRASE):
            yield Phrase(tuple(units[start:place]), start, place - 1)
            start = place
        if unit.known:
            yield Phrase((unit,), place, place)
        if unit.known or not counts:
            start = place + 1
    if start < len(units):
        yield Phrase(tuple(units[start:]), start, len(units) - 1)


def _counts(unit: Unit, vocabulary: Vocabulary, language: LanguageCode) -> bool:
    if unit.known:
        return True
    word = unit.tokens[0].word
    if len(word) < 2 or word[0].isdigit() or word in vocabulary.stopwords[language]:
        return False
    return vocabulary.rarity_of(word, language) >= COMMON


def _link(units: list[Unit], left: Phrase, right: Phrase) -> str | None:
    """What joins two phrases: "or", "," or nothing."""
    between = units[left.last + 1 : right.first]
    if not between:
        mark = right.units[0].gap.strip()
        known = left.units[0].known and right.units[0].known
        return mark if mark == "," or (mark == "/" and known) else None
    if len(between) == 1 and between[0].tokens[0].word in _OR and right.units[0].joined:
        return "or"
    return None


def _fold(units: list[Unit], run: list[Phrase]) -> Iterator[tuple[Phrase, ...]]:
    """In "A, B or C, D" the commas before the first "or" belong to the choice, those after it do not."""
    links = [_link(units, left, right) for left, right in pairwise(run)]
    if not {"or", "/"} & set(links):
        yield from ((phrase,) for phrase in run)
        return
    first = next(place for place, link in enumerate(links) if link in ("or", "/"))
    end = first
    while end < len(links) and links[end] in ("or", "/"):
        end += 1
    begin = 0 if links[first] == "or" else first
    yield from ((phrase,) for phrase in run[:begin])
    yield tuple(run[begin : end + 1])
    yield from _fold(units, run[end + 1 :])
