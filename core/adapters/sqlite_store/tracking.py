"""Changes of applications with their events, in one transaction, and the facts of many in one question."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from datetime import date, datetime

from core.adapters.sqlite_store.database import Database
from core.adapters.sqlite_store.finding import found, rows_of
from core.adapters.sqlite_store.table import (
    cell,
    conditions_of,
    insert_row,
    json_columns,
    read_row,
    update_rows,
)
from core.domain.analytics import ApplicationFact, facts_of
from core.domain.applications import Application, ApplicationEvent
from core.domain.next_steps import OpenApplication, reach
from core.domain.tracking import Found, Search
from core.ports import FIRST_PAGE, Change, Page, Tracking

_ONCE = "on conflict (id) do nothing"
_TABLE, _EVENTS = "applications", "application_events"
_OPEN = f"""
select {", ".join(OpenApplication.model_fields)} from applications
where user_id = :owner and status not in ('rejected', 'withdrawn') and (
    next_action_on between '0' and :due_by
    or status = 'interview' and next_action_on between '0' and :interview_by
    or status = 'pending' and preview_job_id <> ''
    or status = 'applied' and next_action_on = '' and applied_at < :silent_before)
order by id
"""  # noqa: S608
_FACTS = """
select a.id, a.created_at, a.applied_at, a.status, a.score, a.template, a.source, a.next_action_on,
    coalesce((select json_extract(j.request, '$.profileId') from jobs j
      where j.id = a.of_preview and j.user_id = :owner), ''),
    (select json_group_array(json_array(at, status)) from (
      select e.created_at as at, json_extract(e.data, '$.to') as status from application_events e
      where e.application_id = a.id order by e.created_at, e.id))
from applications a
where a.user_id = :owner and (:candidate is null or a.candidate_id = :candidate)
    and (:since is null or coalesce(a.applied_at, a.created_at) >= :since)
    and (:changed_since is null or a.updated_at >= :changed_since)
order by a.created_at, a.id
"""


class SqliteTracking(Tracking):
    """`Tracking` over the same file as the tables."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._json = json_columns(database, _TABLE)

    def change_all(self, user_id: str, changes: Sequence[Change]) -> Collection[str]:
        with self._database.transaction() as connection:
            return {change.application_id for change in changes if _is_made(connection, user_id, change)}

    def facts(
        self,
        user_id: str,
        candidate_id: str | None,
        since: datetime | None = None,
        changed_since: datetime | None = None,
    ) -> Sequence[ApplicationFact]:
        times = {"since": cell(since), "changed_since": cell(changed_since)}
        asked = {"owner": user_id, "candidate": candidate_id, **times}
        rows = self._database.connection().execute(_FACTS, asked)
        return facts_of([*row[:9], json.loads(row[9])] for row in map(tuple, rows))

    def open(self, user_id: str, today: date) -> Sequence[OpenApplication]:
        limits = {name: cell(limit) for name, limit in reach(today)._asdict().items()}
        rows = self._database.connection().execute(_OPEN, {"owner": user_id, **limits})
        return [read_row(OpenApplication, row, frozenset()) for row in rows]

    def find(self, user_id: str, search: Search, page: Page = FIRST_PAGE) -> Found:
        connection = self._database.connection()
        rows = rows_of(connection, user_id, search, page)
        return found(connection, user_id, search, [read_row(Application, row, self._json) for row in rows])

    def add_all(
        self, user_id: str, applications: Sequence[Application], events: Sequence[ApplicationEvent] = ()
    ) -> int:
        with self._database.transaction() as connection:
            new = {row.id for row in applications if insert_row(connection, _TABLE, user_id, row, _ONCE)}
            for event in events:
                if event.application_id in new:
                    insert_row(connection, _EVENTS, user_id, event)
        return len(new)


def _is_made(connection: sqlite3.Connection, user_id: str, change: Change) -> bool:
    named = {"id": change.application_id}
    conditions, values = conditions_of(_TABLE, Application, user_id, {**change.expected, **named})
    if connection.execute(f"select 1 from {_TABLE} where {conditions}", values).fetchone() is None:  # noqa: S608
        return False
    if not insert_row(connection, _EVENTS, user_id, change.event, _ONCE):
        return False
    return not change.patch or update_rows(connection, _TABLE, Application, user_id, named, change.patch) == 1
