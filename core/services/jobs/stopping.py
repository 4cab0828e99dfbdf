"""Stopping jobs before their end: because their owner asks, or because what they work with shall go."""

from collections.abc import Mapping

from core.domain.errors import ErrorCode
from core.domain.jobs import Job, JobStatus
from core.ports import Ports, Scalar, every_row
from core.services.jobs.endings import CANCELLED, as_error

_UNFINISHED = (JobStatus.QUEUED, JobStatus.RUNNING)


def cancel(ports: Ports, user_id: str, job_id: str) -> None:
    """Stops a queued job at once and a running one before its next phase.

    Tried twice, because a failed run may be put back into the queue between the two questions.
    """
    job = ports.jobs.get(user_id, job_id)
    if job is None:
        return
    final = _cancelled(ports)
    running = {"id": job_id, "status": JobStatus.RUNNING}
    for _ in range(2):
        if ports.jobs.change(user_id, {"id": job_id, "status": JobStatus.QUEUED}, final):
            seconds = (ports.clock() - job.created_at).total_seconds()
            ports.monitor.job_ended(job, JobStatus.CANCELLED, ErrorCode.CANCELLED, seconds)
            return
        if ports.jobs.change(user_id, running, {"cancel_requested": True}):
            return


def stop_runs(ports: Ports, user_id: str, where: Mapping[str, Scalar] | None = None) -> bool:
    """Stops every unfinished job that matches; whether none goes on. Else ask again in a moment: a running
    one stops before its next phase, and one whose worker has gone silent when its lease is over."""
    unfinished = [{**(where or {}), "status": status} for status in _UNFINISHED]
    for job in [job for some in unfinished for job in every_row(ports.jobs, user_id, some)]:
        if job.status is not JobStatus.RUNNING or not _cancel_lost(ports, job):
            cancel(ports, user_id, job.id)
    return not any(ports.jobs.count(user_id, some) for some in unfinished)


def _cancel_lost(ports: Ports, job: Job) -> bool:
    """Ends a running job at once when its worker has been silent for too long; False when it has not."""
    if job.lease_until is None or job.lease_until > ports.clock():
        return False
    held = {"id": job.id, "status": JobStatus.RUNNING, "worker": job.worker}
    return ports.jobs.change(job.user_id, held, _cancelled(ports)) == 1


def _cancelled(ports: Ports) -> dict[str, object]:
    final = as_error(ErrorCode.CANCELLED, CANCELLED)
    return {"status": JobStatus.CANCELLED, "finished_at": ports.clock(), **final}
