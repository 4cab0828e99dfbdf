"""The job engine: asked for once, claimed by one worker, finished or given up, never lost."""

import logging
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta

from core.domain.errors import INTERNAL_MESSAGE, ErrorCode, UserError
from core.domain.jobs import (
    MAX_ATTEMPTS,
    PREVIEW_SECONDS,
    ApplyRequest,
    ApplyResult,
    Job,
    JobStatus,
    Phase,
    PreviewRequest,
    PreviewResult,
)
from core.ports import Ports

LEASE_SECONDS = 30
"""A worker that is silent this long loses its job to another."""

_LATE = "This took longer than three minutes and was stopped. Try again; nothing you entered is lost."
_CANCELLED = "You stopped this run. Nothing you entered is lost."
_GIVEN_UP = "This could not be finished after three attempts. Try another template or a shorter profile."

Report = Callable[[Phase], None]
Runner = Callable[[Ports, Job, Report], PreviewResult | ApplyResult]

log = logging.getLogger(__name__)


def ask_for(
    ports: Ports, user_id: str, request: PreviewRequest | ApplyRequest, fingerprint: str, worker: str = ""
) -> Job:
    """The job for this work: the live one when there is one (unchanged input repeats no work), or a new one.

    With `worker` the caller holds the new job from the start and must run it; otherwise it is queued.
    """
    for _ in range(2):
        live = _live_job(ports, user_id, fingerprint)
        if live is not None:
            return live
        try:
            return _add_job(ports, user_id, request, fingerprint, worker)
        except UserError as error:
            if error.code is not ErrorCode.CONFLICT:
                raise
    raise UserError(ErrorCode.CONFLICT, "This is being made already. Reload the page to see it.")


def cancel(ports: Ports, user_id: str, job_id: str) -> None:
    """Stops a queued job at once and a running one before its next phase."""
    final = {
        "status": JobStatus.CANCELLED,
        "finished_at": ports.clock(),
        **_error(ErrorCode.CANCELLED, _CANCELLED),
    }
    if ports.jobs.change(user_id, {"id": job_id, "status": JobStatus.QUEUED}, final) == 0:
        ports.jobs.change(user_id, {"id": job_id, "status": JobStatus.RUNNING}, {"cancel_requested": True})


def run_next(ports: Ports, worker: str, runners: Mapping[str, Runner]) -> bool:
    """Claims and runs the next job; False when there is none."""
    now = ports.clock()
    job = ports.system.claim_job(worker, now, now + timedelta(seconds=LEASE_SECONDS))
    if job is None:
        return False
    run(ports, job, runners)
    return True


def run(ports: Ports, job: Job, runners: Mapping[str, Runner]) -> None:
    """Runs a job this worker holds, to its end. The one place where a job's errors are mapped."""
    try:
        if job.attempts > MAX_ATTEMPTS:
            raise UserError(ErrorCode.INTERNAL, _GIVEN_UP)
        with _heartbeat(ports, job):
            result = runners[job.kind](ports, job, _reporter(ports, job))
        _finish(ports, job, {"status": JobStatus.DONE, "progress": 100, "result": result})
    except UserError as error:
        status = JobStatus.CANCELLED if error.code is ErrorCode.CANCELLED else JobStatus.ERROR
        _finish(ports, job, {"status": status, **_error(error.code, error.message)})
    except Exception as error:  # noqa: BLE001
        frames = "".join(traceback.format_tb(error.__traceback__))
        log.error("job %s: %s\n%s", job.id, type(error).__name__, frames)  # noqa: TRY400
        _finish(ports, job, {"status": JobStatus.ERROR, **_error(ErrorCode.INTERNAL, INTERNAL_MESSAGE)})


def end_overdue(ports: Ports) -> int:
    """Ends every unfinished job whose deadline passed; how many there were."""
    overdue = ports.system.overdue_jobs(ports.clock())
    for job in overdue:
        late = {"status": JobStatus.ERROR, "finished_at": ports.clock(), **_error(ErrorCode.TIMEOUT, _LATE)}
        ports.jobs.change(job.user_id, {"id": job.id, "status": job.status}, late)
    return len(overdue)


def _live_job(ports: Ports, user_id: str, fingerprint: str) -> Job | None:
    for status in (JobStatus.DONE, JobStatus.RUNNING, JobStatus.QUEUED):
        jobs = ports.jobs.list(user_id, {"fingerprint": fingerprint, "status": status})
        if jobs:
            return jobs[0]
    return None


def _add_job(
    ports: Ports, user_id: str, request: PreviewRequest | ApplyRequest, fingerprint: str, worker: str
) -> Job:
    now = ports.clock()
    job = Job(
        id=ports.new_id(),
        user_id=user_id,
        created_at=now,
        kind=request.kind,
        status=JobStatus.RUNNING if worker else JobStatus.QUEUED,
        fingerprint=fingerprint,
        request=request,
        worker=worker,
        attempts=1 if worker else 0,
        deadline=now + timedelta(seconds=PREVIEW_SECONDS),
        lease_until=now + timedelta(seconds=LEASE_SECONDS) if worker else None,
    )
    ports.jobs.add(user_id, job)
    if not worker:
        ports.queue.wake()
    return job


def _reporter(ports: Ports, job: Job) -> Report:
    def report(phase: Phase) -> None:
        current = ports.jobs.require(job.user_id, job.id)
        if current.cancel_requested:
            raise UserError(ErrorCode.CANCELLED, _CANCELLED)
        if ports.clock() > job.deadline:
            raise UserError(ErrorCode.TIMEOUT, _LATE)
        _change_held(ports, job, {"progress": phase.progress, "phase": phase.text})

    return report


def _change_held(ports: Ports, job: Job, patch: Mapping[str, object]) -> None:
    held = {"id": job.id, "status": JobStatus.RUNNING, "worker": job.worker}
    if ports.jobs.change(job.user_id, held, patch) == 0:
        log.warning("job %s is no longer held by %s", job.id, job.worker)


def _finish(ports: Ports, job: Job, patch: Mapping[str, object]) -> None:
    _change_held(ports, job, {**patch, "finished_at": ports.clock(), "lease_until": None})


def _error(code: ErrorCode, message: str) -> dict[str, object]:
    return {"error_code": code, "error_message": message}


@contextmanager
def _heartbeat(ports: Ports, job: Job) -> Iterator[None]:
    done = threading.Event()

    def beat() -> None:
        while not done.wait(LEASE_SECONDS / 3):
            _change_held(ports, job, {"lease_until": ports.clock() + timedelta(seconds=LEASE_SECONDS)})

    thread = threading.Thread(target=beat, daemon=True, name=f"heartbeat-{job.id}")
    thread.start()
    try:
        yield
    finally:
        done.set()
