"""`Monitor`: what goes on, in logs and metrics."""

import hashlib
import hmac
import logging
import threading
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager

from structlog.contextvars import bind_contextvars, bound_contextvars

from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job, JobStatus, Phase
from core.ports import Count, Counters

SECONDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 40.0, 80.0, 180.0)
"""Upper borders by which durations are counted; the last is the time a preview has (PRODUCT J6)."""

log = logging.getLogger(__name__)


class CountingMonitor:
    """Writes lines to the log and counts to the store.

    What a run of a job counts is kept until the run is over and then written at once: counting costs a job
    one transaction. A worker that dies takes the phases it had counted with it.
    """

    def __init__(self, counters: Counters, secret: str) -> None:
        self._counters = counters
        self._secret = secret.encode()
        self._runs: dict[str, list[Count]] = {}
        self._lock = threading.Lock()

    @contextmanager
    def watching(self, job: Job) -> Iterator[None]:
        with self._lock:
            self._runs[job.id] = []
        try:
            with bound_contextvars(**self._names(job), phase=""):
                yield
        finally:
            with self._lock:
                counts = self._runs.pop(job.id, [])
            self._counters.add(counts)

    def phase_began(self, job: Job, phase: Phase, previous: str, seconds: float) -> None:
        bind_contextvars(phase=phase_word(phase.text))
        if not previous:
            log.info("phase began")
            return
        word = phase_word(previous)
        log.info("phase began", extra={"previous": word, "seconds": round(seconds, 3)})
        self._count(job, _duration("phase_duration_seconds", seconds, kind=job.kind, phase=word))

    def job_ended(self, job: Job, status: JobStatus, code: ErrorCode | None, seconds: float) -> None:
        with bound_contextvars(**self._names(job)):
            log.info("job ended", extra={"status": status, "code": code, "seconds": round(seconds, 3)})
        counts = _duration("job_duration_seconds", seconds, kind=job.kind)
        counts.append(_one("jobs_finished_total", kind=job.kind, status=status))
        if code is not None:
            counts.append(_one("errors_total", code=code))
        self._count(job, counts)

    def job_will_be_tried_again(self, job: Job, error: Exception) -> None:
        code = error.code if isinstance(error, UserError) else ErrorCode.INTERNAL
        log.warning("the job failed and will be tried again", exc_info=error, extra={"code": code})
        self._count(job, [_one("jobs_tried_again_total", kind=job.kind, code=code)])

    def refused(self, action: str) -> None:
        log.info("refused: the limit is reached", extra={"action": action})
        self._counters.note(_one("rate_limit_hits_total", action=action))

    def answered(self, code: ErrorCode) -> None:
        self._counters.note(_one("errors_total", code=code))

    def _count(self, job: Job, counts: list[Count]) -> None:
        """With the rest of the run, or now when the job ends while nobody runs it."""
        with self._lock:
            run = self._runs.get(job.id)
            if run is not None:
                run += counts
                return
        self._counters.add(counts)

    def _names(self, job: Job) -> dict[str, str]:
        return {"job_id": job.id, "kind": job.kind, "user": pseudonym(self._secret, job.user_id)}


def pseudonym(secret: bytes, user_id: str) -> str:
    """Names a person the same way all the time, to nobody who has not the installation's secret."""
    return hmac.new(secret, f"log:{user_id}".encode(), hashlib.sha256).hexdigest()[:12]


def phase_word(text: str) -> str:
    """A phase in one word, as a label: `reading`, not the sentence that people see."""
    return text.partition(" ")[0].lower()


def _one(name: str, **labels: str) -> Count:
    return Count(name, tuple((label, str(value)) for label, value in sorted(labels.items())), 1)


def _duration(name: str, seconds: float, **labels: str) -> list[Count]:
    """One more in the narrowest bucket that holds it, and the sum; the reader adds the buckets up."""
    place = bisect_left(SECONDS, seconds)
    border = str(SECONDS[place]) if place < len(SECONDS) else "+Inf"
    bucket = _one(f"{name}_bucket", **labels, le=border)
    total = _one(f"{name}_sum", **labels)
    return [bucket, Count(total.name, total.labels, seconds)]
