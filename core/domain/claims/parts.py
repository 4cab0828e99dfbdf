"""What a text says of somebody's part in something, held against the lines it tells."""

from collections.abc import Sequence

from core.domain.claims.lines import Entry, Line
from core.domain.claims.numbers.quantities import read_quantities
from core.domain.claims.stemming import roots_of
from core.domain.claims.strength import LED, MANAGED, OWN, SUPPORTED, clauses, says_part, strength_of
from core.domain.claims.telling import CLEAR, Told, nearest_lines
from core.domain.claims.words import ClaimWords
from core.domain.languages import LanguageCode

_RETOLD = 0.5


def is_raised_part(
    told: Told, near: Sequence[Line], entries: Sequence[Entry], words: ClaimWords, language: LanguageCode
) -> bool:
    """Whether a text gives somebody a larger part than each line that it tells; of several clauses that
    say who did it, each tells of its own line."""
    telling = [part for part in clauses(told.text) if says_part(part, words)]
    if len(telling) <= 1:
        beside = read_quantities(telling[0], language, words) if telling else ()
        return _is_raised(Told(told.text, told.roots, beside), near, words)
    each = (Told(part, roots_of(words.parts.without(part), language)) for part in telling)
    return any(_is_raised(one, nearest_lines(one, entries) or near, words) for one in each)


def _is_raised(told: Told, near: Sequence[Line], words: ClaimWords) -> bool:
    if not near:
        return False
    claimed, source = strength_of(told.text, words), max(line.part for line in near)
    if is_own_alone(told, near, words):
        return True
    if claimed <= source or (claimed < LED and source >= MANAGED):
        return False
    return (
        claimed >= LED or _is_over_people(claimed, source, told) or _is_taken_over(source, told, near, words)
    )


def is_own_alone(told: Told, near: Sequence[Line], words: ClaimWords) -> bool:
    """Who says "it was me" of what only a line of help tells."""
    if not words.parts.ranks[OWN].search(told.text):
        return False
    own = frozenset[str]().union(*(line.told for line in near if line.part != SUPPORTED))
    return any(told.roots & line.matter - own for line in near)


def _is_over_people(claimed: int, source: int, told: Told) -> bool:
    """Who managed what they helped with, or people that they only worked with."""
    is_of_people = any(quantity.unit == "people" for quantity in told.quantities)
    return claimed >= MANAGED and (source == SUPPORTED or is_of_people)


def _is_taken_over(source: int, told: Told, near: Sequence[Line], words: ClaimWords) -> bool:
    """Help that is told as one's own doing."""
    if source != SUPPORTED:
        return False
    is_own = words.parts.ranks[OWN].search(told.text) is not None
    return is_own or any(_is_retold(told, line) for line in near)


def _is_retold(told: Told, line: Line) -> bool:
    """Whether most of a line of somebody's help is told, more than what is beside it, and not its tools
    alone."""
    shared = told.roots & line.matter
    if not shared - line.tools or len(shared) <= len(told.roots & (line.told - line.matter)):
        return False
    numbers = told.numbers_of(line) if len(shared) >= CLEAR else 0
    return len(shared) + numbers >= max(CLEAR, _RETOLD * len(line.matter))
