"""The town that stands behind an employer or school: "Lycée Pasteur, Lyon", "Keller Bau (Ulm)"."""

import re
from collections.abc import Callable, Sequence

from core.adapters.document_reader.entries.heads import Head
from core.adapters.document_reader.words.roles import (
    degree_score,
    is_field,
    looks_like_place,
    names_area,
    school_score,
    title_score,
)

_BRACKETED = re.compile(r"\s\(([^\W\d_][^()\d,]{2,30})\)$")
_NAMED_BY_TOWN = re.compile(r"\b(?:University of|State University|Institute of)\b")
"""Universities with a seat in several towns: the one behind belongs to the name ("…, Berkeley")."""

_LONGEST = 3
"""Words of a town's name that begin with a capital."""


def without_towns(heads: Sequence[Head]) -> None:
    """Towns out of the second parts where it is a habit: most entries name one, or several in brackets.

    A lone one is more often part of the name ("Haas School, Berkeley")."""
    bracketed = sum(_in_brackets(head.second) is not None for head in heads) > 1
    named = [head for head in heads if head.second]
    many = sum(bool(head.place or _behind_comma(head.second)) for head in named)
    usual = many > 1 and 2 * many > len(named)
    for head in heads:
        cut = (bracketed and _in_brackets(head.second)) or (usual and _behind_comma(head.second))
        if cut:
            head.second, head.place = cut[0], head.place or cut[1]


def rests_without_towns(heads: Sequence[Head]) -> None:
    """A third part beside degree and school is a field, or a town where a degree has its field already."""
    towns = [head for head in heads if head.first and head.second and is_town(head.rest)]
    if any(names_area(head.first) for head in towns):
        for head in towns:
            head.place, head.rest = head.place or head.rest, ""


def is_town(text: str) -> bool:
    """By its form, and by naming nothing else that stands there."""
    names = [word for word in text.split() if word[0].isupper()]
    is_named = bool(names) and len(names) <= _LONGEST and looks_like_place(text)
    is_other = is_field(text) or _scores(text, (title_score, degree_score, school_score))
    return is_named and not is_other and (not text.isupper() or len(text) > _LONGEST)


def _scores(text: str, scores: Sequence[Callable[[str], int]]) -> bool:
    return any(score(text) > 0 for score in scores)


def _in_brackets(text: str) -> tuple[str, str] | None:
    found = _BRACKETED.search(text)
    return (text[: found.start()], found.group(1)) if found and is_town(found.group(1)) else None


def _behind_comma(text: str) -> tuple[str, str] | None:
    name, comma, tail = text.rpartition(", ")
    return (name, tail) if comma and is_town(tail) and not _NAMED_BY_TOWN.search(name) else None
