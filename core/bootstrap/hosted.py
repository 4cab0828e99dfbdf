"""Rows and files in a Supabase project: the same ports, with the rights of one person or of a worker."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.adapters.supabase import (
    SupabaseDesks,
    SupabaseErasure,
    SupabaseFiles,
    SupabaseJobLog,
    SupabaseOrphans,
    SupabaseProject,
    SupabaseSystem,
    SupabaseTable,
    SupabaseTracking,
    SupabaseTreasury,
)
from core.adapters.thread_queue import ThreadQueue
from core.domain.accounts import Caller
from core.domain.answers import StoredAnswer
from core.domain.applications import Application, ApplicationEvent
from core.domain.audit import AuditEntry
from core.domain.candidates import Candidate
from core.domain.credentials import Credential
from core.domain.jobs import Job
from core.domain.outbox import OutgoingMail
from core.domain.records import Artifact, PostingRecord, ProfileRecord, ReadingRecord
from core.domain.spending import Budget
from core.ports import Ports
from core.services.jobs import OwnersJobs, Runner

if TYPE_CHECKING:
    from supabase import Client


@dataclass(frozen=True)
class _OwnersQueue:
    """`JobQueue` of one person: calls a thread that will then work with this person's rights."""

    jobs: OwnersJobs
    threads: ThreadQueue
    user_id: str
    ports: Ports

    def wake(self) -> None:
        self.jobs.call(self.user_id, replace(self.ports, queue=self))
        self.threads.wake()


class HostedStore:
    """Makes ports over the project. None are ever kept for two people: the database tells people apart by the
    access token that each request carries."""

    def __init__(self, project: SupabaseProject, ports: Ports, runners: Mapping[str, Runner]) -> None:
        self._project = project
        self._ports = ports
        self.jobs = OwnersJobs(runners)

    def of_worker(self) -> Ports:
        """With the rights of this process's key: everybody's for a secret one, nobody's for a public one."""
        return self._over(self._project.as_key(), as_worker=True)

    def of_person(self, caller: Caller) -> Ports:
        """With this person's rights. Where threads of this process run the jobs, this person's are looked
        after from now on: nobody else may."""
        ports = self._over(self._project.as_user(caller.access_token), as_worker=False)
        if not isinstance(ports.queue, ThreadQueue):
            return ports
        ports = replace(ports, queue=_OwnersQueue(self.jobs, ports.queue, caller.user_id, ports))
        self.jobs.visited_by(caller.user_id, ports)
        return ports

    def _over(self, client: "Client", *, as_worker: bool) -> Ports:
        return replace(
            self._ports,
            candidates=SupabaseTable(client, "candidates", Candidate),
            profiles=SupabaseTable(client, "profiles", ProfileRecord),
            readings=SupabaseTable(client, "readings", ReadingRecord),
            postings=SupabaseTable(client, "postings", PostingRecord),
            jobs=SupabaseTable(client, "jobs", Job),
            artifacts=SupabaseTable(client, "artifacts", Artifact),
            applications=SupabaseTable(client, "applications", Application),
            application_events=SupabaseTable(client, "application_events", ApplicationEvent),
            answers=SupabaseTable(client, "answers", StoredAnswer),
            outbox=SupabaseTable(client, "outbox", OutgoingMail),
            tracking=SupabaseTracking(client),
            budgets=SupabaseTable(client, "budgets", Budget),
            treasury=SupabaseTreasury(client, as_worker=as_worker),
            credentials=SupabaseTable(client, "credentials", Credential),
            audit=SupabaseTable(client, "audit", AuditEntry),
            system=SupabaseSystem(self._project, client),
            job_log=SupabaseJobLog(client, as_worker=as_worker),
            desks=SupabaseDesks(client),
            erasure=SupabaseErasure(client, self._ports.erasure, as_worker=as_worker),
            files=SupabaseFiles(client),
            orphans=SupabaseOrphans(client),
        )
