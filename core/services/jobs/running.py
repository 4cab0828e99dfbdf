"""How a worker takes a job to its end."""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import copy_context
from datetime import datetime, timedelta
from typing import Protocol

from core.domain.errors import INTERNAL_MESSAGE, ErrorCode, UserError
from core.domain.jobs import MAX_ATTEMPTS, Job, JobResult, JobStatus, Phase
from core.ports import Ports
from core.services.artifacts import remove_artifacts
from core.services.jobs.endings import CANCELLED, LATE, as_error

PARTIALS_PER_SECOND = 5
"""Drafts of one document that are kept per second; more would only be work for those who watch."""

_TRIED_AGAIN = frozenset({ErrorCode.NETWORK, ErrorCode.STORAGE, ErrorCode.RATE_LIMITED})
"""Errors that pass by themselves; others would only come again."""

log = logging.getLogger(__name__)


class Report(Protocol):
    """How a running job says where it is. Raises when it has been stopped, is late or was lost."""

    def __call__(self, phase: Phase) -> None: ...
    def partial(self, part: str, html: str) -> None:
        """Shows a draft of a document; of drafts in quick succession only the newest is kept."""
        ...


Runner = Callable[[Ports, Job, Report], JobResult]


class JobLost(Exception):
    """The lease ran out and somebody else has the job, or it was ended from outside."""


def run_next(ports: Ports, worker: str, runners: Mapping[str, Runner]) -> bool:
    """Claims and runs the next job; False when there is none."""
    now = ports.clock()
    job = ports.system.claim_job(worker, now, now + timedelta(seconds=ports.policy.lease_seconds))
    if job is None:
        return False
    run(ports, job, runners)
    return True


def run_waiting(ports: Ports, user_id: str, job_id: str, worker: str, runners: Mapping[str, Runner]) -> bool:
    """Claims and runs this one; False when it does not wait (any more)."""
    lease = ports.clock() + timedelta(seconds=ports.policy.lease_seconds)
    waiting = {"id": job_id, "status": JobStatus.QUEUED}
    held = {"status": JobStatus.RUNNING, "worker": worker, "lease_until": lease}
    if not ports.jobs.change(user_id, waiting, held):
        return False
    run(ports, ports.jobs.require(user_id, job_id), runners)
    return True


def run(ports: Ports, job: Job, runners: Mapping[str, Runner]) -> None:
    """Runs a job this worker holds, to its end. The one place where a job's errors are mapped.

    A job can be ended and removed while its worker still goes on; then nothing may stay that it made since.
    """
    with ports.monitor.watching(job):
        try:
            with _heartbeat(ports, job):
                result = _twin_result(ports, job) or runners[job.kind](ports, job, _Reporter(ports, job))
            _end(ports, job, JobStatus.DONE, {"progress": 100, "result": result})
        except JobLost:
            log.warning("the job was lost: its lease ran out or it was ended")
        except UserError as error:
            if error.code not in _TRIED_AGAIN or not _again(ports, job, error):
                _end_badly(ports, job, error)
        except Exception as error:
            if not _again(ports, job, error):
                log.exception("the job failed for the last time")
                _end_badly(ports, job, UserError(ErrorCode.INTERNAL, INTERNAL_MESSAGE))
        if ports.jobs.get(job.user_id, job.id) is None:
            remove_artifacts(ports, job.user_id, job.id)


def next_try(ports: Ports, job: Job, error: Exception) -> datetime | None:
    """When a job that has failed so is tried again: after as long as the error asks for, else a little later
    each time. None when it has had its tries, or would be too late then."""
    asked = error.retry_after if isinstance(error, UserError) else None
    later = ports.clock() + timedelta(seconds=asked or 4**job.attempts)
    return later if job.attempts + 1 < MAX_ATTEMPTS and later < job.deadline else None


def _twin_result(ports: Ports, job: Job) -> JobResult | None:
    """What another job of this person has made from the very same input, under another key."""
    if not job.idempotency_key:
        return None
    twins = ports.jobs.list(job.user_id, {"fingerprint": job.fingerprint, "status": JobStatus.DONE})
    return twins[0].result if twins else None


