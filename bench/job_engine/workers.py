"""How much sooner two workers than one empty a queue of previews, one render slot each."""

import time
from contextlib import ExitStack
from pathlib import Path

from bench.servers import redis_server, running, worker
from bench.soak_client import POSTING, PROFILE
from core.bootstrap import make_runtime
from core.domain.jobs import JobStatus, PreviewRequest
from core.ports import Page
from core.services.postings import add_posting_text
from core.services.preview_requests import start_preview
from core.services.profiles import add_profile
from core.settings import Settings

JOBS = 60


def measure(folder: Path, count: int) -> float:
    """Seconds that `count` warm workers need from the first job's asking to the last one's end.

    Asking for all of them takes a fraction of a second: from then on the queue is never empty.
    """
    folder.mkdir()
    redis, address = redis_server(folder / "redis")
    settings = {"JOB_QUEUE": "celery", "REDIS_URL": address}
    runtime = make_runtime(Settings(data_dir=folder / "data", job_queue="celery", redis_url=address))
    ports = runtime.ports
    with ExitStack() as stack:
        stack.callback(runtime.close)
        stack.enter_context(running(redis))
        for number in range(count):
            stack.enter_context(running(worker(folder, settings, f"worker{number}")))
        time.sleep(4)
        profile = add_profile(ports, "bench", PROFILE.read_bytes(), PROFILE.name)
        postings = [add_posting_text(ports, "bench", f"{POSTING}\nNumber {number}") for number in range(JOBS)]
        began = time.perf_counter()
        for posting in postings:
            request = PreviewRequest(
                profile_id=profile.id, posting_id=posting.id, template="classic", use_ai=False
            )
            start_preview(ports, "bench", request)
        while len(ports.jobs.list("bench", {"status": JobStatus.DONE}, page=Page(limit=JOBS))) < JOBS:
            time.sleep(0.05)
        return time.perf_counter() - began
