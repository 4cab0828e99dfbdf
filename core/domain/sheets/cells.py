"""The columns of a sheet, and cells that a spreadsheet would run (OWASP, "CSV injection")."""

from datetime import UTC, datetime

from core.domain.tracking import read_day

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
_RISKY = ("=", "+", "-", "@", "\t", "\r", "'")


def day_to_moment(text: str) -> datetime | None:
    day = read_day(text)
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None


def armed(text: str) -> str:
    """With a ' in front when it is risky."""
    return f"'{text}" if _is_risky(text) else text


def disarmed(text: str) -> str:
    return text[1:] if text.startswith("'") and _is_risky(text[1:]) else text


def _is_risky(text: str) -> bool:
    """Spreadsheets look past spaces."""
    return text.lstrip(" \n").startswith(_RISKY)
