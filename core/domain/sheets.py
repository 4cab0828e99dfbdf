"""Applications as rows of a CSV sheet, out and back in, without loss and without formulas."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import StringIO

from core.domain.applications import Application, ApplicationStatus, Proof
from core.domain.errors import ErrorCode, UserError
from core.domain.tracking import applied_day, read_day

COLUMNS = (
    "id",
    "status",
    "company",
    "title",
    "url",
    "score",
    "template",
    "source",
    "posted_on",
    "applied_on",
    "next_action",
    "next_action_on",
    "contact",
    "notes",
    "proof",
    "created_on",
)
MOST_ROWS = 2_000
"""Rows that are taken at once: what both stores keep in one step well within their time."""

MOST_CHARACTERS = 10_000
_RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
_DAYS = ("posted_on", "applied_on", "next_action_on", "created_on")
_WORDS: Mapping[str, Sequence[str]] = {"status": list(ApplicationStatus), "proof": list(Proof)}
_SHOWN = 5


def write_sheet(applications: Iterable[Application]) -> str:
    """The sheet's text. A cell that a spreadsheet would run gets a ' in front (OWASP, "CSV injection")."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for application in applications:
        writer.writerow([_armed(cell) for cell in _cells(application)])
    return out.getvalue()


def read_sheet(data: bytes) -> list[dict[str, str]]:
    """The rows by column, checked. Raises `UserError` naming the rows that are wrong: then none is taken."""
    reader = csv.reader(StringIO(_text(data), newline=""), delimiter=_delimiter(data), strict=True)
    try:
        numbered = enumerate(reader, 1)
        lines = [(number, line) for number, line in numbered if any(cell.strip() for cell in line)]
    except csv.Error:
        raise _wrong(f"This is not a CSV sheet that can be read (near line {reader.line_num}).") from None
    if not lines:
        raise _wrong("This sheet is empty.")
    names = _names(lines[0][1])
    if len(lines) - 1 > MOST_ROWS:
        raise UserError(
            ErrorCode.INPUT_TOO_BIG,
            f"This sheet has {len(lines) - 1:,} rows; {MOST_ROWS:,} are taken at once. "
            "Split it into several files. Nothing was taken from it.",
        )
    rows = {number: _row(names, line) for number, line in lines[1:]}
    _check(rows)
    return list(rows.values())


def day_to_moment(text: str) -> datetime | None:
    day = read_day(text)
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None


def _cells(application: Application) -> list[str]:
    own = {
        "company": application.employer,
        "applied_on": applied_day(application.applied_at),
        "created_on": applied_day(application.created_at),
    }
    return [own[name] if name in own else str(getattr(application, name)) for name in COLUMNS]


def _armed(text: str) -> str:
    return f"'{text}" if _is_risky(text) else text


def _disarmed(text: str) -> str:
    return text[1:] if text.startswith("'") and _is_risky(text[1:]) else text


def _is_risky(text: str) -> bool:
    """Spreadsheets look past spaces."""
    return text.lstrip(" \n").startswith(_RISKY)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _wrong("The letters of this sheet cannot be read. Save it as CSV in UTF-8.") from None


def _delimiter(data: bytes) -> str:
    """Spreadsheets in many countries write semicolons."""
    head = data.split(b"\n", 1)[0]
    return ";" if head.count(b";") > head.count(b",") else ","


def _names(line: Sequence[str]) -> list[str]:
    names = [cell.strip().lower() for cell in line]
    unknown = [name for name in names if name not in COLUMNS]
    missing = [name for name in ("company", "title") if name not in names]
    if unknown or len(set(names)) < len(names):
        raise _wrong(
            f"These columns are unknown or come twice: {_listed(unknown or names)}. "
            f"Known are {', '.join(COLUMNS)}."
        )
    if missing:
        raise _wrong(f"The column {' and '.join(missing)} is missing.")
    return names


def _row(names: Sequence[str], line: Sequence[str]) -> dict[str, str]:
    """Cells beyond the last column are kept under "", so that the check finds them."""
    row = {
        name: _disarmed(cell) if name == "notes" else _disarmed(cell).strip()
        for name, cell in zip(names, line, strict=False)
    }
    extra = "".join(line[len(names) :]).strip()
    return {**row, "": extra} if extra else row


def _check(rows: Mapping[int, Mapping[str, str]]) -> None:
    found = [f"row {number}: {fault}" for number, row in rows.items() for fault in _faults(row)]
    if found:
        raise _wrong(f"{_listed(found, '; ')}.")


def _faults(row: Mapping[str, str]) -> Iterator[str]:
    if row.get(""):
        yield "more cells than columns"
    if not row.get("title") and not row.get("company"):
        yield "neither company nor title"
    if any(len(cell) > MOST_CHARACTERS or "\0" in cell for cell in row.values()):
        yield "a cell is too long or holds what is no text"
    yield from _misfits(row)


def _misfits(row: Mapping[str, str]) -> Iterator[str]:
    """Cells that are not what their column holds."""
    for name in _DAYS:
        if not _is_day(row.get(name, "")):
            yield f"{name} “{row[name][:20]}” is not a day like 2026-11-30"
    for name, words in _WORDS.items():
        if row.get(name) and row[name].lower() not in words:
            yield f"{name} “{row[name][:20]}” is none of {', '.join(words)}"
    if not _is_score(row.get("score", "")):
        yield f"score “{row['score'][:20]}” is not a number from 0 to 100"


def _is_score(text: str) -> bool:
    return not text or (text.isascii() and text.isdecimal() and int(text[:4]) <= 100)


def _is_day(text: str) -> bool:
    return not text or (len(text) == 10 and read_day(text) is not None)


def _listed(items: Sequence[str], mark: str = ", ") -> str:
    """The first few, and how many more."""
    more = f"{mark}and {len(items) - _SHOWN:,} more" if len(items) > _SHOWN else ""
    return mark.join(item[:120] for item in items[:_SHOWN]) + more


def _wrong(message: str) -> UserError:
    return UserError(ErrorCode.INPUT_UNREADABLE, f"{message} Nothing was taken from it.")
