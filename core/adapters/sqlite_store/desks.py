"""What is kept for each candidate, counted by the tables' indexes on them."""

from collections.abc import Sequence

from core.adapters.sqlite_store.database import Database
from core.domain.candidates import Kept

_KEPT = """
select candidate_id, sum(profiles) as profiles, sum(postings) as postings, sum(previews) as previews,
    sum(applications) as applications
from (
    select candidate_id, 1 as profiles, 0 as postings, 0 as previews, 0 as applications
    from profiles where user_id = :owner
    union all select candidate_id, 0, 1, 0, 0 from postings where user_id = :owner
    union all select candidate_id, 0, 0, 1, 0 from jobs where user_id = :owner and kind = 'preview'
    union all select candidate_id, 0, 0, 0, 1 from applications where user_id = :owner
) group by candidate_id
"""


class SqliteDesks:
    """`Desks` over the same file as the tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def kept(self, user_id: str) -> Sequence[Kept]:
        rows = self._database.connection().execute(_KEPT, {"owner": user_id})
        return [Kept.model_validate(dict(row)) for row in rows]
