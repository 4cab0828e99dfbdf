"""`make soak`: jobs keep coming over HTTP while whoever runs them is killed again and again, in both modes.

Threads: the app itself is killed. Celery: two workers are killed in turn, and Redis once. Every second kill
takes the whole process group, the others its head first, so that orphans are met too. At the end the store is
audited: every job that was ever promised must have ended, once, with each of its files once.
"""

import argparse
import itertools
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.servers import Server, app_server, redis_server, running, worker
from bench.soak_audit import EVERYTHING, LEASE_SECONDS, Outcome, audit
from bench.soak_client import Client, asking
from core.bootstrap import make_runtime
from core.domain.jobs import Job, JobStatus
from core.settings import Settings

SETTINGS = {
    "ALLOW_DEV_NO_AUTH": "true",
    "JOB_LEASE_SECONDS": str(LEASE_SECONDS),
    "RATE_PREVIEW": "100000",
    "RATE_APPLY": "100000",
}


def soak(mode: str, folder: Path, kills: int, seconds: float) -> Outcome:
    """One mode from start to audit. Raises what the client met and could not explain by a kill."""
    folder.mkdir()
    settings = {**SETTINGS, "DATA_DIR": str(folder / "data")}
    with ExitStack() as stack:
        victims, redis = _start(mode, folder, settings, stack)
        app = victims[0] if mode == "threads" else stack.enter_context(running(app_server(folder, settings)))
        client = Client(app.address)
        hit = 0
        with asking(client):
            for number, victim in zip(range(kills), itertools.cycle(victims), strict=False):
                time.sleep(seconds)
                hit += _running_jobs(folder)
                _strike(victim, whole_group=number % 2 == 0)
                if redis is not None and number == kills // 2:
                    redis.kill()
                    time.sleep(3)
                    redis.start()
                victim.start()
        _wait_for_the_end(folder)
        return audit(mode, folder / "data", client, kills, hit)


def _start(
    mode: str, folder: Path, settings: dict[str, str], stack: ExitStack
) -> tuple[list[Server], Server | None]:
    """Who is to be killed, started, and the Redis they need."""
    if mode == "threads":
        return [stack.enter_context(running(app_server(folder, settings)))], None
    redis, address = redis_server(folder / "redis")
    stack.enter_context(running(redis))
    settings |= {"JOB_QUEUE": "celery", "REDIS_URL": address}
    workers = [worker(folder, settings, name) for name in ("first", "second")]
    return [stack.enter_context(running(one)) for one in workers], redis


def _strike(victim: Server, *, whole_group: bool) -> None:
    if not whole_group:
        os.kill(victim.pid, signal.SIGKILL)
        time.sleep(0.5)
    victim.kill()


@contextmanager
def _store(folder: Path) -> Iterator[Callable[[], Sequence[Job]]]:
    runtime = make_runtime(Settings(data_dir=folder / "data"))
    try:
        yield lambda: runtime.ports.jobs.list("local", page=EVERYTHING)
    finally:
        runtime.close()


def _running_jobs(folder: Path) -> int:
    with _store(folder) as jobs:
        return sum(job.status is JobStatus.RUNNING for job in jobs())


def _wait_for_the_end(folder: Path) -> None:
    deadline = time.monotonic() + 60
    with _store(folder) as jobs:
        while any(not job.status.is_final for job in jobs()) and time.monotonic() < deadline:
            time.sleep(0.2)


def main() -> int:
    parser = argparse.ArgumentParser(prog="make soak")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=8.0, help="from ready to the next kill")
    parser.add_argument("--mode", choices=["threads", "celery", "both"], default="both")
    options = parser.parse_args()
    modes = ["threads", "celery"] if options.mode == "both" else [options.mode]
    folder = Path(tempfile.mkdtemp(prefix="applywright-soak-"))
    outcomes = []
    for mode in modes:
        outcomes.append(soak(mode, folder / mode, options.kills, options.seconds))
        print(outcomes[-1], flush=True)
    if not all(outcome.is_good for outcome in outcomes):
        print(f"Not good. Logs and stores are kept in {folder}.")
        return 1
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