def _again(ports: Ports, job: Job, error: Exception) -> bool:
    """Puts a failed job back in the queue; False when it is not tried again."""
    later = next_try(ports, job, error)
    if later is None:
        return False
    ports.monitor.job_will_be_tried_again(job, error)
    released = {"status": JobStatus.QUEUED, "worker": "", "lease_until": None}
    _change_held(ports, job, {**released, "attempts": job.attempts + 1, "not_before": later})
    return True


def _end_badly(ports: Ports, job: Job, error: UserError) -> None:
    status = JobStatus.CANCELLED if error.code is ErrorCode.CANCELLED else JobStatus.ERROR
    _end(ports, job, status, as_error(error.code, error.message), error.code)


def _end(
    ports: Ports, job: Job, status: JobStatus, patch: Mapping[str, object], code: ErrorCode | None = None
) -> None:
    now = ports.clock()
    last = {**patch, "status": status, "finished_at": now, "lease_until": None}
    if _change_held(ports, job, last):
        ports.monitor.job_ended(job, status, code, (now - job.created_at).total_seconds())


def _change_held(ports: Ports, job: Job, patch: Mapping[str, object]) -> bool:
    """Changes the row while this worker holds it; False, with a word in the log, when it does not."""
    held = {"id": job.id, "status": JobStatus.RUNNING, "worker": job.worker}
    if ports.jobs.change(job.user_id, held, patch):
        return True
    log.warning("the job is no longer held by %s", job.worker)
    return False


class _Reporter:
    """`Report` of one run. After a lost worker the next one is silent until it is as far as the first was."""

    def __init__(self, ports: Ports, job: Job) -> None:
        self._ports = ports
        self._job = job
        self._phase, self._since = "", ports.clock()
        self._drafts: dict[str, str] = {}
        self._drafted_at: dict[str, float] = {}

    def __call__(self, phase: Phase) -> None:
        ports, job = self._ports, self._job
        self._keep_drafts()
        current = ports.jobs.require(job.user_id, job.id)
        if current.cancel_requested:
            raise UserError(ErrorCode.CANCELLED, CANCELLED)
        if ports.clock() > job.deadline:
            raise UserError(ErrorCode.TIMEOUT, LATE)
        step = {"progress": phase.progress, "phase": phase.text} if phase.progress > current.progress else {}
        if not _change_held(ports, job, {**step, "lease_until": self._next_lease()}):
            raise JobLost
        now = ports.clock()
        ports.monitor.phase_began(job, phase, self._phase, (now - self._since).total_seconds())
        self._phase, self._since = phase.text, now

    def partial(self, part: str, html: str) -> None:
        self._drafts[part] = html
        now = self._ports.clock().timestamp()
        if now - self._drafted_at.get(part, 0.0) >= 1 / PARTIALS_PER_SECOND:
            self._drafted_at[part] = now
            self._keep_drafts()

    def _keep_drafts(self) -> None:
        for part, html in self._drafts.items():
            self._ports.job_log.add_partial(self._job.user_id, self._job.id, part, html)
        self._drafts.clear()

    def _next_lease(self) -> object:
        return self._ports.clock() + timedelta(seconds=self._ports.policy.lease_seconds)


@contextmanager
def _heartbeat(ports: Ports, job: Job) -> Iterator[None]:
    done = threading.Event()
    lease = ports.policy.lease_seconds

    def beat() -> None:
        held = True
        while held and not done.wait(lease / 3):
            try:
                held = _change_held(ports, job, {"lease_until": ports.clock() + timedelta(seconds=lease)})
            except UserError as error:
                log.warning("a heartbeat was missed: %s", error.code)

    context = copy_context()
    thread = threading.Thread(target=context.run, args=(beat,), daemon=True, name=f"heartbeat-{job.id}")
    thread.start()
    try:
        yield
    finally:
        done.set()
