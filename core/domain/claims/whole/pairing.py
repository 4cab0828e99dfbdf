"""Which entry of a profile an entry of a CV is: each of the profile's stands for one at most."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from core.domain.claims.whole.facts import given_date, same_date, same_words
from core.domain.folding import fold
from core.domain.languages import LanguageCode
from core.domain.model import Model

M = TypeVar("M", bound=Model)
MOST_CHANGED = 300
"""Entries of a section that are not word for word the profile's: more are not looked for, as that takes time
with the square of their number."""

_SAME_NAME, _SAME_TITLE, _SAME_DATE = 100, 10, 5


class Heads(NamedTuple):
    """The fields that tell one entry of a section from another."""

    name: str
    title: str = ""


HEADS: Mapping[str, Heads] = {
    "work": Heads("name", "position"),
    "volunteer": Heads("organization", "position"),
    "education": Heads("institution", "study_type"),
    "projects": Heads("name"),
    "awards": Heads("title"),
    "certificates": Heads("name"),
    "publications": Heads("name"),
    "references": Heads("name"),
}


class Pair(NamedTuple, Generic[M]):
    """`number`: which of the profile's entries it is; None for one that it does not have, or not so often."""

    said: M
    number: int | None


def pairs(said: Sequence[M], own: Sequence[M], heads: Heads, language: LanguageCode) -> Iterator[Pair[M]]:
    """The same find each other first, then the most alike."""
    found = _same(said, own)
    left = [i for i in range(len(said)) if i not in found and shown(said[i])][:MOST_CHANGED]
    free = sorted(set(range(len(own))) - set(found.values()))[:MOST_CHANGED]
    likenesses = {
        (i, j): likeness
        for i in left
        for j in free
        if (likeness := _likeness(said[i], own[j], heads, language))
    }
    for i, j in sorted(likenesses, key=lambda pair: -likenesses[pair]):
        if i not in found and j in free:
            found[i] = j
            free.remove(j)
    yield from (Pair(entry, found.get(i)) for i, entry in enumerate(said) if shown(entry))


def _same(said: Sequence[Model], own: Sequence[Model]) -> dict[int, int]:
    places: dict[str, list[int]] = {}
    for j, entry in enumerate(own):
        places.setdefault(_key(entry), []).append(j)
    return {i: places[key].pop(0) for i, entry in enumerate(said) if places.get(key := _key(entry))}


def _key(entry: Model) -> str:
    return json.dumps(entry.model_dump(mode="json"), sort_keys=True)


def shown(entry: Model) -> str:
    """The first thing that it says; "" where it says nothing."""
    return next(iter(texts_of(entry)), str(entry.model_extra or ""))


def texts_of(entry: Model) -> list[str]:
    """All that it says, in the order of its fields."""
    lines = (value if isinstance(value, list) else [value] for _, value in entry)
    return [text for texts in lines for text in texts if isinstance(text, str) and text]


def _likeness(said: Model, own: Model, heads: Heads, language: LanguageCode) -> int:
    """0 where it cannot be meant: another name or, without a name, another title, or nothing in common."""
    names, titles = (_both(said, own, field) for field in heads)
    named = names if names[0] else titles
    if named[0] and not same_words(*named, language):
        return 0
    common = {fold(text) for text in texts_of(said)} & {fold(text) for text in texts_of(own)}
    alike = len(common) + _dates_alike(said, own)
    title = titles[0] and same_words(*titles, language)
    return alike + (_SAME_NAME if named[0] else 0) + (_SAME_TITLE if title else 0)


def _both(said: Model, own: Model, field: str) -> tuple[str, str]:
    return (getattr(said, field), getattr(own, field)) if field else ("", "")


def _dates_alike(said: Model, own: Model) -> int:
    dates = [_both(said, own, field) for field in ("start_date", "end_date") if hasattr(said, field)]
    return sum(_SAME_DATE for one, other in dates if given_date(one) and same_date(one, other))
