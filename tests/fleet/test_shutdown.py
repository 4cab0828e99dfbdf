"""A server that is told to stop does so at once, whatever is still being watched."""

import os
import signal
import threading
import time
from pathlib import Path

import httpx2
import pytest

from bench.servers import app_server, running
from core.bootstrap import make_runtime
from core.domain.jobs import PreviewRequest
from core.services import jobs
from core.settings import Settings

pytestmark = pytest.mark.slow

NO_FLEET = {"ALLOW_DEV_NO_AUTH": "true", "JOB_QUEUE": "celery", "REDIS_URL": "redis://127.0.0.1:1/0"}
REQUEST = PreviewRequest(profile_id="p", posting_id="q", template="classic")


def test_an_open_stream_is_closed_and_the_server_ends(tmp_path: Path) -> None:
    with running(app_server(tmp_path, NO_FLEET)) as app:
        runtime = make_runtime(Settings(data_dir=tmp_path / "data"))
        job = jobs.ask_for(runtime.ports, "local", REQUEST, "work").id
        runtime.close()
        lines: list[str] = []
        listener = threading.Thread(target=listen, args=(f"{app.address}/api/v1/jobs/{job}/events", lines))
        listener.start()
        while "event: progress" not in lines:
            time.sleep(0.05)

        began = time.monotonic()
        os.kill(app.pid, signal.SIGTERM)
        listener.join(10)
        app.wait(10)
        assert time.monotonic() - began < 5
        assert lines[-1] == "closed in good order"


def listen(url: str, lines: list[str]) -> None:
    with httpx2.stream("GET", url, timeout=60) as answer:
        lines.extend(answer.iter_lines())
    lines.append("closed in good order")
