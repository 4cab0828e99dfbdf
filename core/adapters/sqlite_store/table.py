"""`Table[M]` over SQLite: one class for every noun."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import TypeVar

from pydantic_core import to_json

from core.adapters.sqlite_store.database import Database
from core.domain.audit import pseudonym
from core.domain.errors import ErrorCode, UserError
from core.domain.model import Model
from core.domain.records import Record
from core.ports import FIRST_PAGE, Page, Scalar, Table

M = TypeVar("M", bound=Record)
_NOT_ERASED = "not exists (select 1 from erased where pseudonym = ? and pseudonym <> ?)"
"""The audit log alone goes on, under the pseudonym itself."""

_ONCE = "on conflict (id) do nothing"
_ERASED = "This account has been erased, so nothing is kept for it any more. To go on, make a new account."
_TAKEN = "This exists already. Open the existing one."
_NEEDED = "Something still belongs to this. Remove that first, then this."


class SqliteTable(Table[M]):
    """Rows of `model` in the table `name`. Names of tables and columns are ours, never a caller's text."""

    def __init__(self, database: Database, name: str, model: type[M]) -> None:
        self._database = database
        self._name = name
        self._model = model
        self._json = json_columns(database, name)

    def list(
        self,
        user_id: str,
        where: Mapping[str, Scalar] | None = None,
        order: str = "-created_at",
        page: Page = FIRST_PAGE,
    ) -> Sequence[M]:
        conditions, values = self._conditions(user_id, where or {})
        column, direction = order.lstrip("-"), "desc" if order.startswith("-") else "asc"
        cursor = self._database.connection().execute(
            f"select * from {self._name} where {conditions} order by {self._column(column)} {direction},"  # noqa: S608
            f" id {direction} limit ? offset ?",
            [*values, page.limit, page.offset],
        )
        return [read_row(self._model, row, self._json) for row in cursor]

    def count(self, user_id: str, where: Mapping[str, Scalar] | None = None) -> int:
        conditions, values = self._conditions(user_id, where or {})
        cursor = self._database.connection().execute(
            f"select count(*) from {self._name} where {conditions}",  # noqa: S608
            values,
        )
        return int(cursor.fetchone()[0])

    def add(self, user_id: str, row: M) -> M:
        try:
            with self._database.transaction() as connection:
                is_kept = insert_row(connection, self._name, user_id, row)
        except sqlite3.IntegrityError:
            raise UserError(ErrorCode.CONFLICT, _TAKEN) from None
        if not is_kept:
            raise UserError(ErrorCode.UNAUTHORIZED, _ERASED)
        return row

    def add_all(self, user_id: str, rows: Sequence[M]) -> int:
        try:
            with self._database.transaction() as connection:
                return sum(insert_row(connection, self._name, user_id, row, _ONCE) for row in rows)
        except sqlite3.IntegrityError:
            raise UserError(ErrorCode.CONFLICT, _TAKEN) from None

    def change(self, user_id: str, where: Mapping[str, Scalar], patch: Mapping[str, object]) -> int:
        with self._database.transaction() as connection:
            return update_rows(connection, self._name, self._model, user_id, where, patch)

    def remove_all(self, user_id: str, where: Mapping[str, Scalar]) -> int:
        conditions, values = self._conditions(user_id, where)
        try:
            with self._database.transaction() as connection:
                return connection.execute(f"delete from {self._name} where {conditions}", values).rowcount  # noqa: S608
        except sqlite3.IntegrityError:
            raise UserError(ErrorCode.CONFLICT, _NEEDED) from None

    def _conditions(self, user_id: str, where: Mapping[str, Scalar]) -> tuple[str, Sequence[object]]:
        return conditions_of(self._name, self._model, user_id, where)

    def _column(self, name: str) -> str:
        return _column_of(self._name, self._model, name)


def conditions_of(
    table: str, model: type[Record], user_id: str, where: Mapping[str, Scalar]
) -> tuple[str, Sequence[object]]:
    """Nothing in `where` can ask for another owner."""
    owned = {**where, "user_id": user_id}
    text = " and ".join(f"{_column_of(table, model, name)} is ?" for name in owned)
    return text, [cell(value) for value in owned.values()]


def update_rows(
    connection: sqlite3.Connection,
    table: str,
    model: type[Record],
    user_id: str,
    where: Mapping[str, Scalar],
    patch: Mapping[str, object],
) -> int:
    """How many rows matched and are changed now."""
    conditions, values = conditions_of(table, model, user_id, where)
    assignments = ", ".join(f"{_column_of(table, model, name)} = ?" for name in patch)
    cursor = connection.execute(
        f"update {table} set {assignments} where {conditions}",  # noqa: S608
        [*(cell(value) for value in patch.values()), *values],
    )
    return cursor.rowcount


def insert_row(
    connection: sqlite3.Connection, table: str, user_id: str, row: Record, on_conflict: str = ""
) -> bool:
    """Whether it is kept now; not for an account that was erased."""
    cells = {name: cell(getattr(row, name)) for name in type(row).model_fields}
    cells["user_id"] = user_id
    columns, marks = ", ".join(cells), ", ".join("?" * len(cells))
    cursor = connection.execute(
        f"insert into {table} ({columns}) select {marks} where {_NOT_ERASED} {on_conflict}",
        [*cells.values(), pseudonym(user_id), user_id],
    )
    return cursor.rowcount == 1


def _column_of(table: str, model: type[Record], name: str) -> str:
    if name not in model.model_fields:
        raise ValueError(f"{table} has no column {name}")
    return name


def json_columns(database: Database, table: str) -> frozenset[str]:
    """The columns of `table` whose cells are JSON text."""
    info = database.connection().execute(f"pragma table_info({table})")
    return frozenset(row["name"] for row in info if row["type"].lower() == "json")


def read_row(model: type[M], row: sqlite3.Row, json_names: frozenset[str]) -> M:
    """A row as its model."""
    cells = {
        name: json.loads(row[name]) if name in json_names and row[name] is not None else row[name]
        for name in row.keys()  # noqa: SIM118
    }
    return model.model_validate(cells)


def cell(value: object) -> str | int | float | None:
    """A field as SQLite keeps it: text, number or JSON text."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, Model):
        return json.dumps(value.to_wire(), ensure_ascii=False)
    if isinstance(value, (list, dict)):
        return to_json(value).decode()
    if value is None or isinstance(value, (str, int, float)):
        return value
    raise TypeError(f"cannot keep a {type(value).__name__}")
