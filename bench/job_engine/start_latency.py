"""From asking for a job to its start, one job at a time: ours in both modes, and bare queues beside it."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from bench.servers import Server, redis_server, running, worker
from core.bootstrap import Runtime, make_runtime
from core.domain.jobs import JobStatus, PreviewRequest
from core.services import jobs
from core.settings import Settings

ROUNDS = 150
WARM_UP = 10
REQUEST = PreviewRequest(profile_id="none", posting_id="none", template="classic", use_ai=False)


def measure(folder: Path) -> dict[str, Sequence[float]]:
    """Seconds by name of the queue. The jobs name no profile, so that each ends at once."""
    with ExitStack() as stack:
        redis, address = redis_server(folder / "redis")
        stack.enter_context(running(redis))
        found = {"ours, threads": _ours(Settings(data_dir=folder / "threads"))}
        celery = {"JOB_QUEUE": "celery", "REDIS_URL": address}
        stack.enter_context(running(worker(folder, celery)))
        settings = Settings(data_dir=folder / "data", job_queue="celery", redis_url=address)
        found["ours, Celery"] = _ours(settings)
    return found | _peers(folder)


def _ours(settings: Settings) -> Sequence[float]:
    runtime = make_runtime(settings)
    runtime.start_jobs()
    try:
        return [_one(runtime, number) for number in range(WARM_UP + ROUNDS)][WARM_UP:]
    finally:
        runtime.close()


def _one(runtime: Runtime, number: int) -> float:
    """The row is watched, because in a fleet the start happens in another process."""
    ports = runtime.ports
    began = time.perf_counter()
    job = jobs.ask_for(ports, "bench", REQUEST, f"{number}/{time.time()}")
    while ports.jobs.require("bench", job.id).status is JobStatus.QUEUED:
        time.sleep(0.0005)
    seconds = time.perf_counter() - began
    while not ports.jobs.require("bench", job.id).status.is_final:
        time.sleep(0.002)
    time.sleep(0.01)
    return seconds


def _peers(folder: Path) -> dict[str, Sequence[float]]:
    with ExitStack() as stack:
        redis, address = redis_server(folder / "peer-redis")
        stack.enter_context(running(redis))
        environment = {"PEER_REDIS_URL": address, "PEER_HUEY_FILE": str(folder / "huey.db")}
        os.environ |= environment
        from bench.job_engine import peer_tasks

        commands = {
            "bare Celery on Redis": [
                "celery",
                "-A",
                "bench.job_engine.peer_tasks:bare_celery",
                "worker",
                "-c",
                "1",
            ],
            "bare RQ on Redis": ["rq.cli", "worker", "-w", "rq.worker.SimpleWorker", "--url", address],
            "bare huey on SQLite": [
                "huey.bin.huey_consumer",
                "bench.job_engine.peer_tasks.huey",
                "-d",
                "0.02",
                "-m",
                "0.1",
            ],
        }
        ask: dict[str, Callable[[], object]] = {
            "bare Celery on Redis": lambda: peer_tasks.celery_task.apply_async((time.time(),), retry=False),
            "bare RQ on Redis": partial(_enqueue_rq, address),
            "bare huey on SQLite": lambda: peer_tasks.huey_task(time.time()),
        }
        return {
            name: _peer(folder, name, commands[name], environment, ask[name], address) for name in commands
        }


def _enqueue_rq(address: str) -> object:
    from redis import Redis
    from rq import Queue

    from bench.job_engine.peer_tasks import say_when_started

    return Queue(connection=Redis.from_url(address)).enqueue(say_when_started, time.time())


def _peer(
    folder: Path,
    name: str,
    module: list[str],
    environment: dict[str, str],
    ask: Callable[[], object],
    address: str,
) -> Sequence[float]:
    from redis import Redis

    connection = Redis.from_url(address)
    server = Server([sys.executable, "-m", *module], folder / f"{name}.log", lambda _: True, environment)
    with running(server):
        found = []
        for _ in range(WARM_UP + ROUNDS):
            ask()
            answer = connection.blpop(["started"], timeout=30)
            if answer is None:
                raise TimeoutError(f"{name} did not run a task: {server.log.read_text()[-1000:]}")
            found.append(float(answer[1]))
            time.sleep(0.01)
    return found[WARM_UP:]
