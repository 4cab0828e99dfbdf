"""What a list of applications may be asked for, as on the page."""

from datetime import date
from typing import Annotated

from fastapi import Depends, Query

from core.api.candidates import CandidateOf
from core.domain.applications import ApplicationStatus
from core.domain.tracking import Order, Search


def _search(
    candidate_id: CandidateOf,
    status: Annotated[
        list[ApplicationStatus],
        Query(default_factory=list, max_length=6, description="Any of these; none: all."),
    ],
    words: Annotated[
        str, Query(max_length=200, description="As they are, in title, employer, notes and contact.")
    ] = "",
    due_by: Annotated[date | None, Query(description="With a next step up to this day.")] = None,
    since: Annotated[date | None, Query(description="Made on this day (UTC) or later.")] = None,
    until: Annotated[date | None, Query(description="Made on this day (UTC) or before.")] = None,
    order: Annotated[Order, Query(description="`-`: the greatest, or newest, first.")] = "-created_at",
) -> Search:
    return Search(
        candidate_id=candidate_id,
        statuses=tuple(status),
        words=words.strip(),
        due_by=_day(due_by),
        since=_day(since),
        until=_day(until),
        order=order,
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


SearchOf = Annotated[Search, Depends(_search)]
