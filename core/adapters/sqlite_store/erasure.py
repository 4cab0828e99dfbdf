"""Taking a person out of the file for good: their rows, and the bytes that removed rows leave behind."""

import sqlite3
from collections.abc import Collection, Sequence

from core.adapters.sqlite_store.database import Database
from core.domain.errors import ErrorCode, UserError

_OWNED = """
select tables.name from sqlite_master tables, pragma_table_info(tables.name) columns
where tables.type = 'table' and columns.name = 'user_id' order by 1
"""
_MARK_ERASED = "insert or ignore into erased select ? where exists (select 1 from accounts where id = ?)"
_FORGET_LIMITS = "delete from limits where instr(key, '/' || ? || '/')"
_LAST_DUE = "select max(id) from scrubs_due"
_NOT_SCRUBBED = (
    "Your data is removed, but the disk may still hold traces of it: the store is busy or full. The server "
    "finishes that by itself within minutes; there is nothing you need to do."
)


class SqliteErasure:
    """`Erasure`. Which tables people own is read from the file itself: a new one cannot be forgotten."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def owned(self) -> Collection[str]:
        return [row["name"] for row in self._database.connection().execute(_OWNED)]

    def remove_rows(self, user_id: str, pseudonym: str, limit_keys: Collection[str]) -> None:
        """Whoever has an account here does not come back under the same id, so what is still on its way for
        them is refused from now on. Others do come back: `local`, and who signs in elsewhere."""
        with self._database.transaction() as connection:
            connection.execute(_MARK_ERASED, [pseudonym, user_id])
            connection.execute("insert into scrubs_due default values")
            _empty(connection, [table for table in self.owned() if table != "audit"], user_id)
            connection.executemany(_FORGET_LIMITS, [[key] for key in limit_keys])
            for column in ("user_id", "actor"):
                connection.execute(
                    f"update audit set {column} = ? where {column} = ?",  # noqa: S608
                    [pseudonym, user_id],
                )

    def scrub(self) -> None:
        """`secure_delete` clears what is removed, but not every copy that a page once held: only a file
        written anew has none. The log of changes holds old pages too, so it is cut to nothing after that.

        What is due stays so until it is done, for whoever scrubs next: the person may have no account left to
        ask again with."""
        connection = self._database.connection()
        last = connection.execute(_LAST_DUE).fetchone()[0]
        if last is None:
            return
        try:
            connection.execute("vacuum")
            if connection.execute("pragma wal_checkpoint(truncate)").fetchone()[0]:
                raise UserError(ErrorCode.STORAGE, _NOT_SCRUBBED)
            connection.execute("delete from scrubs_due where id <= ?", [last])
        except sqlite3.OperationalError as error:
            raise UserError(ErrorCode.STORAGE, _NOT_SCRUBBED) from error


def _empty(connection: sqlite3.Connection, tables: Sequence[str], user_id: str) -> None:
    """Rows that others still need are refused: their tables are tried again when the others are empty."""
    refused: list[str] = []
    for table in tables:
        try:
            connection.execute(f"delete from {table} where user_id = ?", [user_id])  # noqa: S608
        except sqlite3.IntegrityError:
            if refused == tables[:-1]:
                raise
            refused.append(table)
    if refused:
        _empty(connection, refused, user_id)
