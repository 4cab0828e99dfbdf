"""A task that does nothing but say when it began, for the queues we are compared with."""

import os
import time

import redis
from celery import Celery
from huey import SqliteHuey

REDIS_URL = os.environ.get("PEER_REDIS_URL", "redis://127.0.0.1:6379/0")
HUEY_FILE = os.environ.get("PEER_HUEY_FILE", "huey.db")
STARTED = "started"

bare_celery = Celery("peer", broker=REDIS_URL)
bare_celery.conf.update(
    task_ignore_result=True,
    task_acks_late=True,
    worker_prefetch_multiplier=1,
    broker_connection_retry_on_startup=True,
)
huey = SqliteHuey(filename=HUEY_FILE)


def say_when_started(asked: float) -> None:
    """Tells the seconds from being asked for to running."""
    redis.from_url(REDIS_URL).rpush(STARTED, time.time() - asked)


celery_task = bare_celery.task(name="peer.start")(say_when_started)
huey_task = huey.task()(say_when_started)
