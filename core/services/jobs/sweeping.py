"""Looking after jobs that nobody looks after: late, forgotten by the queue, or simply old.

This, not the queue, is what makes sure that no job is lost. Any number of processes may sweep at once.
"""

import logging
from datetime import timedelta

from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job, JobStatus
from core.ports import Ports
from core.services.artifacts import remove_artifacts
from core.services.jobs.endings import LATE, as_error

log = logging.getLogger(__name__)
CALL_AGAIN_SECONDS = 2
"""A job that still waits this long after somebody was told of it is told of again."""


def sweep(ports: Ports) -> None:
    """Calls for every job that could be running and is not, and ends late ones."""
    now = ports.clock()
    waiting = ports.system.call_for_waiting_jobs(now, now - timedelta(seconds=CALL_AGAIN_SECONDS))
    for _ in range(waiting):
        ports.queue.wake()
    end_overdue(ports)


def end_overdue(ports: Ports) -> int:
    """Ends every unfinished job whose deadline passed; how many there were."""
    overdue = ports.system.overdue_jobs(ports.clock())
    for job in overdue:
        now = ports.clock()
        late = {"status": JobStatus.ERROR, "finished_at": now, **as_error(ErrorCode.TIMEOUT, LATE)}
        if ports.jobs.change(job.user_id, {"id": job.id, "status": job.status}, late):
            seconds = (now - job.created_at).total_seconds()
            ports.monitor.job_ended(job, JobStatus.ERROR, ErrorCode.TIMEOUT, seconds)
    return len(overdue)


def forget_old(ports: Ports) -> int:
    """Removes runs that ended long ago, with their files, unless an application needs them; how many."""
    days = ports.policy.retention_days
    if not days:
        return 0
    old = ports.system.forgotten_jobs(ports.clock() - timedelta(days=days))
    return sum(_forgotten(ports, job) for job in old)


def _forgotten(ports: Ports, job: Job) -> bool:
    """One run that cannot be removed just now keeps no other."""
    try:
        forget_run(ports, job)
    except UserError as error:
        log.warning("an old run could not be removed: %s", error.code)
        return False
    return True


def forget_run(ports: Ports, job: Job) -> None:
    """Removes an ended run. Its files go first and its row last: what breaks half-way is done again."""
    remove_artifacts(ports, job.user_id, job.id)
    ports.jobs.remove(job.user_id, job.id)
