"""Applications out to a sheet."""

import csv
from collections.abc import Iterable
from io import StringIO

from core.domain.applications import Application
from core.domain.sheets.cells import COLUMNS, armed
from core.domain.tracking import applied_day


def write_sheet(applications: Iterable[Application]) -> str:
    """The sheet's text, with no cell that a spreadsheet would run."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for application in applications:
        writer.writerow([armed(cell) for cell in _cells(application)])
    return out.getvalue()


def _cells(application: Application) -> list[str]:
    own = {
        "company": application.employer,
        "applied_on": applied_day(application.applied_at),
        "created_on": applied_day(application.created_at),
    }
    return [own[name] if name in own else str(getattr(application, name)) for name in COLUMNS]
