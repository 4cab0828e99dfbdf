"""Reading the API with twenty people at once, while nothing else happens and while the queue is busy."""

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx2

from bench.servers import AppServer, app_server, redis_server, running, worker
from bench.soak import SETTINGS
from bench.soak_client import POSTING, read_profile

PEOPLE = 20
SECONDS = 15.0
THINKING_SECONDS = 1.0
"""A page or a poller asks about once a second."""


@dataclass(frozen=True)
class Found:
    """Seconds of each read; `refused` is what a full queue answered."""

    idle: Sequence[float]
    busy: Sequence[float]
    made_meanwhile: int
    refused: tuple[int, str]


def measure(folder: Path, mode: str) -> Found:
    folder.mkdir()
    settings = {**SETTINGS, "JOB_QUEUE_LIMIT": "30"}
    with ExitStack() as stack:
        if mode == "celery":
            redis, address = redis_server(folder / "redis")
            stack.enter_context(running(redis))
            settings |= {"JOB_QUEUE": "celery", "REDIS_URL": address}
            stack.enter_context(running(worker(folder, settings)))
        app = stack.enter_context(running(app_server(folder, settings)))
        client = httpx2.Client(base_url=f"{app.address}/api/v1", timeout=60)
        profile = client.post("/profiles", json=read_profile()).json()["id"]
        _people(app, 2.0)
        idle = _people(app, SECONDS)
        stopping = threading.Event()
        refused: list[tuple[int, str]] = []
        feeder = threading.Thread(target=_keep_full, args=(client, profile, stopping, refused))
        feeder.start()
        time.sleep(3)
        done = _done(client)
        busy = _people(app, SECONDS)
        made = _done(client) - done
        stopping.set()
        feeder.join()
        return Found(idle, busy, made, refused[0])


def _keep_full(
    client: httpx2.Client, profile: str, stopping: threading.Event, refused: list[tuple[int, str]]
) -> None:
    """Asks for previews of ever new postings; a refusal is noted and followed by a pause."""
    number = 0
    while not stopping.is_set():
        body = {"profile_id": profile, "posting_text": f"{POSTING}\nNumber {number}", "use_ai": False}
        answer = client.post("/previews", json=body)
        number += 1
        if answer.status_code != 202:
            refused.append((answer.status_code, answer.headers.get("Retry-After", "")))
            stopping.wait(1.0)


def _people(app: AppServer, seconds: float) -> Sequence[float]:
    with ThreadPoolExecutor(PEOPLE) as threads:
        found = [threads.submit(_person, app.address, seconds, number) for number in range(PEOPLE)]
        return [second for item in found for second in item.result()]


def _person(address: str, seconds: float, number: int) -> Sequence[float]:
    found = []
    with httpx2.Client(base_url=f"{address}/api/v1", timeout=60) as client:
        time.sleep(number * THINKING_SECONDS / PEOPLE)
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            for path in ("/profiles", "/templates", "/applications"):
                began = time.perf_counter()
                client.get(path).raise_for_status()
                found.append(time.perf_counter() - began)
                time.sleep(THINKING_SECONDS)
    return found


def _done(client: httpx2.Client) -> int:
    text = client.get(client.base_url.copy_with(path="/metrics")).text
    lines = [
        line
        for line in text.splitlines()
        if line.startswith("applywright_jobs_finished_total") and '"done"' in line
    ]
    return int(sum(float(line.rpartition(" ")[2]) for line in lines))
