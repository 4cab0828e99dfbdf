"""A section's lines as entries: what stands above, the period, and the text below."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from core.adapters.document_reader.entries.head_lines import head_start, is_sentence, lines_above, may_head
from core.adapters.document_reader.entries.whole_rows import with_whole_rows
from core.adapters.document_reader.lines import CELL, Line
from core.adapters.document_reader.words.roles import is_place
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
_COMPLETED = re.compile(
    r"(?<!\w)(?:conclu(?:são|íd[oa]|sión)|graduated|completed|expected|abgeschlossen|obtenue?|obtention|"
    r"finalizad[oa]|formad[oa]|previsto|prevista)(?: (?:em|en|in|on|im|le))?[:\s]*$",
    re.IGNORECASE,
)
"""What announces the date of a degree."""
_FIGURE = re.compile(r"\d")
_LABEL = re.compile(
    r"^(?:dates?|zeitraum|dauer|durée|duración|duração|location|lieu|ort|period[eo]?|duration)(?:\s?:\s*|$)",
    re.IGNORECASE,
)
_LONGEST_HEAD = 170


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
    lines = _with_marked_heads(_without_labels(with_whole_rows(lines)))
    anchors = _anchors(lines, lone_dates)
    if not anchors:
        return _undated(lines)
    starts = _starts(lines, anchors)
    entries = [
        _entry(lines, anchor, start, end, enough)
        for anchor, start, end in zip(anchors, starts, [*starts[1:], len(lines)], strict=True)
    ]
    parted = sum(lines[start].gap for start in starts[1:])
    for entry, start in zip(entries[1:], starts[1:], strict=True):
        entry.follows_on = parted > 0 and not lines[start].gap
    return [Entry(body=list(lines[: starts[0]])), *entries] if starts[0] else entries


def _without_labels(lines: Sequence[Line]) -> Sequence[Line]:
    """Forms such as Europass name each field before it, entry after entry: what comes again and again at the
    left, in more than one wording, is no part of any entry. An employer named twice follows himself."""
    firsts = Counter(line.cells[0] for line in lines if CELL in line.text)
    order = [line.cells[0] for line in lines if firsts[line.cells[0]] > 1 and CELL in line.text]
    repeated = {text for text, following in pairwise(order) if text == following}
    labels = {text for text in order if text not in repeated and not _FIGURE.search(text)}
    if len(labels) < 2:
        return lines
    return [
        replace(line, text=CELL.join(line.cells[1:]))
        if CELL in line.text and line.cells[0] in labels
        else line
        for line in lines
    ]


def _with_marked_heads(lines: Sequence[Line]) -> Sequence[Line]:
    """Where a list mark stands before every entry's date or bold head, and before nothing else, it marks
    entries."""
    marked = [line for line in lines if line.bullet]
    stand_out = all(line.bold for line in marked) and not all(line.bold for line in lines)
    are_dated = all(find_period(line.text[:60], lone=False) for line in marked)
    if len(marked) < 2 or not (are_dated or stand_out):
        return lines
    return [replace(line, bullet=False, gap=line.gap or line.bullet) for line in lines]


def _anchors(lines: Sequence[Line], lone_dates: bool) -> list[_Anchor]:
    found = [
        anchor
        for index, line in enumerate(lines)
        if not (index and _ends_sentence(lines[index - 1], line))
        and (anchor := _anchor(index, line, lone_dates))
    ]
    return [anchor for anchor in found if anchor.beside_body or not lines[anchor.index].bullet] or found


def _starts(lines: Sequence[Line], anchors: Sequence[_Anchor]) -> list[int]:
    """Where the entries begin: as far above their dates as the first one does."""
    places = [anchor.index for anchor in anchors]
    above = lines_above(lines, places[0])
    top = head_start(lines, places[0], 0, above, tight=False)
    tight = not any(line.gap for line in lines[top + 1 : places[0] + 1])
    floors = [0, *(place + 1 for place in places)]
    return [
        head_start(lines, place, floor, above, tight=tight)
        for place, floor in zip(places, floors, strict=False)
    ]


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
    before = _COMPLETED.sub("", text[:begin].rstrip(_EDGE))
    joined = before.rstrip(_EDGE) + CELL + after.lstrip(_EDGE)
    rest = _LABEL.sub("", _EMPTY_BRACKETS.sub("", joined.replace("(" + CELL + ")", CELL))).strip(_EDGE)
    rest = _without_open_brackets(rest).strip(_EDGE)
    return rest + "-" if _HALF_WORD.search(after) else rest


def _without_open_brackets(text: str) -> str:
    """Without the brackets that the period leaves at the edges; those of a place at the end stay."""
    text = text.rstrip("(")
    if text.startswith(")") or text.count(")") > text.count("("):
        text = text.strip(")")
    return text[1:].rstrip(")") if text.startswith("(") else text


def _entry(lines: Sequence[Line], anchor: _Anchor, start: int, end: int, enough: Enough) -> Entry:
    head = [line for line in lines[start : anchor.index] if not _DURATION.fullmatch(line.text)]
    body: list[Line] = []
    line = lines[anchor.index]
    if anchor.beside_body:
        body.append(replace(line, text=anchor.rest))
    elif anchor.rest:
        head.append(replace(line, text=anchor.rest))
    elif head:
        head[-1] = replace(head[-1], full=False)
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
        not enough(head, line) and len(line.text) <= _LONGEST_HEAD and not (head and is_sentence(line.text))
    )


def _undated(lines: Sequence[Line]) -> list[Entry]:
    """Without any date an entry begins at a plain line that follows a list, or after white space."""
    entries: list[Entry] = []
    for line in lines:
        if line.bullet and entries:
            entries[-1].body.append(line)
        elif entries and not entries[-1].body and not line.gap and len(entries[-1].head) < 2:
            entries[-1].head.append(line)
        elif entries and not may_head(line):
            entries[-1].body.append(line)
        else:
            entries.append(Entry(head=[line]) if may_head(line) else Entry(body=[line]))
    return entries
