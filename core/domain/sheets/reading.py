"""A sheet's rows, in the letters and with the marks between cells that spreadsheets use."""

import csv
import re
from collections.abc import Sequence
from io import StringIO

from core.domain.errors import ErrorCode, UserError
from core.domain.sheets.cells import COLUMNS, disarmed
from core.domain.sheets.faults import check, listed, wrong

MOST_ROWS = 50_000
"""Rows that are taken at once."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_WESTERN = re.compile(r"(?!.*[À-ÿ]{3})[\s!-~€‚„…‘’“”•–—™Œœ¡§©ª«®°´·º»¿À-ÖØ-öø-ÿ]*", re.DOTALL)
"""What texts in the languages of western Europe are made of: never three letters with marks in a row."""

_NOT_UTF_8 = (
    "The letters of this sheet cannot be read. In Excel, save it as “CSV UTF-8”; in other programs, as CSV "
    "with the character set UTF-8."
)


def read_sheet(data: bytes) -> list[dict[str, str]]:
    """The rows by column, checked. Raises `UserError` naming the rows that are wrong: then none is taken."""
    lines = _lines(_text(data))
    if not lines:
        raise wrong("This sheet is empty.")
    names = _names(lines[0][1])
    if len(lines) - 1 > MOST_ROWS:
        raise UserError(
            ErrorCode.INPUT_TOO_BIG,
            f"This sheet has {len(lines) - 1:,} rows; {MOST_ROWS:,} are taken at once. "
            "Split it into several files, each with the line of column names. Nothing was taken from it.",
        )
    rows = {number: _row(names, line) for number, line in lines[1:]}
    check(rows)
    return list(rows.values())


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """Those in which anything stands, with their numbers."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        return [(number, line) for number, line in enumerate(reader, 1) if any(cell.strip() for cell in line)]
    except csv.Error:
        raise wrong(f"This is not a CSV sheet that can be read (near line {reader.line_num}).") from None


def _text(data: bytes) -> str:
    """UTF-8, or what Excel writes besides: UTF-16 with its mark, and the Windows letters of western Europe as
    far as nothing speaks against them."""
    try:
        return data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if not _WESTERN.fullmatch(text):
        raise wrong(_NOT_UTF_8)
    return text


def _delimiter(text: str) -> str:
    """Spreadsheets in many countries write semicolons, and tabs in UTF-16."""
    head = text.split("\n", 1)[0]
    return max(",;\t", key=head.count)


def _names(line: Sequence[str]) -> list[str]:
    names = [cell.strip().lower() for cell in line]
    unknown = [name for name in names if name not in COLUMNS]
    missing = [name for name in ("company", "title") if name not in names]
    if unknown or len(set(names)) < len(names):
        raise wrong(
            f"These columns are unknown or come twice: {listed(unknown or names)}. "
            f"Known are {', '.join(COLUMNS)}."
        )
    if missing:
        raise wrong(f"The column {' and '.join(missing)} is missing.")
    return names


def _row(names: Sequence[str], line: Sequence[str]) -> dict[str, str]:
    """Cells beyond the last column are kept under "", so that the check finds them."""
    row = {
        name: disarmed(cell) if name == "notes" else disarmed(cell).strip()
        for name, cell in zip(names, line, strict=False)
    }
    extra = "".join(line[len(names) :]).strip()
    return {**row, "": extra} if extra else row
