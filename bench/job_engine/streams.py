"""Two hundred open event streams: what each costs, and how soon a step reaches all of them."""

import asyncio
import re
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx2

from bench.cost import resident
from bench.servers import app_server, running
from core.bootstrap import Runtime, make_runtime
from core.domain.jobs import PreviewRequest
from core.services import jobs
from core.settings import Settings

STREAMS = 200
ROUNDS = 5
REQUEST = PreviewRequest(profile_id="none", posting_id="none", template="classic", use_ai=False)
SETTINGS = {"ALLOW_DEV_NO_AUTH": "true", "JOB_QUEUE": "celery", "REDIS_URL": "redis://127.0.0.1:1/0"}
"""A fleet without workers or Redis: jobs stay queued, streams stay idle."""


@dataclass(frozen=True)
class Found:
    """Kilobytes of a stream: on a server that has been read from, and on a fresh one, whose pool of threads
    is then counted as well."""

    warm: float
    fresh: float
    pushes: Sequence[float]


def measure(folder: Path) -> Found:
    """Seconds of every push, from the row's change to the line at the client."""
    fresh, _ = _run(folder / "fresh", is_warm=False)
    warm, pushes = _run(folder / "warm", is_warm=True)
    return Found(warm, fresh, pushes)


def _run(folder: Path, *, is_warm: bool) -> tuple[float, Sequence[float]]:
    folder.mkdir(parents=True)
    with ExitStack() as stack:
        app = stack.enter_context(running(app_server(folder, SETTINGS)))
        runtime = make_runtime(Settings(data_dir=folder / "data", job_queue_limit=10_000))
        stack.callback(runtime.close)
        made = [jobs.ask_for(runtime.ports, "local", REQUEST, str(number)).id for number in range(STREAMS)]
        if is_warm:
            _read_a_lot(app.address, made[0])
        return asyncio.run(_watch(app.address, app.pid, runtime, made))


async def _watch(address: str, pid: int, runtime: Runtime, made: list[str]) -> tuple[float, Sequence[float]]:
    arrived: dict[tuple[str, str], float] = {}
    opened = asyncio.Semaphore(0)
    port = int(address.rpartition(":")[2])
    before = resident(pid)
    listeners = [asyncio.create_task(_listen(port, job, arrived, opened)) for job in made]
    for _ in listeners:
        await opened.acquire()
    await asyncio.sleep(1)
    each = (resident(pid) - before) * 1024 / STREAMS
    pushes = []
    for number in range(ROUNDS):
        told = await asyncio.to_thread(_tell, runtime, made, f"step {number}")
        await asyncio.sleep(1.5)
        pushes += [arrived[job, f"step {number}"] - moment for job, moment in told.items()]
    for listener in listeners:
        listener.cancel()
    return each, pushes


def _read_a_lot(address: str, job: str) -> None:
    with ThreadPoolExecutor(100) as threads:
        for answer in threads.map(
            lambda _: httpx2.get(f"{address}/api/v1/jobs/{job}", timeout=60), range(600)
        ):
            answer.raise_for_status()


def _tell(runtime: Runtime, made: Sequence[str], phase: str) -> dict[str, float]:
    moments = {}
    for job in made:
        runtime.ports.jobs.change("local", {"id": job}, {"phase": phase})
        moments[job] = time.perf_counter()
    return moments


async def _listen(
    port: int, job: str, arrived: dict[tuple[str, str], float], opened: asyncio.Semaphore
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /api/v1/jobs/{job}/events HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    is_open = False
    while line := await reader.readline():
        if not line.startswith(b"data:"):
            continue
        if not is_open:
            is_open = True
            opened.release()
        found = re.search(rb'"phase": ?"(step \d+)"', line)
        if found:
            arrived[job, found[1].decode()] = time.perf_counter()
