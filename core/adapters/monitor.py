"""`Monitor`: what goes on, in logs and metrics."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from core.domain.errors import ErrorCode
from core.domain.jobs import Job, JobStatus, Phase

log = logging.getLogger(__name__)


class LoggingMonitor:
    """Writes to the log."""

    @contextmanager
    def watching(self, job: Job) -> Iterator[None]:
        yield

    def phase_began(self, job: Job, phase: Phase, previous: str, seconds: float) -> None:
        log.info("phase %s", phase.text)

    def job_ended(self, job: Job, status: JobStatus, code: ErrorCode | None, seconds: float) -> None:
        log.info("ended %s %s after %.2f s", status, code, seconds)

    def job_will_be_tried_again(self, job: Job, error: Exception) -> None:
        log.warning("failed and will be tried again: %s", type(error).__name__)

    def refused(self, action: str) -> None:
        log.info("refused: %s", action)
