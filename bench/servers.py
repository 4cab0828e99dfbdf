"""Redis and workers as child processes on free ports, for tests and benches: started, killed, restarted."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bench.app_server import free_port
from core.settings import ROOT

START_SECONDS = 60
S = TypeVar("S", bound="Server")


@dataclass
class Server:
    """A program in a process group of its own, so that it can be killed with everything it has started.

    `is_ready` is given what the program has logged since this start.
    """

    command: Sequence[str]
    log: Path
    is_ready: Callable[[str], bool]
    environment: dict[str, str] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it and waits until it is ready. Raises TimeoutError or RuntimeError with its log."""
        with self.log.open("ab") as log:
            begin = log.tell()
            self._process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env={**os.environ, **self.environment},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + START_SECONDS
        while not self.is_ready(self.log.read_text(errors="replace")[begin:]):
            if self._process.poll() is not None:
                raise RuntimeError(f"{self.command[0]} ended: {self.log.read_text()[-2000:]}")
            if time.monotonic() > deadline:
                raise TimeoutError(f"{self.command[0]} did not start: {self.log.read_text()[-2000:]}")
            time.sleep(0.05)

    @property
    def pid(self) -> int:
        if self._process is None:
            raise RuntimeError("not started")
        return self._process.pid

    def wait(self, seconds: float) -> None:
        """Until it has ended by itself. Raises subprocess.TimeoutExpired."""
        if self._process is not None:
            self._process.wait(seconds)

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """Ends it with all its children; nothing happens when it has ended already."""
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, how)
        self._process.wait(30)
        self._process = None


@dataclass
class AppServer(Server):
    """The app, and where it answers."""

    address: str = ""


@contextmanager
def running(server: S) -> Iterator[S]:
    server.start()
    try:
        yield server
    finally:
        server.kill()


def redis_server(folder: Path, port: int | None = None) -> tuple[Server, str]:
    """A Redis with an append-only file, and its address. Raises FileNotFoundError without redis-server."""
    program = shutil.which("redis-server")
    if program is None:
        raise FileNotFoundError("redis-server is missing: install Debian's redis-server.")
    port = port or free_port()
    folder.mkdir(parents=True, exist_ok=True)
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)]
    command += ["--save", "", "--appendonly", "yes", "--appendfsync", "everysec"]
    return Server(command, folder / "redis.log", lambda _: _answers(port)), f"redis://127.0.0.1:{port}/0"


def app_server(folder: Path, settings: dict[str, str], name: str = "web") -> "AppServer":
    """The app on a free port; ready when it says so itself."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1"]
    address = f"http://127.0.0.1:{port}"
    environment = {"DATA_DIR": str(folder / "data"), **settings}
    return AppServer(command, folder / f"{name}.log", lambda _: _is_up(address), environment, address=address)


def worker(folder: Path, settings: dict[str, str], name: str = "worker") -> Server:
    """A Celery worker with one slot; ready when the slot says so in its log."""
    log = folder / f"{name}.log"
    command = [sys.executable, "-m", "celery", "-A", "core.worker", "worker", "-c", "1", "-n", f"{name}@%h"]
    command += ["--without-gossip", "--without-mingle"]
    environment = {"DATA_DIR": str(folder / "data"), "JOB_QUEUE": "celery", **settings}
    return Server(command, log, lambda said: READY in said, environment)


READY = "a slot is ready"


def _is_up(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
    except OSError:
        return False
