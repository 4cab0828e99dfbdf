"""`JobLog` on Supabase. Events are written and numbered by the database itself (migration 2)."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from core.adapters.supabase.rows import MOST_ROWS, call, call_for_rows, unclear
from core.domain.jobs import JobEvent

if TYPE_CHECKING:
    from supabase import Client


class SupabaseJobLog:
    """What whoever asks may see. A worker adds drafts in the name of their owner, a person their own."""

    def __init__(self, client: "Client", *, as_worker: bool = False) -> None:
        self._client = client
        self._as_worker = as_worker

    def list(self, after: int, job_ids: Collection[str]) -> Sequence[JobEvent]:
        """In one question however many jobs there are: from several, made one after the other, the greatest
        number could be known before a smaller one can be seen, and that would never be asked for again."""
        events: list[JobEvent] = []
        while job_ids:
            last = events[-1].id if events else after
            found = call_for_rows(self._client, "events_after", JobEvent, last=last, of_jobs=[*job_ids])
            events.extend(found)
            if len(found) < MOST_ROWS:
                break
        return events

    def add_partial(self, user_id: str, job_id: str, part: str, html: str) -> None:
        draft = {"of_job": job_id, "of_part": part, "html": html}
        if self._as_worker:
            kept = call(self._client, "add_draft", owner=user_id, **draft)
        else:
            kept = call(self._client, "add_my_draft", **draft)
        if not isinstance(kept, bool):
            raise unclear()
