"""Changes of applications with their events, and facts of many: a function and a round trip for each."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from core.adapters.supabase.errors import in_our_words
from core.adapters.supabase.rows import call, to_column, unclear
from core.domain.analytics import ApplicationFact, facts_of
from core.domain.applications import Application, ApplicationEvent, ApplicationStatus
from core.domain.tracking import Found, Search
from core.ports import FIRST_PAGE, Page, Scalar

if TYPE_CHECKING:
    from supabase import Client


class SupabaseTracking:
    """`Tracking` with the rights of whoever asks."""

    def __init__(self, client: "Client") -> None:
        self._client = client

    def change(
        self,
        user_id: str,
        application_id: str,
        expected: Mapping[str, Scalar],
        patch: Mapping[str, object],
        event: ApplicationEvent,
    ) -> bool:
        changed = call(
            self._client,
            "change_application",
            of_application=application_id,
            expected=_cells({**expected, "user_id": user_id}),
            patch=_cells(patch),
            event=_cells(event.model_dump()),
        )
        if not isinstance(changed, bool):
            raise unclear()
        return changed

    def facts(
        self, user_id: str, candidate_id: str | None, since: datetime | None
    ) -> Sequence[ApplicationFact]:
        asked = {"owner": user_id, "of_candidate": candidate_id, "since": since}
        rows = call(self._client, "application_facts", **asked)
        if not isinstance(rows, list):
            raise unclear()
        return facts_of(rows)

    def find(self, user_id: str, search: Search, page: Page = FIRST_PAGE) -> Found:
        asked = {**vars(search), "user_id": user_id, "page_offset": page.offset, "page_limit": page.limit}
        answer = call(self._client, "find_applications", search=json.dumps(asked))
        with in_our_words():
            rows = [Application.model_validate(row) for row in answer["rows"]]
            counts = {ApplicationStatus(status): int(n) for status, n in answer["counts"].items()}
            return Found(rows, counts, frozenset(answer["twins"]))

    def add_all(self, user_id: str, applications: Sequence[Application]) -> int:
        """One function, so that a part of them is never kept."""
        names = Application.model_fields
        rows = [{name: to_column(getattr(row, name)) for name in names} for row in applications]
        kept = call(
            self._client,
            "add_applications",
            applications=json.dumps([{**row, "user_id": user_id} for row in rows]),
        )
        if not isinstance(kept, int):
            raise unclear()
        return kept


def _cells(values: Mapping[str, object]) -> str:
    """As JSON text."""
    unknown = values.keys() - Application.model_fields.keys() - ApplicationEvent.model_fields.keys()
    if unknown:
        raise ValueError(f"applications has no column {min(unknown)}")
    return json.dumps({name: to_column(value) for name, value in values.items()})
