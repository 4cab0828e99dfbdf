"""Files that nothing knows of: a process that dies between a file and its row leaves one behind."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from core.adapters.sqlite_store.database import Database

MOST_AT_ONCE = 100
_UNKNOWN = """
select value from json_each(?) where value not in (select key from artifacts)
  and value not in (select original from readings) limit ?
"""


class SqliteOrphans:
    """`Orphans` among the keys that `keys(before)` gives."""

    def __init__(self, database: Database, keys: Callable[[datetime], Iterable[str]]) -> None:
        self._database = database
        self._keys = keys

    def list(self, before: datetime) -> Sequence[str]:
        old = json.dumps([*self._keys(before)])
        return [row["value"] for row in self._database.connection().execute(_UNKNOWN, [old, MOST_AT_ONCE])]
