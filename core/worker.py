"""The fleet's door: `celery -A core.worker worker` takes jobs from the store whenever Redis wakes it.

Each slot is a process with a runtime of its own, made after the fork: neither a database connection nor a
thread crosses it. The slot sweeps as well, so that one living worker is enough for every job to be found.
"""

import logging
from functools import cache
from typing import Any

from celery.signals import setup_logging, worker_process_init, worker_process_shutdown

from core.adapters.celery_queue import TASK, make_celery
from core.adapters.logs import configure_logs
from core.bootstrap import RUNNERS, Runtime, make_runtime, require_secret_key, worker_name
from core.services.jobs import run_next
from core.settings import load_settings

log = logging.getLogger(__name__)
require_secret_key(load_settings())
app = make_celery(load_settings().redis_url)


@cache
def slot() -> Runtime:
    """This process's runtime, sweeping; one page and one file at a time."""
    settings = load_settings().model_copy(update={"render_processes": 1, "read_processes": 1})
    runtime = make_runtime(settings)
    runtime.start_sweeping()
    return runtime


@app.task(name=TASK)  # type: ignore[untyped-decorator]
def run_next_job() -> None:
    """Runs the job that has waited longest, if there is one."""
    run_next(slot().ports, worker_name(), RUNNERS)


@setup_logging.connect  # type: ignore[untyped-decorator]
def _use_our_logs(**_: Any) -> None:
    """Celery leaves logging alone once something is connected here."""
    configure_logs(load_settings())


@worker_process_init.connect  # type: ignore[untyped-decorator]
def _warm_up(**_: Any) -> None:
    slot().warm_up()
    log.info("a slot is ready")


@worker_process_shutdown.connect  # type: ignore[untyped-decorator]
def _close(**_: Any) -> None:
    slot().close()
