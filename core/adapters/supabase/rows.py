"""How rows and answers of functions are read, and fields written: what all hosted ports do alike."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import to_jsonable_python

from core.adapters.supabase.errors import in_our_words
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job
from core.domain.model import Model
from core.domain.records import Record

if TYPE_CHECKING:
    from postgrest import SyncSelectRequestBuilder
    from supabase import Client

B = TypeVar("B", bound=BaseModel)
M = TypeVar("M", bound=Record)

MOST_ROWS = 1000
"""A project answers with no more rows at once (its setting "max rows", 1,000 unless somebody lowered it)."""

_UNCLEAR = "The store gave an answer that cannot be read. Try again in a moment."


def read_rows(query: "SyncSelectRequestBuilder", model: type[B]) -> list[B]:
    with in_our_words():
        return rows_in(query.execute().data, model)


def read_all(
    asking: Callable[[], "SyncSelectRequestBuilder"], reading: Callable[[object], Sequence[M]]
) -> Sequence[M]:
    """All rows that `asking` asks for, by id, as `reading` makes them of an answer.

    Each request goes on after the last row, not after a number of rows: none is passed over because an
    earlier one has gone meanwhile.
    """
    rows: list[M] = []
    last = ""
    while True:
        query = asking().gt("id", last) if last else asking()
        with in_our_words():
            answer: Any = query.order("id").limit(MOST_ROWS).execute().data
            rows.extend(reading(answer))
        if len(answer) < MOST_ROWS:
            return rows
        last = answer[-1]["id"]


def counted(query: "SyncSelectRequestBuilder") -> int:
    """How many rows were found or changed."""
    with in_our_words():
        count = query.execute().count
    if count is None:
        raise unclear()
    return count


def call(client: "Client", function: str, **values: object) -> Any:
    """What a function of the database answers."""
    sent = {name: to_column(value) for name, value in values.items()}
    with in_our_words():
        return client.rpc(function, sent).execute().data


def call_for_rows(client: "Client", function: str, model: type[B], **values: object) -> list[B]:
    """The rows that a function of the database answers with."""
    answer = call(client, function, **values)
    with in_our_words():
        return rows_in(answer, model)


def rows_in(answer: object, model: type[B]) -> list[B]:
    """Belongs inside `in_our_words`: a cell that does not fit its field would quote the row in its error."""
    if not isinstance(answer, list):
        raise TypeError
    return [model.model_validate(row) for row in answer]


def jobs_in(rows: object) -> Sequence[Job]:
    """The jobs among these rows. What a person has written by hand, past us, and is none is passed over: it
    must not keep workers from everybody else's."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) and row.get("id") for row in rows):
        raise unclear()
    jobs = []
    for row in rows:
        with suppress(ValidationError):
            jobs.append(Job.model_validate(row))
    return jobs


def to_column(value: object) -> object:
    """A field as it is sent: nested models as JSON of their wire form, moments in one fixed width."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, Model):
        return value.to_wire()
    if isinstance(value, Enum):
        return value.value
    return to_jsonable_python(value)


def unclear() -> UserError:
    """For an answer that is not what was asked for, such as a page of some proxy in between."""
    return UserError(ErrorCode.STORAGE, _UNCLEAR)
