"""Rows that a narrow column has parted in the middle of their dates, put together again."""

from collections.abc import Sequence
from dataclasses import replace

from core.adapters.document_reader.entries.paragraphs import join_wrapped
from core.adapters.document_reader.lines import CELL, Line, split_bullet
from core.domain.dates import find_period, is_part_of_period

_DEEPEST = 6
"""Lines of text beside which the rest of a date may stand."""

_LONGEST = 200


def with_whole_rows(lines: Sequence[Line]) -> list[Line]:
    """ "Sep 2016 – ⇥ Clerk" above "Dec 2019" is one row; so is "Clerk, Acme (since" above "May 2019)"."""
    rows = list(lines)
    number = 0
    while number < len(rows):
        _take_dates(rows, number)
        while number + 1 < len(rows) and _is_parted(rows[number], rows[number + 1]):
            rows[number : number + 2] = [_one(rows[number], rows[number + 1])]
        number += 1
    return rows


def _is_parted(line: Line, below: Line) -> bool:
    """Whether a period, or the bracket beside one, goes on in the line below."""
    if below.bullet or below.heading or CELL in below.text or len(line.text + below.text) > _LONGEST:
        return False
    if CELL in line.text:
        return _is_open(line.cells[0]) and ")" in below.text.split("(")[0] and not _is_open(line.cells[-1])
    if not (line.full or _is_open(line.text)):
        return False
    found = find_period(f"{line.text} {below.text}")
    is_alone = below.text.startswith("(") and below.text.endswith(")") and is_part_of_period(below.text[1:-1])
    return is_alone or (found is not None and found.begin < len(line.text) < found.stop)


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")")


def _one(line: Line, below: Line) -> Line:
    first, cell, rest = line.text.partition(CELL)
    return replace(line, text=join_wrapped(first, below.text) + cell + rest, full=below.full and not cell)


def _take_dates(rows: list[Line], number: int) -> None:
    """Gathers the parts of a date that stand in the first or last cell of a row and of those below."""
    cells = rows[number].cells
    for side in (0, -1) if len(cells) > 1 else ():
        parts = _parts_below(rows, number, side) if is_part_of_period(cells[side]) else []
        if parts:
            cells[side] = " ".join([cells[side], *(rows[below].cells[side] for below in parts)])
            rests = [_without_cell(rows[below], side) for below in parts]
            if side and rests[0].text and not rests[0].bullet:
                cells[0] = join_wrapped(cells[0], rests.pop(0).text)
                del rows[parts.pop(0)]
                parts = [below - 1 for below in parts]
            for below, rest in reversed(list(zip(parts, rests, strict=True))):
                rows[below : below + 1] = [rest] if rest.text else []
            rows[number] = replace(rows[number], text=CELL.join(cells))
            return


def _parts_below(rows: Sequence[Line], number: int, side: int) -> list[int]:
    """The rows that hold the rest of a period which is whole only with them."""
    text = rows[number].cells[side]
    parts: list[int] = []
    whole: list[int] = []
    for below in range(number + 1, min(number + 1 + _DEEPEST, len(rows))):
        cell = rows[below].cells[side]
        if rows[below].heading or (side == 0 and len(rows[below].cells) > 1 and not is_part_of_period(cell)):
            break
        if is_part_of_period(cell):
            parts.append(below)
            text = f"{text} {cell}"
            found = find_period(text)
            if found and (found.begin, found.stop) == (0, len(text)):
                whole = list(parts)
    return whole


def _without_cell(line: Line, side: int) -> Line:
    cells = line.cells
    del cells[side]
    bullet, text = split_bullet(CELL.join(cells))
    return replace(line, text=text, bullet=bullet or line.bullet, x=0.0)
