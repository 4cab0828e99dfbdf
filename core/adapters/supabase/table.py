"""`Table[M]` over Supabase: one class for every noun, with the rights of whoever asks."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from pydantic_core import to_jsonable_python

from core.adapters.supabase.errors import in_our_words
from core.domain.errors import ErrorCode, UserError
from core.domain.model import Model
from core.domain.records import Record
from core.ports import FIRST_PAGE, Page, Scalar, Table

if TYPE_CHECKING:
    from postgrest import SyncRequestBuilder, SyncSelectRequestBuilder
    from supabase import Client

M = TypeVar("M", bound=Record)

MOST_ROWS = 1000
"""A project answers with no more rows at once (its setting "max rows", 1,000 unless somebody lowered it)."""

_UNCLEAR = "The store gave an answer that cannot be read. Try again in a moment."


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
            found = self._read(query.range(start, start + asked - 1))
            rows.extend(found)
            if len(found) < asked:
                break
        return rows

    def count(self, user_id: str, where: Mapping[str, Scalar] | None = None) -> int:
        """Of no row more than its number is sent."""
        from postgrest import CountMethod

        counting = self._rows().select("id", count=CountMethod.exact, head=True)
        return _counted(self._matching(counting, user_id, where or {}))

    def add(self, user_id: str, row: M) -> M:
        """Asks for the id back, so that a page of some proxy in between is not taken for success."""
        cells = {name: to_column(getattr(row, name)) for name in self._model.model_fields}
        with in_our_words():
            answer = self._rows().insert({**cells, "user_id": user_id}).select("id").execute()
        if answer.data != [{"id": row.id}]:
            raise UserError(ErrorCode.STORAGE, _UNCLEAR)
        return row

    def change(self, user_id: str, where: Mapping[str, Scalar], patch: Mapping[str, object]) -> int:
        """One statement in the database: of several who change the same row from the same state, one wins."""
        from postgrest import CountMethod, ReturnMethod

        cells = {self._column(name): to_column(value) for name, value in patch.items()}
        update = self._rows().update(cells, count=CountMethod.exact, returning=ReturnMethod.minimal)
        return _counted(self._matching(update, user_id, where))

    def remove(self, user_id: str, row_id: str) -> bool:
        from postgrest import CountMethod, ReturnMethod

        removal = self._rows().delete(count=CountMethod.exact, returning=ReturnMethod.minimal)
        return _counted(self._matching(removal, user_id, {"id": row_id})) == 1

    def _rows(self) -> "SyncRequestBuilder":
        return self._client.table(self._name)

    def _matching(
        self, query: "SyncSelectRequestBuilder", user_id: str, where: Mapping[str, Scalar]
    ) -> "SyncSelectRequestBuilder":
        for name, value in {**where, "user_id": user_id}.items():
            column = self._column(name)
            query = query.is_(column, None) if value is None else query.eq(column, to_column(value))
        return query

    def _read(self, query: "SyncSelectRequestBuilder") -> Sequence[M]:
        """A cell that does not fit its field would quote the row in its error, so it is told in our words."""
        with in_our_words():
            answer = query.execute().data
            if not isinstance(answer, list):
                raise TypeError
            return [self._model.model_validate(row) for row in answer]

    def _column(self, name: str) -> str:
        if name not in self._model.model_fields:
            raise ValueError(f"{self._name} has no column {name}")
        return name


def to_column(value: object) -> object:
    """A field as it is sent: nested models as JSON of their wire form, moments in one fixed width."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, Model):
        return value.to_wire()
    if isinstance(value, Enum):
        return value.value
    return to_jsonable_python(value)


def _counted(query: "SyncSelectRequestBuilder") -> int:
    with in_our_words():
        count = query.execute().count
    if count is None:
        raise UserError(ErrorCode.STORAGE, _UNCLEAR)
    return count
