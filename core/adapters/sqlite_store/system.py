"""Handing out jobs: the part of the store that looks across users."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from core.adapters.sqlite_store.database import Database
from core.adapters.sqlite_store.table import cell, json_columns, read_row
from core.domain.credentials import Credential
from core.domain.jobs import Job

_MAY_START = """
((status = 'queued' and (not_before is null or not_before <= :now))
  or (status = 'running' and lease_until < :now))
"""
_CLAIM = f"""
update jobs set status = 'running', worker = :worker, lease_until = :lease_until
where id = (select id from jobs where {_MAY_START} order by created_at limit 1)
returning *
"""  # noqa: S608
_CALL = f"update jobs set woken_at = :now where {_MAY_START} and (woken_at is null or woken_at <= :since)"  # noqa: S608
_FORGOTTEN = """
select * from jobs
where finished_at < :before
  and coalesce(json_extract(request, '$.previewJobId'), id) not in (select preview_job_id from applications)
  and not exists (
    select 1 from artifacts a join applications p on p.user_id = a.user_id, json_each(p.artifact_ids) needed
    where a.job_id = jobs.id and needed.value = a.id)
  and not exists (
    select 1 from jobs twin where twin.user_id = jobs.user_id and twin.fingerprint = jobs.fingerprint
    and twin.status = 'done' and twin.finished_at >= :before)
limit 100
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

    def call_for_waiting_jobs(self, now: datetime, since: datetime) -> int:
        with self._database.transaction() as connection:
            return connection.execute(_CALL, {"now": cell(now), "since": cell(since)}).rowcount

    def count_waiting_jobs(self) -> int:
        row = self._database.connection().execute("select count(*) from jobs where status = 'queued'")
        return int(row.fetchone()[0])

    def forgotten_jobs(self, before: datetime) -> Sequence[Job]:
        rows = self._database.connection().execute(_FORGOTTEN, {"before": cell(before)})
        return [read_row(Job, row, self._json) for row in rows]

    def everyones_credentials(self) -> Sequence[Credential]:
        rows = self._database.connection().execute("select * from credentials order by id")
        return [read_row(Credential, row, frozenset()) for row in rows]

    def is_ready(self) -> bool:
        try:
            self._database.connection().execute("select 1 from jobs limit 1")
        except sqlite3.Error:
            return False
        return True
