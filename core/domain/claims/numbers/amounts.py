"""Whether the profile supports a quantity: the same value of the same thing, in the entry that owns it."""

from collections.abc import Iterable, Sequence
from itertools import combinations, permutations

from core.domain.claims.ledger import Ledger
from core.domain.claims.numbers.quantity import MONEY, PERCENT, TIMES, Quantity
from core.domain.claims.numbers.things import is_same_measure, is_same_thing
from core.domain.claims.words import ClaimWords

_MINUTES = {
    "milliseconds": 1 / 60_000,
    "seconds": 1 / 60,
    "minutes": 1.0,
    "hours": 60.0,
    "days": 1440.0,
    "weeks": 10080.0,
}
_MONTHS = {"months": 1.0, "years": 12.0}
_LENGTHS = {"metres": 1.0, "kilometres": 1000.0, "miles": 1609.3, "feet": 0.3048}
_AREAS = {"square_metres": 1.0, "square_feet": 0.0929, "hectares": 10_000.0, "acres": 4046.9}
_WEIGHTS = {"grams": 0.001, "kilograms": 1.0, "tonnes": 1000.0, "pounds_weight": 0.4536}
_VOLUMES = {"litres": 1.0, "hectolitres": 100.0, "gallons": 3.785, "pints": 0.4732}
_SIZES = _LENGTHS | _AREAS | _WEIGHTS | _VOLUMES
_MEASURED = MONEY | {PERCENT, TIMES} | _MINUTES.keys() | _MONTHS.keys() | _SIZES.keys()
_ANY = "languages"
"""Of these one may speak of some ("in two languages")."""

_EXACT, _TINY = 0.005, 0.0005
_MOST_ADDENDS, _BESIDE = 4, 20
"""Characters between "6 groups" and "of 25"."""

_ROUND_UP, _ROUND_DOWN, _ROUND_ABOUT = 1.35, 0.65, 0.12
"""What "under 50", "more than 150" and "about 100" may round: 38 and more, up to 200, 90 to 112."""


def is_supported(claimed: Quantity, known: Iterable[Quantity]) -> bool | None:
    """None when a value is there and nobody can tell whether it is of the same thing."""
    answers = [_same(claimed, quantity) for quantity in known]
    if True in answers:
        return True
    return None if None in answers else False


def is_same_amount(claimed: Quantity, known: Quantity) -> bool:
    """Whether they are as much, of whatever."""
    return _fits(claimed, known.values)


def is_derived(claimed: Quantity, known: Sequence[Quantity]) -> bool:
    """Whether it follows from two numbers of one line: "from 5 hours to 4" is one hour or 20 % less."""
    return any(
        _follows(claimed, left, right) for left, right in permutations(known, 2) if left.start < right.start
    )


def adds_up(claimed: Quantity, read: Sequence[Quantity]) -> bool:
    """Whether it is the sum or the difference of two other numbers of its sentence: "seven people, five
    cooks and two apprentices", "up by 280, from 410 to 690"."""
    others = [other for other in read if other.start != claimed.start and not other.is_year]
    values = [next(iter(one.values)) for one in others if len(one.values) == 1 and one.unit != PERCENT]
    if len(values) > _MOST_ADDENDS or claimed.unit == PERCENT:
        return False
    return any({a + b, abs(a - b)} & claimed.values for a, b in combinations(values, 2))


def is_listed(claimed: Quantity, ledger: Ledger, words: ClaimWords) -> bool:
    """Whether it counts entries of the profile: "three languages"."""
    phrase = " ".join(claimed.words)
    counts = {
        "languages": len(ledger.resume.languages),
        "work": len({job.name for job in ledger.resume.work}),
    }
    return any(
        pattern.search(phrase)
        and (counts[name] in claimed.values or (name == _ANY and max(claimed.values) <= counts[name]))
        for name, pattern in words.things.listed.items()
    )


def _same(claimed: Quantity, known: Quantity) -> bool | None:
    if claimed.is_bare and _fits(claimed, known.values):
        return not claimed.per or claimed.per in known.paces
    if (answer := _same_otherwise_written(claimed, known)) is not None:
        return answer
    factor = _conversion(known.unit, claimed.unit)
    if factor is None or not _fits(claimed, [value * factor for value in known.values]):
        return False
    if not _as_often(claimed, known):
        return False
    if claimed.unit in MONEY | {PERCENT, TIMES}:
        return is_same_measure(claimed, known)
    return True if claimed.unit in _MEASURED else is_same_thing(claimed, known)


