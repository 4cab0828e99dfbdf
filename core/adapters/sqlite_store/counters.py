"""What all processes on this file have counted together."""

import json
import logging
import sqlite3
import threading
from collections.abc import Iterable, Sequence

from core.adapters.sqlite_store.database import Database
from core.domain.counts import Count
from core.domain.errors import UserError

_ADD = """
insert into counters (name, labels, value) values (?, ?, ?)
on conflict (name, labels) do update set value = value + excluded.value
"""
_UNFINISHED = """
select status, count(*) as jobs from jobs where status in ('queued', 'running') group by status
"""

log = logging.getLogger(__name__)


class SqliteCounters:
    """`Counters` over the same file as the tables. A count that cannot be kept is lost, never an error."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._noted: list[Count] = []

    def add(self, counts: Iterable[Count]) -> None:
        """Adds all of them in one transaction, with what was noted before."""
        with self._lock:
            waiting, self._noted = [*self._noted, *counts], []
        if not waiting:
            return
        rows = [(count.name, json.dumps(count.labels), count.value) for count in waiting]
        try:
            with self._database.transaction() as connection:
                connection.executemany(_ADD, rows)
        except (sqlite3.Error, UserError) as error:
            log.warning("%d counts were lost: %s", len(rows), type(error).__name__)

    def note(self, count: Count) -> None:
        """Adds it with the next that is written. It waits for nothing, so an event loop may call it."""
        with self._lock:
            self._noted.append(count)

    def list(self) -> Sequence[Count]:
        self.add([])
        rows = self._database.connection().execute("select name, labels, value from counters order by 1, 2")
        return [
            Count(
                row["name"], tuple((name, value) for name, value in json.loads(row["labels"])), row["value"]
            )
            for row in rows
        ]

    def unfinished_jobs(self) -> tuple[int, int]:
        rows = self._database.connection().execute(_UNFINISHED)
        jobs = {row["status"]: row["jobs"] for row in rows}
        return jobs.get("queued", 0), jobs.get("running", 0)
