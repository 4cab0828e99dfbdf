"""Two columns on a page: found by section headings that stand beside each other, else by white space.

White space alone does not tell: dates at the right margin, or at the left, make columns that must be read
across, and so do labels. A column of a CV has headings of its own, or at least lines and no dates of its own.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.adapters.document_reader.pdf.rows import Row, segments_of
from core.adapters.document_reader.words.headings import heading_kind
from core.domain.dates import find_period

_GUTTER_GAP = 0.9
_SLACK = 3.0
_MANY, _INDENT, _ALIGNED = 7, 20.0, 0.6
"""Texts that begin at an edge without known headings, how far lists are set in, and what share does so."""

_DATED, _PAIRED, _SAME = 0.4, 0.5, 0.5
"""More of a column are no dates, and no more stand on the baseline (to half a point) of a text beside."""

_FEWEST = 3
"""Texts a column must hold; one or two are a date or a place beside a line."""


@dataclass(frozen=True)
class Gutter:
    """The right column begins at `x`; the columns reach from baseline `top` down to `bottom`."""

    x: float
    top: float
    bottom: float
    main_is_left: bool

    def bands(self, rows: Sequence[Row]) -> tuple[list[Row], list[Row], list[Row]]:
        """A row with the name at its left and a heading in the column belongs to the columns."""
        above = [row for row in rows if row.y > self.top and not self._opens_column(row)]
        below = [row for row in rows if row.y < self.bottom]
        return above, [row for row in rows if row not in above and row not in below], below

    def _opens_column(self, row: Row) -> bool:
        return any(abs(word.x0 - self.x) <= _SLACK and word.y <= self.top for word in row.words)


def find_gutter(rows: Sequence[Row], width: float, before: Gutter | None) -> Gutter | None:
    """The gutter of a page; `before` is that of the page before, which goes on when nothing crosses it."""
    segments = [segment for row in rows for segment in segments_of(row, _GUTTER_GAP)]
    if not segments:
        return None
    headings = [segment for segment in segments if heading_kind(segment.text)]
    found = [
        gutter
        for x in sorted({round(heading.x0) for heading in headings if heading.x0 > 0.15 * width})
        if (gutter := _gutter_at(x, rows, segments, headings))
    ]
    if found:
        return max(found, key=lambda gutter: gutter.top - gutter.bottom)
    if before and not any(_crosses(segment, before.x) for segment in segments):
        return Gutter(before.x, segments[0].y, segments[-1].y, before.main_is_left)
    return _by_white_space(segments, width)


def _by_white_space(segments: Sequence[Row], width: float) -> Gutter | None:
    """Where no headings are known: many texts begin at one edge, and nothing crosses it for a good part."""
    edges = Counter(round(segment.x0) for segment in segments)
    likely = [x for x, many in edges.items() if many >= _MANY and 0.2 * width < x < 0.8 * width]
    found = [gutter for x in likely for gutter in _bands_at(x, segments)]
    return max(found, key=lambda gutter: gutter.top - gutter.bottom, default=None)


def _bands_at(x: float, segments: Sequence[Row]) -> Iterator[Gutter]:
    """Gutters between the rows that cross an edge."""
    crossings = sorted({segment.y for segment in segments if _crosses(segment, x)}, reverse=True)
    highest, lowest = (pick(segment.y for segment in segments) for pick in (max, min))
    for top, bottom in pairwise([highest + 1, *crossings, lowest - 1]):
        left, right = _sides(segments, x, bottom, top)
        if min(len(left), len(right)) >= _MANY and _are_columns(left, right, x):
            yield Gutter(x, top - 0.01, bottom + 0.01, _main_is_left(left, right))


def _are_columns(left: Sequence[Row], right: Sequence[Row], x: float) -> bool:
    """Dates or labels beside what they belong to are none: those are read across."""
    if any(_share(side, lambda row: find_period(row.text) is not None) > _DATED for side in (left, right)):
        return False
    paired = _share(left, lambda row: any(abs(row.y - other.y) < _SAME for other in right))
    begins = _share(right, lambda row: abs(row.x0 - x) <= _INDENT)
    return paired < _PAIRED and begins > _ALIGNED and max(row.x1 for row in left) < x - _SLACK


def _share(rows: Sequence[Row], holds: Callable[[Row], bool]) -> float:
    return sum(map(holds, rows)) / len(rows)


def side_of(rows: Sequence[Row], x: float) -> tuple[list[Row], list[Row]]:
    """The rows left and right of a gutter, each from top to bottom."""
    sides: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        for number in (0, 1):
            words = tuple(word for word in row.words if (word.x0 >= x - _SLACK) == bool(number))
            if words:
                sides[number].append(Row(words))
    return sides


def _gutter_at(
    x: float, rows: Sequence[Row], segments: Sequence[Row], headings: Sequence[Row]
) -> Gutter | None:
    """The gutter left of the headings at `x`, when no text crosses it and both sides have headings."""
    right = [heading for heading in headings if abs(heading.x0 - x) <= _SLACK]
    left = [heading for heading in headings if heading.x1 < x]
    crossings = [segment.y for segment in segments if _crosses(segment, x)]
    top = min((y for y in crossings if y > right[0].y), default=max(one.y for one in segments) + 1)
    bottom = max((y for y in crossings if y <= right[0].y), default=rows[-1].y - 1)
    sides = _sides(segments, x, bottom, top)
    if min(map(len, sides)) < _FEWEST or not any(bottom < heading.y < top for heading in left):
        return None
    if len(right) < 2 and all(segment in left for segment in sides[0]):
        return None
    start = min(side[0].y for side in sides) + 0.1
    if not any(start < heading.y < top for heading in headings):
        top = min(top, start)
    return Gutter(x, top - 0.01, bottom + 0.01, _main_is_left(*_sides(segments, x, bottom, top)))


def _sides(segments: Sequence[Row], x: float, bottom: float, top: float) -> tuple[list[Row], list[Row]]:
    band = [segment for segment in segments if bottom < segment.y < top]
    left = [segment for segment in band if segment.x1 < x]
    return left, [segment for segment in band if segment.x0 >= x - _SLACK]


def _crosses(segment: Row, x: float) -> bool:
    return segment.x0 < x - _SLACK and segment.x1 > x + _SLACK


def _main_is_left(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """The column that opens with the name rather than a heading, or has the bigger letters, or more text."""
    opens_left, opens_right = (heading_kind(side[0].text) is None for side in (left, right))
    if opens_left != opens_right:
        return opens_left
    biggest_left, biggest_right = (max(row.size for row in side) for side in (left, right))
    if abs(biggest_left - biggest_right) > 1.0:
        return biggest_left > biggest_right
    return sum(len(row.text) for row in left) > sum(len(row.text) for row in right)
