"""What has happened to jobs. Steps are written by triggers on the rows themselves (migration 002)."""

import json
from collections.abc import Collection, Sequence

from core.adapters.sqlite_store.database import Database
from core.domain.jobs import JobEvent

_AFTER = """
select id, job_id, name, data from job_events indexed by job_events_by_job
where id > ? and job_id in (select value from json_each(?)) order by id
"""
_ADD_PARTIAL = """
insert into job_events (job_id, name, part, data)
select id, 'partial', ?, ? from jobs where id = ? and user_id = ? and status = 'running'
"""


class SqliteJobLog:
    """`JobLog` over the same file as the tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self, after: int, job_ids: Collection[str]) -> Sequence[JobEvent]:
        rows = self._database.connection().execute(_AFTER, [after, json.dumps([*job_ids])])
        return [
            JobEvent(id=row["id"], job_id=row["job_id"], name=row["name"], data=json.loads(row["data"]))
            for row in rows
        ]

    def add_partial(self, user_id: str, job_id: str, part: str, html: str) -> None:
        data = json.dumps({"part": part, "html": html}, ensure_ascii=False)
        with self._database.transaction() as connection:
            connection.execute(
                "delete from job_events where job_id = ? and name = 'partial' and part = ?", [job_id, part]
            )
            connection.execute(_ADD_PARTIAL, [part, data, job_id, user_id])
