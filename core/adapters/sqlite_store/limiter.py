"""Counting what is limited, in the store itself: all processes on this file see the same count."""

import time
from typing import Any

from limits import RateLimitItemPerSecond
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter

from core.adapters.sqlite_store.database import Database

_HIT = """
insert into limits (key, hits, expires_at) values (:key, :amount, :expires_at)
on conflict (key) do update set
  hits = case when expires_at <= :now then 0 else hits end + :amount,
  expires_at = case when expires_at <= :now then :expires_at else expires_at end
returning hits
"""
_GIVE_BACK = "update limits set hits = hits - 1 where key = ? and hits > 0"


class SqliteLimiter:
    """`Limiter`: a window opens with the first hit and closes after its seconds."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._strategy = FixedWindowRateLimiter(_SqliteWindows(database))

    def take(self, key: str, allowed: int, seconds: int) -> int:
        item = RateLimitItemPerSecond(allowed, seconds)
        if self._strategy.hit(item, key):
            return 0
        return max(1, round(self._strategy.get_window_stats(item, key).reset_time - time.time()))

    def give_back(self, key: str, allowed: int, seconds: int) -> None:
        item = RateLimitItemPerSecond(allowed, seconds)
        with self._database.transaction() as connection:
            connection.execute(_GIVE_BACK, [item.key_for(key)])


class _SqliteWindows(Storage):
    """The storage behind the `limits` library."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._database = database

    @property
    def base_exceptions(self) -> type[Exception] | tuple[type[Exception], ...]:
        return ()

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        now = time.time()
        values = {"key": key, "amount": amount, "now": now, "expires_at": now + expiry}
        with self._database.transaction() as connection:
            hits = int(connection.execute(_HIT, values).fetchone()[0])
            connection.execute("delete from limits where expires_at < ?", [now])
        return hits

    def get(self, key: str) -> int:
        row = self._row(key)
        return int(row[0]) if row and row[1] > time.time() else 0

    def get_expiry(self, key: str) -> float:
        row = self._row(key)
        return float(row[1]) if row else time.time()

    def check(self) -> bool:
        return True

    def reset(self) -> int | None:
        with self._database.transaction() as connection:
            return connection.execute("delete from limits").rowcount

    def clear(self, key: str) -> None:
        with self._database.transaction() as connection:
            connection.execute("delete from limits where key = ?", [key])

    def _row(self, key: str) -> Any:
        rows = self._database.connection().execute("select hits, expires_at from limits where key = ?", [key])
        return rows.fetchone()
