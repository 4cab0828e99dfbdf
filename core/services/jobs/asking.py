"""How a job comes to be, and how its owner stops it."""

from dataclasses import dataclass
from datetime import timedelta

from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import PREVIEW_SECONDS, Job, JobRequest, JobStatus
from core.ports import Ports

BUSY_SECONDS = 10
"""What a caller is told to wait for when the queue is full: about 50 previews are made in this time."""

_LIVING = (JobStatus.DONE, JobStatus.RUNNING, JobStatus.QUEUED)
"""What an unchanged request is answered with, the best first."""

_OTHER_CONTENT = "This Idempotency-Key was used for another request. Send a new key with a new request."
_BUSY = "Very many documents are being made right now. Try again in a few seconds; nothing is lost."


@dataclass(frozen=True)
class IdempotencyKey:
    """A caller's name for one request, and a hash of what was asked under it."""

    text: str
    request_hash: str


def ask_for(
    ports: Ports,
    user_id: str,
    request: JobRequest,
    fingerprint: str,
    worker: str = "",
    key: IdempotencyKey | None = None,
    candidate_id: str = "",
) -> Job:
    """The job for this work: the live one when there is one (unchanged input repeats no work), or a new one.

    With `worker` the caller holds the new job from the start and must run it; otherwise it is queued. With
    `key` it is the job asked for under this key, however it ended. RATE_LIMITED when the queue is full.
    """
    for _ in range(2):
        known = job_under(ports, user_id, key) if key else _live_job(ports, user_id, fingerprint)
        if known is not None:
            return known
        try:
            return _add_job(ports, new_job(ports, user_id, request, fingerprint, worker, key, candidate_id))
        except UserError as error:
            if error.code is not ErrorCode.CONFLICT:
                raise
    raise UserError(ErrorCode.CONFLICT, "This is being made already. Reload the page to see it.")


def job_under(ports: Ports, user_id: str, key: IdempotencyKey) -> Job | None:
    """The job asked for under this key; `UserError(CONFLICT)` when something else was asked for."""
    jobs = ports.jobs.list(user_id, {"idempotency_key": key.text})
    if not jobs:
        return None
    if jobs[0].request_hash != key.request_hash:
        raise UserError(ErrorCode.CONFLICT, _OTHER_CONTENT)
    return jobs[0]


def drafts(ports: Ports, job: Job) -> dict[str, str]:
    """The newest draft (HTML) of each document of a running job; empty once it has ended."""
    events = ports.job_log.list(0, [job.id])
    return {event.data["part"]: event.data["html"] for event in events if event.name == "partial"}


def _live_job(ports: Ports, user_id: str, fingerprint: str) -> Job | None:
    jobs = ports.jobs.list(user_id, {"fingerprint": fingerprint})
    living = [job for status in _LIVING for job in jobs if job.status is status]
    return living[0] if living else None


def new_job(
    ports: Ports,
    user_id: str,
    request: JobRequest,
    fingerprint: str,
    worker: str = "",
    key: IdempotencyKey | None = None,
    candidate_id: str = "",
) -> Job:
    """As `ask_for` would keep it."""
    now = ports.clock()
    return Job(
        id=ports.new_id(),
        user_id=user_id,
        created_at=now,
        candidate_id=candidate_id,
        kind=request.kind,
        status=JobStatus.RUNNING if worker else JobStatus.QUEUED,
        fingerprint=fingerprint,
        idempotency_key=key.text if key else "",
        request_hash=key.request_hash if key else "",
        request=request,
        worker=worker,
        deadline=now + timedelta(seconds=PREVIEW_SECONDS),
        lease_until=now + timedelta(seconds=ports.policy.lease_seconds) if worker else None,
        woken_at=now,
    )


def require_place(ports: Ports) -> None:
    """`UserError(RATE_LIMITED)` when so many jobs wait that no more are taken in for a while."""
    if ports.system.count_waiting_jobs() >= ports.policy.queue_limit:
        ports.monitor.refused("queue")
        raise UserError(ErrorCode.RATE_LIMITED, _BUSY, retry_after=BUSY_SECONDS)


def _add_job(ports: Ports, job: Job) -> Job:
    if job.status is JobStatus.QUEUED:
        require_place(ports)
    ports.jobs.add(job.user_id, job)
    if job.status is JobStatus.QUEUED:
        ports.queue.wake()
    return job
