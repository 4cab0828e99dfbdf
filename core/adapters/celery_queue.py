"""`JobQueue` for a fleet: a wake-up is a Celery message on Redis, and any worker answers it.

The message names no job: a worker claims whichever has waited longest. So a message that is lost, doubled or
late does no harm; the sweepers send another for every job that still waits.
"""

import logging
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from celery import Celery

TASK = "jobs.run_next"
BROKER_DOWN_SECONDS = 2.0
"""After a failed wake-up Redis is left alone this long, so that nobody waits for its time-outs in a row."""

MESSAGE_SECONDS = 10.0
"""A message nobody took by then is dropped: the job it was for has been called for again meanwhile."""

log = logging.getLogger(__name__)


def make_celery(redis_url: str) -> "Celery":
    """The Celery app, the same for who wakes and who works.

    Settings as measured for kill -9 of workers: late acks, re-delivery of a dead child's message, one message
    per slot, and a restore sweep every ten seconds. Nothing depends on them for correctness.
    """
    from celery import Celery

    app = Celery("applywright", broker=redis_url)
    app.conf.update(
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        task_acks_on_failure_or_timeout=True,
        task_ignore_result=True,
        task_time_limit=300,
        task_soft_time_limit=270,
        worker_prefetch_multiplier=1,
        worker_max_tasks_per_child=500,
        worker_hijack_root_logger=False,
        worker_redirect_stdouts=False,
        worker_send_task_events=False,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        broker_transport_options={
            "visibility_timeout": 600,
            "unacked_restore_interval": 10,
            "unacked_restore_throttle": 1,
            "socket_connect_timeout": 1.0,
            "socket_timeout": 5.0,
        },
    )
    return app


class CeleryQueue:
    """Wakes workers through Redis; a Redis that is away is only noted."""

    def __init__(self, redis_url: str) -> None:
        self._redis_url = redis_url
        self._app: Celery | None = None
        self._down_until = 0.0

    def warm_up(self) -> None:
        """Imports Celery ahead of the first wake-up, which would otherwise wait 0.2 s for it."""
        self._app = self._made()

    def wake(self) -> None:
        from kombu.exceptions import OperationalError

        if time.monotonic() < self._down_until:
            return
        app = self._app = self._app or self._made()
        try:
            app.send_task(TASK, retry=False, ignore_result=True, expires=MESSAGE_SECONDS)
        except OperationalError as error:
            self._down_until = time.monotonic() + BROKER_DOWN_SECONDS
            log.warning("Redis does not answer (%s); waiting jobs are called again", type(error).__name__)

    def _made(self) -> "Celery":
        """Tries to reach Redis once and not for four seconds: somebody waits for the answer."""
        app = make_celery(self._redis_url)
        app.conf.broker_transport_options |= {"max_retries": 1, "interval_start": 0, "interval_step": 0}
        app.conf.broker_connection_timeout = 1.0
        return app

    def stop(self) -> None:
        if self._app is not None:
            self._app.close()
