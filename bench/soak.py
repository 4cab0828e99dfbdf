"""`make soak`: jobs keep coming over HTTP while whoever runs them is killed again and again, in both modes.

Threads: the app itself is killed. Celery: two workers are killed in turn, and Redis once. Every second kill
takes the whole process group, the others its head first, so that orphans are met too. At the end the store is
audited: every job that was ever promised must have ended, once, with each of its files once.
"""

import argparse
import itertools
import json
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

from bench.servers import Server, app_server, redis_server, running, worker
from core.bootstrap import make_runtime
from core.domain.jobs import Job, JobStatus
from core.ports import Page
from core.settings import ROOT, Settings

LEASE_SECONDS = 5
WAITING_JOBS = 4
EVERYTHING = Page(limit=100_000)
PROFILE = ROOT / "tests" / "data" / "profiles" / "pm_en.resume.json"
POSTING = (ROOT / "tests" / "data" / "posting_en.txt").read_text()
SETTINGS = {
    "ALLOW_DEV_NO_AUTH": "true",
    "JOB_LEASE_SECONDS": str(LEASE_SECONDS),
    "RATE_PREVIEW": "100000",
    "RATE_APPLY": "100000",
}


@dataclass
class Client:
    """Someone who asks for previews and applications under keys and does not give up when nobody answers."""

    address: str
    promised: dict[str, str] = field(default_factory=dict)
    stopping: threading.Event = field(default_factory=threading.Event)
    failure: Exception | None = None

    def keep_asking(self) -> None:
        """Until `stopping` is set. What ends it earlier is kept, since nobody sees what a thread raises."""
        try:
            self._ask_on()
        except Exception as error:  # noqa: BLE001
            self.failure = error

    def _ask_on(self) -> None:
        profile = self._post("/profiles", "", read_profile())["id"]
        for number in itertools.count():
            if self.stopping.is_set():
                return
            body = {"profile_id": profile, "posting_text": f"{POSTING}\nReference {number}", "use_ai": False}
            self._ask("/previews", f"preview-{number}", body)
            if number >= WAITING_JOBS:
                self._apply(self.promised[f"preview-{number - WAITING_JOBS}"], number - WAITING_JOBS)

    def _apply(self, preview: str, number: int) -> None:
        """Waits for a preview, which keeps the queue short, and asks for its application."""
        while not self.stopping.is_set():
            job = self._answer("GET", f"/jobs/{preview}", "", None)
            if job is not None and job["status"] == "done":
                self._ask("/applications", f"apply-{number}", {"preview_job_id": preview})
                return
            if job is not None and job["status"] in {"error", "cancelled"}:
                return
            time.sleep(0.1)

    def _ask(self, path: str, key: str, body: dict[str, object]) -> None:
        self.promised[key] = self._post(path, key, body)["job_id"]

    def _post(self, path: str, key: str, body: dict[str, object]) -> dict[str, str]:
        while True:
            answer = self._answer("POST", path, key, body)
            if answer is not None:
                return answer
            time.sleep(0.2)

    def _answer(self, method: str, path: str, key: str, body: object) -> dict[str, str] | None:
        """None when the same call can succeed later. Raises RuntimeError on any other refusal."""
        answer = self._try(method, path, key, body)
        if answer is None or answer.status_code in {429, 503}:
            return None
        if answer.status_code >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status_code} {answer.text[:300]}")
        return answer.json()

    def _try(self, method: str, path: str, key: str, body: object) -> httpx2.Response | None:
        headers = {"Idempotency-Key": key} if key else {}
        try:
            return httpx2.request(
                method, f"{self.address}/api/v1{path}", json=body, headers=headers, timeout=10
            )
        except httpx2.TransportError:
            return None


@dataclass
class Outcome:
    """What the audit found; a good soak hit jobs, finished them all, and has zeros from `lost` on.

    `unfinished_files` are shown only: a kill in the middle of a write leaves one.
    """

    mode: str
    kills: int
    hit: int
    ended: Counter[str]
    lost: int
    unended: int
    doubled: int
    stray_files: int
    unfinished_files: int
    longest: float

    @property
    def is_good(self) -> bool:
        wrong = self.lost or self.unended or self.doubled or self.stray_files
        is_proof = self.hit > 0 and 0 < self.ended["done"] == sum(self.ended.values())
        return is_proof and not wrong and self.longest <= 3 * LEASE_SECONDS

    def __str__(self) -> str:
        return (
            f"{self.mode:<8} {self.kills} kills ({self.hit} jobs running when hit), "
            f"{sum(self.ended.values())} jobs: {dict(self.ended)}, lost {self.lost}, unended {self.unended}, "
            f"duplicated {self.doubled}, stray files {self.stray_files}, "
            f"unfinished files {self.unfinished_files}, "
            f"longest {self.longest:.1f} s ({3 * LEASE_SECONDS} s allowed)"
        )


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


@contextmanager
def asking(client: Client, patience: float = 60) -> Iterator[None]:
    """The client asks meanwhile. Raises what ended it early, or RuntimeError when it cannot be stopped."""
    thread = threading.Thread(target=client.keep_asking, daemon=True)
    thread.start()
    try:
        yield
    finally:
        client.stopping.set()
        thread.join(patience)
    if thread.is_alive():
        raise RuntimeError(f"The client was still waiting for an answer after {patience} s.")
    if client.failure is not None:
        raise client.failure


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


def audit(mode: str, data: Path, client: Client, kills: int, hit: int) -> Outcome:
    """Counts what the store under `data` holds against what the client was promised."""
    runtime = make_runtime(Settings(data_dir=data))
    ports = runtime.ports
    jobs = {job.id: job for job in ports.jobs.list("local", page=EVERYTHING)}
    artifacts = ports.artifacts.list("local", page=EVERYTHING)
    applications = ports.applications.list("local", page=EVERYTHING)
    runtime.close()
    keys = Counter(job.idempotency_key or job.id for job in jobs.values())
    forms = Counter((item.job_id, item.kind, item.media_type) for item in artifacts)
    sent = Counter(item.preview_job_id for item in applications)
    files, unfinished = _files(data / "files")
    copies = Counter((path.parent, path.stem.rpartition("-")[0], path.suffix) for path in files)
    times = [(job.finished_at - job.created_at).total_seconds() for job in jobs.values() if job.finished_at]
    return Outcome(
        mode=mode,
        kills=kills,
        hit=hit,
        ended=Counter(str(job.status) for job in jobs.values()),
        lost=sum(job_id not in jobs for job_id in client.promised.values()),
        unended=sum(not job.status.is_final for job in jobs.values()),
        doubled=sum(count - 1 for counter in (keys, forms, sent, copies) for count in counter.values()),
        stray_files=len(files) - len(artifacts),
        unfinished_files=len(unfinished),
        longest=max(times, default=0.0),
    )


def _files(folder: Path) -> tuple[list[Path], list[Path]]:
    """Whole files, named `<user>/<job>/<kind>-<digest>.<ending>`, and those whose writing was cut off."""
    paths = list(folder.rglob("*.*"))
    whole = [path for path in paths if path.suffix != ".part"]
    return whole, [path for path in paths if path.suffix == ".part"]


def read_profile() -> dict[str, object]:
    return {"resume": json.loads(PROFILE.read_text())}


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
