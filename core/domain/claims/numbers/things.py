"""Whether two quantities are of the same thing."""

import re
from collections.abc import Iterable

from core.domain.claims.numbers.quantity import MONEY, Quantity

_LEAST_SHARED, _MOSTLY = 4, 2
_AGENT = re.compile(
    r"(?:er|or|ist|ian|ant|ent|ling|innen|eur|eus|ien|ier|ero|er[ao]|eir|nurs|lich|erwachsen|pati|retrait|adolescent|enfant|jeun|joven|jovem|nin)$"
)
_SPARED = frozenset(
    {
        "costs",
        "savings",
        "depenses",
        "economies",
        "couts",
        "kosten",
        "einsparung",
        "costes",
        "ahorro",
        "custos",
        "poupanca",
    }
)
"""Less spent is more saved."""

_MAY_BE_PEOPLE = frozenset({"people", "customers", "served"})


def is_same_measure(claimed: Quantity, known: Quantity) -> bool:
    """Money and shares: of no other thing than the profile's ("accidents" for "waste")."""
    is_spared = claimed.kin & _SPARED and known.kin & _SPARED
    if is_spared or (claimed.unit in MONEY and {*claimed.nouns} & {*known.nouns}):
        return True
    return not (claimed.kin - known.kin and known.kin - claimed.kin)


def is_same_thing(claimed: Quantity, known: Quantity) -> bool | None:
    """A general word may stand for a special one ("8 people" for "8 cooks"), never the other way round."""
    if claimed.unit == known.unit and claimed.unit and claimed.is_general:
        return True
    if claimed.unit == "people" and claimed.is_general and known.unit in _MAY_BE_PEOPLE:
        return True
    if claimed.noun_kin and known.noun_kin:
        is_kin = bool(claimed.noun_kin & known.noun_kin) or is_alike(claimed.nouns, known.kin_nouns)
        return is_kin or len({*claimed.nouns} & {*known.nouns}) >= _MOSTLY
    if claimed.unit != known.unit and claimed.unit and known.unit:
        return False
    if is_alike(claimed.nouns, (*known.nouns, *known.joined)):
        return True
    if claimed.unit == "people" and claimed.is_general and any(map(_AGENT.search, known.nouns)):
        return None
    if not known.nouns:
        return True if is_alike(claimed.nouns, known.before) else None
    return not claimed.unit and is_alike(claimed.nouns, known.before)


def is_alike(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether stems have one in common, or one that the other is made of ("Palette", "Europalette")."""
    others = list(right)
    return any(
        a == b
        or (min(len(a), len(b)) > _LEAST_SHARED and (a in b or b in a))
        or (len(a) == _LEAST_SHARED and b.endswith(a))
        for a in left
        for b in others
    )
