"""Changes of applications with their events, and facts of many: a function and a round trip for each."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from core.adapters.supabase.errors import in_our_words
from core.adapters.supabase.rows import call, read_all, rows_in, to_column, unclear
from core.domain.analytics import ApplicationFact, facts_of
from core.domain.applications import Application, ApplicationEvent, ApplicationStatus
from core.domain.next_steps import OpenApplication, reach
from core.domain.records import Record
from core.domain.tracking import Found, Search
from core.ports import FIRST_PAGE, Change, Page, Tracking

if TYPE_CHECKING:
    from supabase import Client


_ENDED = ("rejected", "withdrawn")
_KINDS = (
    'and(next_action_on.gte.0,next_action_on.lte."{due_by}"),'
    'and(status.eq.interview,next_action_on.gte.0,next_action_on.lte."{interview_by}"),'
    'and(status.eq.pending,preview_job_id.neq.""),'
    'and(status.eq.applied,next_action_on.eq."",applied_at.lt."{silent_before}")'
)


class SupabaseTracking(Tracking):
    """`Tracking` with the rights of whoever asks."""

    def __init__(self, client: "Client") -> None:
        self._client = client

    def change_all(self, user_id: str, changes: Sequence[Change]) -> Collection[str]:
        asked = [
            {
                "id": change.application_id,
                "expected": _cells({**change.expected, "user_id": user_id}),
                "patch": _cells(change.patch),
                "event": _cells(change.event.model_dump()),
            }
            for change in changes
        ]
        changed = call(self._client, "change_applications", changes=json.dumps(asked))
        if not isinstance(changed, list):
            raise unclear()
        return changed

    def facts(
        self,
        user_id: str,
        candidate_id: str | None,
        since: datetime | None = None,
        changed_since: datetime | None = None,
    ) -> Sequence[ApplicationFact]:
        asked = {
            "owner": user_id,
            "of_candidate": candidate_id,
            "since": since,
            "changed_since": changed_since,
        }
        rows = call(self._client, "application_facts", **asked)
        if not isinstance(rows, list):
            raise unclear()
        return facts_of(rows)

    def open(self, user_id: str, today: date) -> Sequence[OpenApplication]:
        columns, rows = ",".join(OpenApplication.model_fields), self._client.table
        kinds = _KINDS.format(**{name: to_column(limit) for name, limit in reach(today)._asdict().items()})
        return read_all(
            lambda: (
                rows("applications")
                .select(columns)
                .eq("user_id", user_id)
                .not_.in_("status", _ENDED)
                .or_(kinds)
            ),
            lambda answer: rows_in(answer, OpenApplication),
        )

    def find(self, user_id: str, search: Search, page: Page = FIRST_PAGE) -> Found:
        asked = {**vars(search), "user_id": user_id, "page_offset": page.offset, "page_limit": page.limit}
        answer = call(self._client, "find_applications", search=json.dumps(asked))
        with in_our_words():
            rows = [Application.model_validate(row) for row in answer["rows"]]
            counts = {ApplicationStatus(status): int(n) for status, n in answer["counts"].items()}
            return Found(rows, counts, frozenset(answer["twins"]))

    def add_all(
        self, user_id: str, applications: Sequence[Application], events: Sequence[ApplicationEvent] = ()
    ) -> int:
        """One function, so that a part of them is never kept."""
        kept = call(
            self._client,
            "add_applications",
            applications=_rows(user_id, applications),
            events=_rows(user_id, events),
        )
        if not isinstance(kept, int):
            raise unclear()
        return kept


def _rows(user_id: str, records: Sequence[Record]) -> str:
    """As JSON text."""
    rows = [{name: to_column(value) for name, value in record} for record in records]
    return json.dumps([{**row, "user_id": user_id} for row in rows])


def _cells(values: Mapping[str, object]) -> dict[str, object]:
    """As columns, to be told as JSON."""
    unknown = values.keys() - Application.model_fields.keys() - ApplicationEvent.model_fields.keys()
    if unknown:
        raise ValueError(f"applications has no column {min(unknown)}")
    return {name: to_column(value) for name, value in values.items()}
