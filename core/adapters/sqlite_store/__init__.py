"""The embedded store: one SQLite file, no server (DESIGN §3)."""

from core.adapters.sqlite_store.counters import SqliteCounters
from core.adapters.sqlite_store.database import Database
from core.adapters.sqlite_store.desks import SqliteDesks
from core.adapters.sqlite_store.erasure import SqliteErasure
from core.adapters.sqlite_store.identity import SqliteIdentity
from core.adapters.sqlite_store.job_log import SqliteJobLog
from core.adapters.sqlite_store.limiter import SqliteLimiter
from core.adapters.sqlite_store.orphans import SqliteOrphans
from core.adapters.sqlite_store.system import SqliteSystem
from core.adapters.sqlite_store.table import SqliteTable
from core.adapters.sqlite_store.tracking import SqliteTracking
from core.adapters.sqlite_store.treasury import SqliteTreasury

__all__ = [
    "Database",
    "SqliteCounters",
    "SqliteDesks",
    "SqliteErasure",
    "SqliteIdentity",
    "SqliteJobLog",
    "SqliteLimiter",
    "SqliteOrphans",
    "SqliteSystem",
    "SqliteTable",
    "SqliteTracking",
    "SqliteTreasury",
]
