"""What is wrong with a sheet: all of it in one sentence, so that it is mended at once."""

from collections.abc import Iterator, Mapping, Sequence

from core.domain.applications import ApplicationStatus, Proof
from core.domain.errors import ErrorCode, UserError
from core.domain.tracking import read_day

MOST_CHARACTERS = 10_000
_DAYS = ("posted_on", "applied_on", "next_action_on", "created_on")
_WORDS: Mapping[str, Sequence[str]] = {"status": list(ApplicationStatus), "proof": list(Proof)}
_SHOWN = 5


def check(rows: Mapping[int, Mapping[str, str]]) -> None:
    """Raises `UserError` naming the rows that are wrong, by their number in the sheet."""
    found = [f"row {number}: {fault}" for number, row in rows.items() for fault in _faults(row)]
    if found:
        raise wrong(f"{listed(found, '; ')}.")


def listed(items: Sequence[str], mark: str = ", ") -> str:
    """The first few, and how many more."""
    more = f"{mark}and {len(items) - _SHOWN:,} more" if len(items) > _SHOWN else ""
    return mark.join(item[:120] for item in items[:_SHOWN]) + more


def wrong(message: str) -> UserError:
    return UserError(ErrorCode.INPUT_UNREADABLE, f"{message} Nothing was taken from it.")


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
    return not text or (text.isascii() and text.isdecimal() and len(text) < 10 and int(text) <= 100)


def _is_day(text: str) -> bool:
    return not text or (len(text) == 10 and read_day(text) is not None)
