"""A section's lines as entries: what stands above, the period, and the text below."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from core.adapters.document_reader.lines import CELL, Line
from core.adapters.document_reader.roles import is_place
from core.adapters.document_reader.whole_rows import with_whole_rows
from core.domain.dates import Period, find_period

_EMPTY_BRACKETS = re.compile(r"[(\[]\s{0,5}[)\]]")
_HALF_WORD = re.compile(r"[^\W\d_]-$")
_EDGE = " \t,;:|·•–—-/"
_YEARS = r"(?:years?|yrs?|jahre?n?|ans?|años?|anos?)"
_MONTHS = r"(?:months?|mos?|monate?n?|mois|meses|mes|mês)"
_DURATION = re.compile(
    rf"[(\[]?(?:about )?\d{{1,2}}[+.,]?\d? ?(?:{_YEARS}|{_MONTHS})\b"
    rf"(?:,? (?:and |und |et |y |e )?\d{{1,2}} ?{_MONTHS}\b)?[)\]]?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?:dates?|zeitraum|location|lieu|ort|period[eo]?|duration)\s?:\s*", re.IGNORECASE)
_OTHER_SIZE = 0.5
_LONGEST_HEAD = 170
_LONGEST_HEADER_LINE = 110


_NO_PERIOD = Period()


@dataclass
class Entry:
    """`head` are the header lines without their dates; `body` the lines below.

    `follows_on`: no white space above, in a section that parts its entries by white space.
    """

    period: Period = _NO_PERIOD
    head: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    follows_on: bool = False


@dataclass(frozen=True)
class _Anchor:
    index: int
    period: Period
    rest: str
    beside_body: bool


Enough = Callable[[Sequence[Line], Line], bool]
"""Whether header lines hold all they need, before the line that follows them."""


def entries_of(lines: Sequence[Line], enough: Enough, *, lone_dates: bool) -> list[Entry]:
    """Entries are found by their dates; `enough` says when the header lines hold all they need.

    How many lines stand above the date line is a habit of the whole document: it is read off the
    first entry of the section and used for all.
    """
    lines = with_whole_rows(lines)
    found = [
        anchor
        for index, line in enumerate(lines)
        if not (index and _ends_sentence(lines[index - 1], line))
        and (anchor := _anchor(index, line, lone_dates))
    ]
    anchors = [anchor for anchor in found if anchor.beside_body or not lines[anchor.index].bullet] or found
    if not anchors:
        return _undated(lines)
    above = _lines_above(lines, anchors[0].index)
    first = anchors[0].index
    top = _start(lines, anchors, 0, above, tight=False)
    tight = not any(line.gap for line in lines[top + 1 : first + 1])
    starts = [_start(lines, anchors, number, above, tight=tight) for number in range(len(anchors))]
    ends = [*starts[1:], len(lines)]
    entries = [
        _entry(lines, anchor, start, end, enough)
        for anchor, start, end in zip(anchors, starts, ends, strict=True)
    ]
    parted = sum(lines[start].gap for start in starts[1:])
    for entry, start in zip(entries[1:], starts[1:], strict=True):
        entry.follows_on = parted > 0 and not lines[start].gap
    return [Entry(body=list(lines[: starts[0]])), *entries] if starts[0] else entries


def _ends_sentence(above: Line, line: Line) -> bool:
    """A year alone below a full line of a list: its last word."""
    return above.full and not (line.gap or line.bullet) and line.text.strip(".)").isdigit()


def _anchor(index: int, line: Line, lone_dates: bool) -> _Anchor | None:
    cells = line.cells
    for number, cell in enumerate(cells if len(cells) > 1 else []):
        found = find_period(cell)
        if found and not _rest(cell, found.begin, found.stop):
            rest = CELL.join(cells[:number] + cells[number + 1 :])
            return _Anchor(index, found.period, rest, line.bullet)
    if line.bullet and not lone_dates:
        return None
    return _anchor_in_text(index, line, lone_dates)


def _anchor_in_text(index: int, line: Line, lone_dates: bool) -> _Anchor | None:
    if len(line.text) > _LONGEST_HEAD and not lone_dates:
        found = find_period(line.text[:60], lone=False)
        if not found or found.begin > 0:
            return None
    found = find_period(line.text, lone=lone_dates) or find_period(line.text)
    if not found:
        return None
    rest = _rest(line.text, found.begin, found.stop)
    lone = not (found.period.start or found.period.current)
    if lone and not lone_dates and rest:
        return None
    at_edge = found.begin <= 12 or found.stop >= len(line.text.rstrip(" )].,;"))
    return _Anchor(index, found.period, rest, False) if at_edge or len(rest) <= 70 or lone_dates else None


def _rest(text: str, begin: int, stop: int) -> str:
    """`text` without its period, the duration that often follows it, and the brackets left empty."""
    after = _DURATION.sub("", text[stop:])
    joined = text[:begin].rstrip(_EDGE) + CELL + after.lstrip(_EDGE)
    rest = _LABEL.sub("", _EMPTY_BRACKETS.sub("", joined.replace("(" + CELL + ")", CELL))).strip(_EDGE)
    rest = _without_open_brackets(rest).strip(_EDGE)
    return rest + "-" if _HALF_WORD.search(after) else rest


def _without_open_brackets(text: str) -> str:
    """Without the brackets that the period leaves at the edges; those of a place at the end stay."""
    text = text.rstrip("(")
    if text.startswith(")") or text.count(")") > text.count("("):
        text = text.strip(")")
    return text[1:].rstrip(")") if text.startswith("(") else text


def _lines_above(lines: Sequence[Line], first_anchor: int) -> int:
    """How many header lines stand above the first date; a wrapped one counts once."""
    above = lines[:first_anchor]
    many = sum(not _is_wrap(lines, index) for index in range(first_anchor))
    if 0 < many <= 3 and all(_may_head(line) for line in above):
        return many
    return 1 if above and _may_head(above[-1]) and not above[-1].full else 0


def _may_head(line: Line) -> bool:
    return not line.bullet and len(line.text) <= _LONGEST_HEADER_LINE and not _is_sentence(line.text)


def _is_sentence(text: str) -> bool:
    """Ends like a sentence; a full stop after "Co." or "Inc." is none."""
    words = text.split()
    return text.endswith((".", ";", ":")) and (len(words) > 7 or words[-1][0].islower())


def _start(lines: Sequence[Line], anchors: Sequence[_Anchor], number: int, above: int, *, tight: bool) -> int:
    """Up to `above` header lines before the date line; in `tight` documents not across white space."""
    start = anchors[number].index
    floor = anchors[number - 1].index + 1 if number else 0
    while start > floor and above and _may_head(lines[start - 1]) and not (tight and lines[start].gap):
        start -= 1
        above -= not _is_wrap(lines, start)
    return start


def _is_wrap(lines: Sequence[Line], index: int) -> bool:
    """Whether a line goes on with the one above, which looks the same."""
    above, line = lines[index - 1], lines[index]
    is_alike = above.bold == line.bold and abs(above.size - line.size) < _OTHER_SIZE
    return index > 0 and is_alike and above.full and not above.bullet


def _entry(lines: Sequence[Line], anchor: _Anchor, start: int, end: int, enough: Enough) -> Entry:
    head = list(lines[start : anchor.index])
    body: list[Line] = []
    line = lines[anchor.index]
    if anchor.beside_body:
        body.append(replace(line, text=anchor.rest))
    elif anchor.rest:
        head.append(replace(line, text=anchor.rest))
    following = list(lines[anchor.index + 1 : end])
    while following and not anchor.beside_body and _goes_on(head, following[0], enough):
        head.append(following.pop(0))
    return Entry(anchor.period, head, [*body, *following])


def _goes_on(head: list[Line], line: Line, enough: Enough) -> bool:
    if line.bullet:
        return False
    if _DURATION.fullmatch(line.text) or is_place(line.text):
        return True
    if head and (head[-1].text.endswith(("@", ",", "|", "&", "/", "-")) or (head[-1].full and not line.gap)):
        return True
    return (
        not enough(head, line) and len(line.text) <= _LONGEST_HEAD and not (head and _is_sentence(line.text))
    )


def _undated(lines: Sequence[Line]) -> list[Entry]:
    """Without any date an entry begins at a plain line that follows a list, or after white space."""
    entries: list[Entry] = []
    for line in lines:
        if line.bullet and entries:
            entries[-1].body.append(line)
        elif entries and not entries[-1].body and not line.gap and len(entries[-1].head) < 2:
            entries[-1].head.append(line)
        elif entries and not _may_head(line):
            entries[-1].body.append(line)
        else:
            entries.append(Entry(head=[line]) if _may_head(line) else Entry(body=[line]))
    return entries
