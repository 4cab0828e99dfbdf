"""A person with any number of applications, for what must not grow with them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.adapters.sqlite_store import Database, SqliteTracking
from core.domain.accounts import LOCAL_USER
from core.domain.applications import Application, ApplicationEvent, ApplicationStatus, EventName

SIZES = (100, 10_000)
SOURCES = ("jobs.lever.co", "boards.greenhouse.io", "apply.workable.com", "")
WAY = ("applied", "interview", "offer")


def fill(folder: Path, size: int) -> None:
    """Every application has gone one step further than the one before, over half a year."""
    database = Database(folder / "applywright.db")
    now = datetime.now(UTC)
    rows = [_application(number, now - timedelta(days=number % 180 + 20)) for number in range(size)]
    events = [_event(row, step) for number, row in enumerate(rows) for step in range(number % 4)]
    SqliteTracking(database).add_all(LOCAL_USER, rows, events)
    database.close()


def _application(number: int, created_at: datetime) -> Application:
    status = ("pending", *WAY)[number % 4]
    return Application(
        id=f"{number:032x}",
        user_id=LOCAL_USER,
        created_at=created_at,
        updated_at=created_at,
        title=f"Nurse on ward {number % 97}",
        employer=f"Tidewater Sample Clinic {number % 23}",
        template=("classic", "modern", "compact")[number % 3],
        score=number % 101,
        status=ApplicationStatus(status),
        source=SOURCES[number % len(SOURCES)],
        next_action="Ask how it is going" if number % 5 == 0 else "",
        next_action_on="2026-11-30" if number % 5 == 0 else "",
        applied_at=None if status == "pending" else created_at + timedelta(days=1),
    )


def _event(row: Application, step: int) -> ApplicationEvent:
    return ApplicationEvent(
        id=f"{row.id}-{step}",
        user_id=LOCAL_USER,
        created_at=row.created_at + timedelta(days=1 + 4 * step),
        application_id=row.id,
        name=EventName.STATUS_CHANGED,
        actor=LOCAL_USER,
        data={"from": ("pending", *WAY)[step], "to": WAY[step]},
    )
