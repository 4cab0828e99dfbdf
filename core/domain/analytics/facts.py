"""The little that figures need of each application. Thousands are read at once: no model is made of any."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from core.domain.applications import ApplicationStatus

_STATUSES = frozenset(ApplicationStatus)


class ApplicationFact(NamedTuple):
    """`steps` are the moments at which it got another status, in order, and which. `profile_id` is "" where
    no run of ours made its documents."""

    id: str
    created_at: datetime
    applied_at: datetime | None
    status: str
    score: int
    template: str
    source: str
    next_action_on: str
    profile_id: str = ""
    steps: Sequence[tuple[datetime, str]] = ()


def facts_of(rows: Iterable[Sequence[Any]]) -> list[ApplicationFact]:
    """From a store's rows: the fields in order, moments as ISO text. An event's "to" that is no status, such
    as the address a mail went to, is no step."""
    return [
        ApplicationFact(
            row[0],
            datetime.fromisoformat(row[1]),
            datetime.fromisoformat(row[2]) if row[2] else None,
            row[3],
            row[4],
            row[5],
            row[6],
            row[7],
            row[8],
            [(datetime.fromisoformat(at), to) for at, to in row[9] or () if to in _STATUSES],
        )
        for row in rows
    ]
