"""How long the app takes from its start command to the first thing a person can click."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM_ARGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--no-first-run"]


class Started(NamedTuple):
    """Seconds from start, and resident megabytes after the first session."""

    ready: float
    widget: float
    memory: float


@contextmanager
def running_app(data_dir: Path, **environment: str) -> Iterator[tuple[str, int]]:
    """The real app on a free port: its address and process id. Stopped by that id at the end."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    env = {**os.environ, "ALLOW_DEV_NO_AUTH": "true", "DATA_DIR": str(data_dir), **environment}
    process = subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_until_ready(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


def measure(data_dir: Path) -> Started:
    from playwright.sync_api import sync_playwright

    from bench.__main__ import rss

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_ARGS)
        page = browser.new_page()
        start = time.perf_counter()
        with running_app(data_dir) as (address, pid):
            ready = time.perf_counter() - start
            page.goto(address)
            page.locator("button, input").first.wait_for()
            started = Started(ready, time.perf_counter() - start, rss(pid))
        browser.close()
    return started


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(address: str, process: "subprocess.Popen[bytes]", seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/readyz", timeout=2)
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the app did not become ready")