def _same_otherwise_written(claimed: Quantity, known: Quantity) -> bool | None:
    """ "8 million" for "8 million euros", "100 %" for "doubled", "four times a year" for "4 talks a year";
    None where it is nothing of these."""
    if not claimed.unit and claimed.factor > 1 and known.factor > 1 and known.unit in MONEY:
        return _fits(claimed, known.values) and is_same_measure(claimed, known)
    if known.unit == TIMES and claimed.unit == PERCENT:
        return _fits(claimed, [100 * (value - 1) for value in known.values])
    if claimed.unit == TIMES and claimed.per and known.unit not in _MEASURED:
        return claimed.per in known.paces and _fits(claimed, known.values)
    return None


def _as_often(claimed: Quantity, known: Quantity) -> bool:
    if claimed.unit in _MINUTES.keys() | _MONTHS.keys():
        return not (claimed.per and known.per) or claimed.per == known.per
    if claimed.per:
        return claimed.per in known.paces
    return not claimed.pace or not (known.per or known.pace) or claimed.pace in (known.per, known.pace)


def _conversion(known: str, claimed: str) -> float | None:
    """By what the known value is multiplied; None where the two are of different kinds."""
    if known == claimed:
        return 1.0
    for table in (_MINUTES, _MONTHS, _LENGTHS, _AREAS, _WEIGHTS, _VOLUMES):
        if known in table and claimed in table:
            return table[known] / table[claimed]
    return None if known in _MEASURED or claimed in _MEASURED else 1.0


def _fits(claimed: Quantity, known: Iterable[float]) -> bool:
    return any(_close(claimed.hedge, said, true) for said in claimed.values for true in known)


def _close(hedge: str, said: float, true: float) -> bool:
    if true == 0 or said == 0:
        return true == said
    share = said / true
    match hedge:
        case "more":
            return _ROUND_DOWN <= share <= 1 + _EXACT
        case "less" | "up_to":
            return 1 - _EXACT <= share <= _ROUND_UP
        case "about":
            return abs(share - 1) <= _ROUND_ABOUT
        case _:
            return said == true or (abs(share - 1) <= _EXACT and _is_rounder(said, true))


def _is_rounder(said: float, true: float) -> bool:
    """With no more digits than the true number: 99.96 rounds no 99.6."""
    return _digits(said) <= _digits(true) or abs(said - true) <= _TINY * max(abs(said), abs(true))


def _digits(value: float) -> int:
    """How many stand between the zeros at both ends."""
    return len(f"{value:.9g}".strip("0").replace(".", ""))


def _follows(claimed: Quantity, first: Quantity, second: Quantity) -> bool:
    factor = _conversion(second.unit, first.unit)
    if factor is None:
        return False
    is_beside = second.is_each and second.start - first.end <= _BESIDE
    return any(
        _change_is(claimed, first, a, b * factor, is_beside)
        for a in first.values
        for b in second.values
        if a and b
    )


def _is_product(claimed: Quantity, unit: Quantity, groups: float, each: float) -> bool:
    """ "150 pupils" of "6 groups of 25"."""
    return (
        not claimed.factor > 1
        and unit.unit not in _MEASURED
        and claimed.unit not in _MEASURED
        and _fits(claimed, [groups * each])
    )


def _change_is(claimed: Quantity, unit: Quantity, before: float, after: float, is_beside: bool) -> bool:
    low, high = min(before, after), max(before, after)
    if claimed.unit == PERCENT:
        shares = [100 * (high - low) / before, *([100 * after / before] if claimed.hedge == "less" else [])]
        return _fits(claimed, [*shares, *([high - low] if unit.unit == PERCENT else [])])
    if claimed.unit == TIMES:
        return _fits(claimed, [after / before, before / after])
    if is_beside and _is_product(claimed, unit, before, after):
        return True
    same_kind = _conversion(unit.unit, claimed.unit)
    if unit.unit == claimed.unit == "people":
        return _fits(claimed, [low + high])
    is_of_kind = bool(unit.unit) and (bool(claimed.unit) or claimed.is_bare)
    return same_kind is not None and is_of_kind and _fits(claimed, [(high - low) * same_kind])
