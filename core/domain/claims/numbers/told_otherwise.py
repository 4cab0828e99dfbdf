"""Numbers that the profile gives otherwise for the same thing."""

from collections.abc import Iterable, Iterator, Sequence

from core.domain.claims.lines import Entry, Line
from core.domain.claims.numbers.amounts import is_same_amount
from core.domain.claims.numbers.quantity import Quantity
from core.domain.claims.numbers.surroundings import paces_in
from core.domain.claims.numbers.things import is_alike
from core.domain.claims.sentence import Sentence
from core.domain.claims.telling import CLEAR

EXPERIENCE = ("exper", "erfahr", "beruf")
"""How words for all of somebody's working life begin."""

_TIMES = frozenset({"days", "weeks", "months"})
_LEAST_LETTERS = 5


def counts_otherwise(claimed: Quantity, sentence: Sentence) -> bool:
    """Whether the line that is told gives another number of the same."""
    told = [known for line in sentence.near[:1] for known in line.quantities]
    same = [known for known in told if is_alike(claimed.nouns, known.nouns)]
    return bool(same) and not any(is_same_amount(claimed, known) for known in told)


def gives_other_years(claimed: Quantity, sentence: Sentence) -> bool:
    """Whether the profile gives the same thing another number of years: "eight in the planning office"."""
    if claimed.is_of_them or not (claimed.unit == "years" or claimed.is_bare):
        return False
    told = [other for line in _lines_of(sentence) for other in _years_of(line) if not is_of_experience(other)]
    what = _telling(claimed.object)
    same = [other for other in told if what & _telling(other.object)]
    return bool(same) and not any(is_same_amount(claimed, other) for other in same)


def times_otherwise(claimed: Quantity, sentence: Sentence) -> bool:
    """Whether the line that is told gives another time in this unit, the same number of another one, or other
    years to the same: "one year on the committee"."""
    told = [known for line in sentence.near[:1] for known in line.quantities]
    if claimed.unit in _TIMES:
        times = [known for known in told if known.unit in _TIMES]
        return any(known.unit == claimed.unit or known.values == claimed.values for known in times)
    if claimed.unit not in ("years", ""):
        return False
    around = _telling((*claimed.behind, *claimed.before))
    years = (known for known in told if known.unit == "years")
    return any(around.intersection((*known.behind, *known.before)) for known in years)


def other_pace(sentence: Sentence) -> str:
    """How often something is done, where the line that is told says otherwise and both give the same numbers;
    else ""."""
    said = paces_in(sentence.unnamed)
    if len(said) != 1 or not sentence.near:
        return ""
    line = sentence.near[0]
    known = paces_in(line.plain)
    numbers = {value for quantity in line.quantities for value in quantity.values}
    is_same = all(not numbers.isdisjoint(quantity.values) for quantity in sentence.quantities)
    is_told = len(sentence.told.roots & line.told) >= CLEAR
    return next(iter(said)) if known and is_same and is_told and not said & known else ""


def posts_titled(claimed: Quantity, entries: Sequence[Entry]) -> Sequence[Entry]:
    """The posts that a number of years is said of: "seven years as a clerk"."""
    if is_of_experience(claimed):
        return []
    said = set(claimed.object)
    return [entry for entry in entries if entry.is_post and entry.title_stems and entry.title_stems <= said]


def is_of_experience(quantity: Quantity) -> bool:
    """Of all of it, which a text may divide."""
    return any(word.startswith(EXPERIENCE) for word in quantity.object)


def _lines_of(sentence: Sentence) -> Sequence[Line]:
    if not sentence.is_of_all:
        return sentence.near
    return [line for entry in sentence.entries for line in entry.lines]


def _years_of(line: Line) -> Iterator[Quantity]:
    """Also "three" of "five years on the floor, three in the office"."""
    has_years = any(quantity.unit == "years" for quantity in line.quantities)
    return (one for one in line.quantities if has_years and (one.unit == "years" or one.is_bare))


def _telling(words: Iterable[str]) -> set[str]:
    return {word for word in words if len(word) >= _LEAST_LETTERS and not word.startswith(EXPERIENCE)}
