"""`make bench-ui`: how much longer the Analytics page takes with 10,000 applications than with 100."""

import os
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from core.adapters.sqlite_store import Database, SqliteTable
from core.domain.accounts import LOCAL_USER
from core.domain.applications import Application, ApplicationEvent, ApplicationStatus, EventName
from core.settings import ROOT

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

SIZES = (100, 10_000)
MOST_TIMES_LONGER = 3
RUNS = 7
SOURCES = ("jobs.lever.co", "boards.greenhouse.io", "apply.workable.com", "")
WAY = ("applied", "interview", "offer")


def main() -> None:
    seconds = [_median_run(size) for size in SIZES]
    for size, taken in zip(SIZES, seconds, strict=True):
        print(f"{size:>6} applications: {taken * 1000:.0f} ms")
    ratio = seconds[1] / seconds[0]
    print(f"{ratio:.2f} times as long (at most {MOST_TIMES_LONGER})")
    raise SystemExit(ratio > MOST_TIMES_LONGER)


def _median_run(size: int) -> float:
    from streamlit.testing.v1 import AppTest

    from core import bootstrap

    with tempfile.TemporaryDirectory(prefix="applywright-") as folder:
        os.environ |= {"DATA_DIR": folder, "ALLOW_DEV_NO_AUTH": "true"}
        _fill(Path(folder), size)
        bootstrap.shared_runtime.cache_clear()
        app = AppTest.from_file(str(ROOT / "core" / "ui" / "main.py"), default_timeout=120).run()
        app.switch_page(str(ROOT / "pages" / "analytics.py")).run()
        taken = [_timed(app) for _ in range(RUNS)]
        if app.exception or not app.table:
            raise RuntimeError("the page shows no figures")
        bootstrap.shared_runtime().close()
    return median(taken)


def _timed(app: "AppTest") -> float:
    start = time.perf_counter()
    app.run()
    return time.perf_counter() - start


def _fill(folder: Path, size: int) -> None:
    """Every application has gone one step further than the one before, over half a year."""
    database = Database(folder / "applywright.db")
    applications = SqliteTable(database, "applications", Application)
    events = SqliteTable(database, "application_events", ApplicationEvent)
    now = datetime.now(UTC)
    for number in range(size):
        row = _application(number, now - timedelta(days=number % 180 + 20))
        applications.add(LOCAL_USER, row)
        for step in range(number % 4):
            events.add(LOCAL_USER, _event(row, step))
    database.close()


def _application(number: int, created_at: datetime) -> Application:
    status = ("pending", *WAY)[number % 4]
    return Application(
        id=f"{number:032x}",
        user_id=LOCAL_USER,
        created_at=created_at,
        updated_at=created_at,
        title="Nurse",
        employer="Tidewater",
        template=("classic", "modern", "compact")[number % 3],
        score=number % 101,
        status=ApplicationStatus(status),
        source=SOURCES[number % len(SOURCES)],
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


if __name__ == "__main__":
    main()
