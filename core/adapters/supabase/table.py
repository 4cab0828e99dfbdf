"""`Table[M]` over Supabase: one class for every noun, with the rights of whoever asks."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from core.adapters.supabase.errors import in_our_words
from core.adapters.supabase.rows import MOST_ROWS, counted, read_rows, to_column, unclear
from core.domain.records import Record
from core.ports import FIRST_PAGE, Page, Scalar, Table

if TYPE_CHECKING:
    from postgrest import SyncRequestBuilder, SyncSelectRequestBuilder
    from supabase import Client

M = TypeVar("M", bound=Record)


class SupabaseTable(Table[M]):
    """Rows of `model` in the table `name`, seen through `client`. Columns are the model's fields.

    Whose rows these are is asked for in every call and held by the database besides: a person's client never
    sees another's row, whatever `user_id` is asked for.
    """

    def __init__(self, client: "Client", name: str, model: type[M]) -> None:
        self._client = client
        self._name = name
        self._model = model

    def list(
        self,
        user_id: str,
        where: Mapping[str, Scalar] | None = None,
        order: str = "-created_at",
        page: Page = FIRST_PAGE,
    ) -> Sequence[M]:
        """In as many requests as the project's limit makes necessary, the rows in one total order."""
        column, falls = self._column(order.lstrip("-")), order.startswith("-")
        may_be_null = self._model.model_fields[column].default is None
        nulls_first = not falls if may_be_null else None
        rows: list[M] = []
        while len(rows) < page.limit:
            asked = min(MOST_ROWS, page.limit - len(rows))
            start = page.offset + len(rows)
            query = self._matching(self._rows().select("*"), user_id, where or {})
            query = query.order(column, desc=falls, nullsfirst=nulls_first).order("id", desc=falls)
            found = read_rows(query.range(start, start + asked - 1), self._model)
            rows.extend(found)
            if len(found) < asked:
                break
        return rows

    def count(self, user_id: str, where: Mapping[str, Scalar] | None = None) -> int:
        """Of no row more than its number is sent."""
        from postgrest import CountMethod

        counting = self._rows().select("id", count=CountMethod.exact, head=True)
        return counted(self._matching(counting, user_id, where or {}))

    def add(self, user_id: str, row: M) -> M:
        """Asks for the id back, so that a page of some proxy in between is not taken for success."""
        with in_our_words():
            answer = self._rows().insert(self._cells(user_id, row)).select("id").execute()
        if answer.data != [{"id": row.id}]:
            raise unclear()
        return row

    def add_all(self, user_id: str, rows: Sequence[M]) -> int:
        """One statement in the database, however many."""
        from postgrest import CountMethod, ReturnMethod

        if not rows:
            return 0
        return counted(
            self._rows().upsert(
                [self._cells(user_id, row) for row in rows],
                on_conflict="id",
                ignore_duplicates=True,
                count=CountMethod.exact,
                returning=ReturnMethod.minimal,
            )
        )

    def change(self, user_id: str, where: Mapping[str, Scalar], patch: Mapping[str, object]) -> int:
        """One statement in the database: of several who change the same row from the same state, one wins."""
        from postgrest import CountMethod, ReturnMethod

        cells = {self._column(name): to_column(value) for name, value in patch.items()}
        update = self._rows().update(cells, count=CountMethod.exact, returning=ReturnMethod.minimal)
        return counted(self._matching(update, user_id, where))

    def remove_all(self, user_id: str, where: Mapping[str, Scalar]) -> int:
        from postgrest import CountMethod, ReturnMethod

        removal = self._rows().delete(count=CountMethod.exact, returning=ReturnMethod.minimal)
        return counted(self._matching(removal, user_id, where))

    def _cells(self, user_id: str, row: M) -> dict[str, object]:
        cells = {name: to_column(getattr(row, name)) for name in self._model.model_fields}
        return {**cells, "user_id": user_id}

    def _rows(self) -> "SyncRequestBuilder":
        return self._client.table(self._name)

    def _matching(
        self, query: "SyncSelectRequestBuilder", user_id: str, where: Mapping[str, Scalar]
    ) -> "SyncSelectRequestBuilder":
        for name, value in {**where, "user_id": user_id}.items():
            column = self._column(name)
            query = query.is_(column, None) if value is None else query.eq(column, to_column(value))
        return query

    def _column(self, name: str) -> str:
        if name not in self._model.model_fields:
            raise ValueError(f"{self._name} has no column {name}")
        return name
