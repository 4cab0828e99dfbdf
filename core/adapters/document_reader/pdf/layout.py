"""Words on pages as lines in reading order: rows, columns, wraps and white space."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from core.adapters.document_reader.lines import CELL, Line, clean, split_bullet, squeeze
from core.adapters.document_reader.pdf.columns import Gutter, find_gutter, side_of
from core.adapters.document_reader.pdf.rows import Row, rows_of
from core.adapters.document_reader.pdf.words import PageWords, Word
from core.domain.reading import Spot

_PAGE_NUMBER = re.compile(
    r"(?:[-–—] ?)?(?:(?:page|seite|página|pág\.?|p\.) ?)?\d{1,3}(?: ?(?:of|von|/|de|sur) ?\d{1,3})?"
    r"(?: ?[-–—])?",
    re.IGNORECASE,
)
_CELL_GAP = 1.3
"""Letter sizes of white space that set a text apart; spaces of justified text stay below."""

_ASCENT, _DESCENT = 0.85, 0.25
"""Shares of the letter size above and below the baseline that a line of text takes."""

_LEAST_INDENT, _MOST_INDENT, _LEAST_LISTED = 6, 40, 3
"""Points by which a list is set in, and how many lines make one."""

_LONGEST_LABEL = 32
_MONTHS = r"\d{1,2} (?:months?|mos?|Monate?|mois|mes(?:es)?|mês)"
_DURATION = re.compile(
    rf"\d{{1,2}} (?:years?|yrs?|Jahre?|ans?|años?|anos?)(?:,? {_MONTHS})?|{_MONTHS}", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class _Sheet:
    """A page as a place: its number and its size in points."""

    number: int
    width: float
    height: float

    def spot(self, row: Row) -> Spot:
        return Spot(
            page=self.number,
            left=row.x0 / self.width,
            top=1 - (row.y + _ASCENT * row.size) / self.height,
            right=row.x1 / self.width,
            bottom=1 - (row.y - _DESCENT * row.size) / self.height,
        )


def lines_of_pages(pages: Sequence[PageWords]) -> list[Line]:
    """All pages in reading order: the main column through all pages, then the side column."""
    running = _running_texts(pages)
    main: list[Line] = []
    side: list[Line] = []
    gutter: Gutter | None = None
    for number, page in enumerate(pages, start=1):
        rows = [row for row in rows_of(page.words) if not _is_running(row, page, running)]
        gutter = find_gutter(rows, page.width, gutter)
        for column, is_side in _blocks(rows, gutter):
            (side if is_side else main).extend(_lines(column, _Sheet(number, page.width, page.height)))
    return main + [replace(line, gap=True) for line in side[:1]] + side[1:]


def _blocks(rows: Sequence[Row], gutter: Gutter | None) -> Iterator[tuple[list[Row], bool]]:
    if not gutter:
        yield list(rows), False
        return
    above, between, below = gutter.bands(rows)
    left, right = side_of(between, gutter.x)
    yield above, False
    yield (left, not gutter.main_is_left)
    yield (right, gutter.main_is_left)
    yield below, False


def _lines(rows: Sequence[Row], sheet: _Sheet) -> list[Line]:
    if not rows:
        return []
    edge = max(row.x1 for row in rows)
    steps = [above.y - below.y for above, below in pairwise(rows) if above.y > below.y]
    usual = median(steps) if steps else 0.0
    lines: list[Line] = []
    for index, row in enumerate(rows):
        below = rows[index + 1] if index + 1 < len(rows) else None
        above = rows[index - 1] if index else None
        gap = above is not None and above.y - row.y > max(1.3 * usual, 1.25 * row.size)
        if line := _line(row, below, edge, gap):
            lines.append(replace(line, spot=sheet.spot(row)))
    return _with_unmarked_lists(lines)


def _with_unmarked_lists(lines: list[Line]) -> list[Line]:
    """Lists whose marks are drawn and not written, as browsers print them: what is set in, all alike."""
    if any(line.bullet for line in lines):
        return lines
    edge = min((line.x for line in lines), default=0.0)
    steps = Counter(round(line.x - edge) for line in lines if not line.bold)
    step, many = max(
        ((step, many) for step, many in steps.items() if _LEAST_INDENT <= step <= _MOST_INDENT),
        key=lambda found: found[1],
        default=(0, 0),
    )
    if many < _LEAST_LISTED:
        return lines
    is_in = [not line.bold and round(line.x - edge) == step and CELL not in line.text for line in lines]
    goes_on = [False, *(inside and line.full for line, inside in zip(lines, is_in, strict=True))]
    return [
        replace(line, bullet=inside and not follows)
        for line, inside, follows in zip(lines, is_in, goes_on, strict=False)
    ]


def _line(row: Row, below: Row | None, edge: float, gap: bool) -> Line | None:
    raw = _joined(row.words)
    bullet, rest = split_bullet(raw)
    text = _without_durations(squeeze(clean(rest)))
    if not text:
        return None
    full = below is not None and _may_wrap(text) and row.x1 + below.first_width + 0.2 * row.size > edge
    first = row.words[1] if bullet and len(row.words) > 1 and len(row.words[0].text) <= 3 else row.words[0]
    return Line(text, row.size, row.bold, bullet, full=full, gap=gap, x=first.x0)


def _may_wrap(text: str) -> bool:
    """Text, also beside a date or a label at its left; what stands at the right margin ends there."""
    left, _, right = text.partition(CELL)
    return not right or (CELL not in right and len(left) <= _LONGEST_LABEL < len(right))


def _without_durations(text: str) -> str:
    """A computed length of stay at the right margin ("4 months") is no part of the line it stands beside."""
    first, *others = text.split(CELL)
    return CELL.join([first, *(cell for cell in others if not _DURATION.fullmatch(cell))])


def _joined(words: Sequence[Word]) -> str:
    parts = [words[0].text]
    for before, word in pairwise(words):
        wide = word.x0 - before.x1 > _CELL_GAP * max(before.size, word.size)
        parts += [CELL if wide else " ", word.text]
    return "".join(parts)


def _running_texts(pages: Sequence[PageWords]) -> set[str]:
    """Texts at the top or bottom edge of more than one page: running heads and page numbers."""
    counts: Counter[str] = Counter()
    for page in pages[:10]:
        counts.update({_plain(row) for row in rows_of(page.words) if _at_edge(row, page)})
    return {text for text, count in counts.items() if count > 1}


def _is_running(row: Row, page: PageWords, running: set[str]) -> bool:
    return _at_edge(row, page) and (_plain(row) in running or _PAGE_NUMBER.fullmatch(row.text) is not None)


def _at_edge(row: Row, page: PageWords) -> bool:
    return row.y < 0.07 * page.height or row.y > 0.94 * page.height


def _plain(row: Row) -> str:
    return _NUMBER.sub("#", row.text)
