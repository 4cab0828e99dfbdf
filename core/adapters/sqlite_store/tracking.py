"""Changes of applications with their events, in one transaction."""

import sqlite3
from collections.abc import Mapping

from core.adapters.sqlite_store.database import Database
from core.adapters.sqlite_store.table import cell
from core.domain.applications import Application, ApplicationEvent
from core.ports import Scalar

_TELL = """
insert into application_events (id, user_id, created_at, application_id, name, actor, data)
values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
"""


class SqliteTracking:
    """`Tracking` over the same file as the tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

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
