"""Changes of applications with their events, in one transaction, and the facts of many in one question."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from core.adapters.sqlite_store.database import Database
from core.adapters.sqlite_store.finding import found, rows_of
from core.adapters.sqlite_store.table import cell, insert_row, json_columns, read_row
from core.domain.analytics import ApplicationFact, facts_of
from core.domain.applications import Application, ApplicationEvent
from core.domain.tracking import Found, Search
from core.ports import FIRST_PAGE, Page, Scalar

_TELL = """
insert into application_events (id, user_id, created_at, application_id, name, actor, data)
values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
"""
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
order by a.created_at, a.id
"""


class SqliteTracking:
    """`Tracking` over the same file as the tables."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._json = json_columns(database, "applications")

    def change(
        self,
        user_id: str,
        application_id: str,
        expected: Mapping[str, Scalar],
        patch: Mapping[str, object],
        event: ApplicationEvent,
    ) -> bool:
        owned = {**expected, "user_id": user_id, "id": application_id}
        with self._database.transaction() as connection:
            return _matches(connection, owned) and _tell(connection, event) and _set(connection, patch, owned)

    def facts(
        self, user_id: str, candidate_id: str | None, since: datetime | None
    ) -> Sequence[ApplicationFact]:
        asked = {"owner": user_id, "candidate": candidate_id, "since": cell(since)}
        rows = self._database.connection().execute(_FACTS, asked)
        return facts_of([*row[:9], json.loads(row[9])] for row in map(tuple, rows))

    def find(self, user_id: str, search: Search, page: Page = FIRST_PAGE) -> Found:
        connection = self._database.connection()
        rows = rows_of(connection, user_id, search, page)
        return found(connection, user_id, search, [read_row(Application, row, self._json) for row in rows])

    def add_all(self, user_id: str, applications: Sequence[Application]) -> int:
        with self._database.transaction() as connection:
            return sum(
                insert_row(connection, "applications", user_id, row, "on conflict (id) do nothing")
                for row in applications
            )


def _matches(connection: sqlite3.Connection, owned: Mapping[str, Scalar]) -> bool:
    conditions = " and ".join(f"{_column(name)} is ?" for name in owned)
    query = f"select 1 from applications where {conditions}"  # noqa: S608
    return connection.execute(query, [cell(value) for value in owned.values()]).fetchone() is not None


def _tell(connection: sqlite3.Connection, event: ApplicationEvent) -> bool:
    cells = event.model_dump()
    values = [event.id, event.user_id, cell(event.created_at), event.application_id, event.name, event.actor]
    return connection.execute(_TELL, [*values, cell(cells["data"])]).rowcount == 1


def _set(connection: sqlite3.Connection, patch: Mapping[str, object], owned: Mapping[str, Scalar]) -> bool:
    if not patch:
        return True
    assignments = ", ".join(f"{_column(name)} = ?" for name in patch)
    query = f"update applications set {assignments} where user_id = ? and id = ?"  # noqa: S608
    values = [cell(value) for value in patch.values()]
    return connection.execute(query, [*values, owned["user_id"], owned["id"]]).rowcount == 1


def _column(name: str) -> str:
    if name not in Application.model_fields:
        raise ValueError(f"applications has no column {name}")
    return name
