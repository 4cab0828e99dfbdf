"""Where in the file each field of a resume stands.

Found afterwards, by the words themselves: the rules that read the fields need not carry places along, and a
value that cannot be found again is one that a rule has made.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.adapters.document_reader.lines import CELL, Line
from core.domain.dates import find_period
from core.domain.model import Model
from core.domain.reading import Source, Spot
from core.domain.resume import Basics, Resume

_WORD = re.compile(r"\w+")
_MOST_WORDS = 12
"""As many of a value's words tell where it stands."""

_MOST_PLACES = 8

_DATE = re.compile(r"date$")
_LISTS = [name for name in Resume.model_fields if name not in ("basics", "meta")]

Sources = dict[str, Source]


class _Place(NamedTuple):
    """Lines from `first` to `last`."""

    first: int
    last: int


_Places = dict[str, _Place | None]


class _Original:
    """The words and the periods of all lines, by what they are."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._words: list[str] = []
        self._line_of: list[int] = []
        self._begins: dict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(lines):
            for word in _words(line.text):
                self._begins[word].append(len(self._words))
                self._words.append(word)
                self._line_of.append(number)
        self._dates = [_dates_in(line) for line in lines]

    def places(self, value: str) -> list[_Place]:
        """Wherever these words stand one after the other."""
        wanted = _words(value)[:_MOST_WORDS]
        starts = self._begins.get(wanted[0], []) if wanted else []
        return [
            _Place(self._line_of[start], self._line_of[start + len(wanted) - 1])
            for start in starts
            if self._words[start : start + len(wanted)] == wanted
        ]

    def nearest(self, value: str, line: int) -> _Place | None:
        return min(self.places(value), key=lambda place: abs(place.first - line), default=None)

    def dated(self, date: str, line: int) -> _Place | None:
        """The nearest line that has this date."""
        found = [number for number, dates in enumerate(self._dates) if date in dates]
        nearest = min(found, key=lambda number: abs(number - line), default=None)
        return None if nearest is None else _Place(nearest, nearest)

    def source(self, place: _Place) -> Source:
        lines = self.lines[place.first : place.last + 1]
        text = " ".join(line.text.replace(CELL, " ") for line in lines)
        return Source(line=place.first, text=text, spot=_spot(lines))


def sources_of(resume: Resume, lines: Sequence[Line]) -> Sources:
    """The source of every field that is found again, by the field's path."""
    original = _Original(lines)
    places = _basics(resume.basics, original)
    for kind in _LISTS:
        places |= _entries(kind, getattr(resume, kind), original)
    return {path: original.source(place) for path, place in places.items() if place}


def _basics(basics: Basics, original: _Original) -> _Places:
    """The person stands first; so does what is said of them, where the same words come again."""
    return {f"basics.{path}": original.nearest(_bare(value), 0) for path, value in _texts(basics)}


def _entries(kind: str, entries: Sequence[Model], original: _Original) -> _Places:
    """Each entry stands where its names do, close together and below the entry before it."""
    found: _Places = {}
    line = 0
    for number, entry in enumerate(entries):
        texts = dict(_texts(entry))
        named = [value for path, value in texts.items() if not _DATE.search(path)]
        line = _anchor(original, named, line)
        for path, value in texts.items():
            find = original.dated if _DATE.search(path) else original.nearest
            found[f"{kind}.{number}.{path}"] = find(_bare(value), line)
    return found


def _texts(model: Model) -> Iterator[tuple[str, str]]:
    """Every text in it with its path, in the order of its fields."""
    for name in type(model).model_fields:
        yield from _texts_in(name, getattr(model, name))


def _texts_in(path: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and value:
        yield path, value
    elif isinstance(value, Model):
        yield from ((f"{path}.{name}", text) for name, text in _texts(value))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts_in(f"{path}.{number}", item)


def _anchor(original: _Original, values: Sequence[str], after: int) -> int:
    """Where the first two values that are found stand closest to each other."""
    found = [[place.first for place in original.places(value)][:_MOST_PLACES] for value in values[:3]]
    first, second = ([*filter(None, found), [], []])[:2]
    pairs = [sorted((one, other)) for one in first or second for other in second or first]
    below = [pair for pair in pairs if pair[0] >= after] or pairs
    return min(below, key=lambda pair: (pair[1] - pair[0], pair[0]), default=[after])[0]


def _bare(url: str) -> str:
    return url.split("//")[-1]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _dates_in(line: Line) -> set[str]:
    """Both ends of the periods in this line; "" stands for today."""
    if not any(character.isdigit() for character in line.text):
        return set()
    periods = [found.period for text in (line.text, *line.cells) if (found := find_period(text))]
    return {date for period in periods for date in (period.start, period.end) if date}


def _spot(lines: Sequence[Line]) -> Spot | None:
    """Around all of these lines that are on the page of the first."""
    spots = [line.spot for line in lines if line.spot]
    spots = [spot for spot in spots if spot.page == spots[0].page]
    if not spots:
        return None
    return Spot(
        page=spots[0].page,
        left=min(spot.left for spot in spots),
        top=min(spot.top for spot in spots),
        right=max(spot.right for spot in spots),
        bottom=max(spot.bottom for spot in spots),
    )
