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
    """A cell that does not fit its field would quote the row in its error, so it is told in our words."""
    with in_our_words():
        return _as_rows(query.execute().data, model)


def read_all(asking: Callable[[], "SyncSelectRequestBuilder"], model: type[M]) -> Sequence[M]:
    """All rows that `asking` asks for, by id. Each request goes on after the last row, not after a number of
    rows: none is passed over because an earlier one has gone meanwhile."""
    rows: list[M] = []
    while True:
        query = asking().gt("id", rows[-1].id) if rows else asking()
        found = read_rows(query.order("id").limit(MOST_ROWS), model)
        rows.extend(found)
        if len(found) < MOST_ROWS:
            return rows


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
        return _as_rows(answer, model)


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


def _as_rows(answer: object, model: type[B]) -> list[B]:
    if not isinstance(answer, list):
        raise TypeError
    return [model.model_validate(row) for row in answer]
