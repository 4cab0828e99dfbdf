"""The columns of a sheet, and cells that a spreadsheet would run (OWASP, "CSV injection")."""

import re
from datetime import UTC, datetime, time

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
_START = r"(?<![^;\t\r\n])"
"""Of a text, or of what becomes a cell of its own where sheets are split at semicolons or tabs: there the
quotes around our cells mean nothing, so that lines end in them too."""

_RISKY = r"""(?=[ "]*[=+\-@\t\r'])"""
"""Spreadsheets look past spaces and quotes."""

_TO_ARM = re.compile(_START + _RISKY)
_ARMED = re.compile(_START + "'" + _RISKY)


def day_to_moment(text: str) -> datetime | None:
    """Noon in UTC, which is the same day nearly everywhere."""
    day = read_day(text)
    return datetime.combine(day, time(12), UTC) if day else None


def armed(text: str) -> str:
    """With a ' in front of all that a spreadsheet would run."""
    return _TO_ARM.sub("'", text)


def disarmed(text: str) -> str:
    return _ARMED.sub("", text)
