"""The real app as a child process on a free port with a throw-away data folder, for screenshots and tests."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.settings import ROOT, load_settings

if TYPE_CHECKING:
    from playwright.sync_api import Page

BROWSER_ARGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--no-first-run"]
START_SECONDS = 60


@dataclass(frozen=True)
class RunningApp:
    address: str
    pid: int
    log: Path

    @contextmanager
    def paused_rendering(self) -> Iterator[None]:
        """Holds the processes that make files, so that a run can be watched for as long as one likes."""
        children = [pid for pid in _children(self.pid) if "processes.rendering" in _command(pid)]
        if not children:
            raise RuntimeError("the app has no rendering process")
        for pid in children:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in children:
                os.kill(pid, signal.SIGCONT)


@contextmanager
def running_app(**settings: str) -> Iterator[RunningApp]:
    """A started app that answers; ended with its folder afterwards. Raises TimeoutError."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="applywright-") as folder:
        env = {**os.environ, "ALLOW_DEV_NO_AUTH": "true", "DATA_DIR": folder, **settings}
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
        command += ["--server.address", "127.0.0.1"]
        with (Path(folder) / "app.log").open("wb") as log:
            app = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log)
            running = RunningApp(f"http://127.0.0.1:{port}", app.pid, Path(folder) / "app.log")
            try:
                _wait(f"{running.address}/readyz", app, running.log)
                yield running
            finally:
                app.terminate()
                try:
                    app.wait(10)
                except subprocess.TimeoutExpired:
                    app.kill()
                    app.wait()


def browser_path() -> str:
    """Chromium as the settings say, or the one on PATH."""
    found = load_settings().browser_path or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise FileNotFoundError("No Chromium found. Install it or set BROWSER_PATH.")
    return found


def _children(pid: int) -> list[int]:
    return [
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in _listed(task / "children")
    ]


def _listed(children: Path) -> list[str]:
    try:
        return children.read_text().split()
    except OSError:
        return []


def _command(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def _wait(url: str, app: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if app.poll() is not None:
            raise RuntimeError(f"the app ended: {log.read_text()[-2000:]}")
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(f"the app did not start: {log.read_text()[-2000:]}")


def settle(page: "Page") -> None:
    """Waits until the page's script has run and what it drew stands still."""
    page.wait_for_timeout(300)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=30_000)
    page.wait_for_timeout(300)
