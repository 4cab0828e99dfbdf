"""`Monitor`: what goes on, in logs and metrics."""

import hashlib
import hmac
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from structlog.contextvars import bind_contextvars, bound_contextvars

from core.domain.applications import EventName
from core.domain.counts import (
    APPLICATION_EVENTS,
    ERRORS,
    JOB_DURATION,
    JOBS_FINISHED,
    JOBS_TRIED_AGAIN,
    MODEL_CALLS,
    MODEL_DOLLARS,
    MODEL_DURATION,
    MODEL_TOKENS,
    PHASE_DURATION,
    RATE_LIMIT_HITS,
    Count,
)
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job, JobStatus, Phase
from core.domain.spending import Spending
from core.ports import Counters

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
        self._count(job, PHASE_DURATION.took(seconds, kind=job.kind, phase=word))

    def job_ended(self, job: Job, status: JobStatus, code: ErrorCode | None, seconds: float) -> None:
        with bound_contextvars(**self._names(job)):
            log.info("job ended", extra={"status": status, "code": code, "seconds": round(seconds, 3)})
        counts = JOB_DURATION.took(seconds, kind=job.kind)
        counts.append(JOBS_FINISHED.once(kind=job.kind, status=status))
        if code is not None:
            counts.append(ERRORS.once(code=code))
        self._count(job, counts)

    def job_will_be_tried_again(self, job: Job, error: Exception) -> None:
        code = error.code if isinstance(error, UserError) else ErrorCode.INTERNAL
        log.warning("the job failed and will be tried again", exc_info=error, extra={"code": code})
        self._count(job, [JOBS_TRIED_AGAIN.once(kind=job.kind, code=code)])

    def refused(self, action: str) -> None:
        log.info("refused: the limit is reached", extra={"action": action})
        self._counters.note(RATE_LIMIT_HITS.once(action=action))

    def answered(self, code: ErrorCode) -> None:
        self._counters.note(ERRORS.once(code=code))

    def happened(self, name: EventName) -> None:
        self._counters.note(APPLICATION_EVENTS.once(name=name))

    def model_asked(self, spending: Spending, code: ErrorCode | None) -> None:
        outcome = code or "done"
        log.info("the model was asked", extra={"code": outcome, "seconds": round(spending.seconds, 3)})
        for count in (
            *MODEL_DURATION.took(spending.seconds),
            MODEL_CALLS.once(outcome=outcome),
            MODEL_TOKENS.more(spending.prompt_tokens, direction="read"),
            MODEL_TOKENS.more(spending.completion_tokens, direction="written"),
            MODEL_DOLLARS.more(spending.cost),
        ):
            self._counters.note(count)

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
