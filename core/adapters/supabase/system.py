"""`System` on Supabase: handing out jobs, as far as the rights of whoever asks go."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from core.adapters.supabase.client import SupabaseProject
from core.adapters.supabase.rows import call, counted, jobs_in, read_all, rows_in, to_column, unclear
from core.domain.credentials import Credential
from core.domain.errors import INTERNAL_MESSAGE, ErrorCode
from core.domain.jobs import Job, JobStatus

if TYPE_CHECKING:
    from postgrest import SyncSelectRequestBuilder
    from supabase import Client

_UNFINISHED = [JobStatus.QUEUED.value, JobStatus.RUNNING.value]


class SupabaseSystem:
    """No user is asked for here: a person's client reaches that person's rows, a worker's everybody's."""

    def __init__(self, project: SupabaseProject, client: "Client") -> None:
        self._project = project
        self._client = client

    def claim_job(self, worker: str, now: datetime, lease_until: datetime) -> Job | None:
        """A row that a person has written by hand, past us, and that is no job is ended and passed over: it
        must not keep workers from everybody else's."""
        while True:
            rows = call(self._client, "claim_job", for_worker=worker, at_time=now, until=lease_until)
            if jobs := jobs_in(rows):
                return jobs[0]
            if not rows:
                return None
            if not self._ended(rows[0]["id"], worker, now):
                raise unclear()

    def _ended(self, row_id: str, worker: str, now: datetime) -> bool:
        from postgrest import CountMethod, ReturnMethod

        final = {"status": JobStatus.ERROR.value, "finished_at": to_column(now), "lease_until": None}
        final |= {"error_code": ErrorCode.INTERNAL.value, "error_message": INTERNAL_MESSAGE}
        jobs = self._client.table("jobs")
        change = jobs.update(final, count=CountMethod.exact, returning=ReturnMethod.minimal)
        return counted(change.eq("id", row_id).eq("worker", worker)) == 1

    def overdue_jobs(self, now: datetime) -> Sequence[Job]:
        def overdue() -> "SyncSelectRequestBuilder":
            unfinished = self._client.table("jobs").select("*").in_("status", _UNFINISHED)
            return unfinished.lt("deadline", to_column(now))

        return read_all(overdue, jobs_in)

    def call_for_waiting_jobs(self, now: datetime, since: datetime) -> int:
        called = call(self._client, "call_for_waiting_jobs", at_time=now, since=since)
        if not isinstance(called, int):
            raise unclear()
        return called

    def count_waiting_jobs(self) -> int:
        from postgrest import CountMethod

        jobs = self._client.table("jobs").select("id", count=CountMethod.exact, head=True)
        return counted(jobs.eq("status", JobStatus.QUEUED.value))

    def forgotten_jobs(self, before: datetime) -> Sequence[Job]:
        return jobs_in(call(self._client, "forgotten_jobs", before=before))

    def everyones_credentials(self) -> Sequence[Credential]:
        everyones = partial(self._client.table("credentials").select, "*")
        return read_all(everyones, partial(rows_in, model=Credential))

    def is_ready(self) -> bool:
        return self._project.answers()
