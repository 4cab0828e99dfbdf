"""Handing out jobs: the part of the store that looks across users."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from core.adapters.sqlite_store.database import Database
from core.adapters.sqlite_store.table import cell, json_columns, read_row
from core.domain.jobs import Job

_CLAIM = """
update jobs set status = 'running', worker = :worker, lease_until = :lease_until, attempts = attempts + 1
where id = (
  select id from jobs
  where status = 'queued' or (status = 'running' and lease_until < :now)
  order by created_at limit 1
)
returning *
"""


class SqliteSystem:
    """`System` over the same file as the tables."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._json = json_columns(database, "jobs")

    def claim_job(self, worker: str, now: datetime, lease_until: datetime) -> Job | None:
        values = {"worker": worker, "now": cell(now), "lease_until": cell(lease_until)}
        with self._database.transaction() as connection:
            row = connection.execute(_CLAIM, values).fetchone()
        return None if row is None else read_row(Job, row, self._json)

    def overdue_jobs(self, now: datetime) -> Sequence[Job]:
        rows = self._database.connection().execute(
            "select * from jobs where status in ('queued', 'running') and deadline < ?", [cell(now)]
        )
        return [read_row(Job, row, self._json) for row in rows]

    def is_ready(self) -> bool:
        try:
            self._database.connection().execute("select 1 from jobs limit 1")
        except sqlite3.Error:
            return False
        return True
