"""Finding out who somebody is: the look-ups that cannot name their user yet."""

from datetime import datetime
from typing import TypeVar

from core.adapters.sqlite_store.database import Database
from core.adapters.sqlite_store.table import cell, read_row
from core.domain.accounts import Account, ApiToken, RefreshToken, Session
from core.domain.records import Record

M = TypeVar("M", bound=Record)


class SqliteIdentity:
    """`Identity` over the same file as the tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def account(self, email: str) -> Account | None:
        return self._one(Account, "select * from accounts where email = ?", email)

    def refresh_token(self, token_hash: str) -> RefreshToken | None:
        return self._one(RefreshToken, "select * from refresh_tokens where token_hash = ?", token_hash)

    def api_token(self, token_hash: str) -> ApiToken | None:
        return self._one(ApiToken, "select * from api_tokens where token_hash = ?", token_hash)

    def session(self, token_hash: str) -> Session | None:
        return self._one(Session, "select * from sessions where token_hash = ?", token_hash)

    def session_with_ticket(self, ticket_hash: str) -> Session | None:
        return self._one(Session, "select * from sessions where ticket_hash = ?", ticket_hash)

    def forget_expired(self, before: datetime) -> int:
        with self._database.transaction() as connection:
            return sum(
                connection.execute(f"delete from {table} where expires_at < ?", [cell(before)]).rowcount  # noqa: S608
                for table in ("refresh_tokens", "sessions")
            )

    def _one(self, model: type[M], query: str, value: str) -> M | None:
        row = self._database.connection().execute(query, [value]).fetchone()
        return None if row is None else read_row(model, row, frozenset())
