"""A whole fleet as `make fleet` starts it, on free ports with a throw-away data folder."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx2

from core.settings import ROOT

START_SECONDS = 60
SCRIPT = ROOT / ".ci" / "fleet"


@dataclass(frozen=True)
class Fleet:
    """`port` is the door's; the replicas answer on the two ports after it."""

    port: int
    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def replicas(self) -> list[str]:
        return [f"http://127.0.0.1:{self.port + number}" for number in (1, 2)]

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    @property
    def supervisor(self) -> int:
        return int((self.folder / "data" / "fleet" / "supervisord.pid").read_text())

    def control(self, *words: str) -> str:
        """What `.ci/fleet status` and its like say."""
        done = subprocess.run(
            [SCRIPT, *words], env=_environment(self.port, self.folder), capture_output=True, text=True
        )
        return done.stdout + done.stderr

    def pid(self, name: str) -> int:
        """0 while it does not run."""
        said = self.control("pid", name).strip()
        return int(said) if said.isdecimal() else 0

    def kill(self, name: str) -> None:
        """kill -9, and waits until another one has taken its place."""
        pid = self.pid(name)
        os.kill(pid, signal.SIGKILL)
        wait_for(lambda: self.pid(name) not in {0, pid}, f"{name} to come back")

    def interrupt(self) -> None:
        """Ctrl-C in the terminal it runs in."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGINT)


@contextmanager
def running_fleet(folder: Path) -> Iterator[Fleet]:
    """A fleet that answers; interrupted afterwards. Nothing of it may be left then: RuntimeError."""
    port = _four_free_ports()
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            [SCRIPT], env=_environment(port, folder), stdout=log, stderr=log, start_new_session=True
        )
    fleet = Fleet(port, folder, process)
    supervisor = 0
    try:
        wait_for(lambda: all(map(is_ready, [*fleet.replicas, fleet.address])), "the fleet", START_SECONDS)
        supervisor = fleet.supervisor
        yield fleet
    except BaseException:
        print(fleet.log[-6000:])  # noqa: T201
        raise
    finally:
        fleet.interrupt()
        process.wait(60)
        left = _session(supervisor) if supervisor else []
        for pid in left:
            os.kill(pid, signal.SIGKILL)
        if left:
            raise RuntimeError(f"{len(left)} processes outlived their fleet")


def wait_for(is_so: Callable[[], object], what: str, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds} s for {what}")
        time.sleep(0.1)


def parent_of(pid: int) -> int:
    return int(_stat(pid)[1])


def _session(leader: int) -> list[int]:
    """The processes of the session that `leader` began: all that a supervisor has started, at any depth."""
    pids = (int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal())
    return [pid for pid in pids if (stat := _stat(pid)) and int(stat[3]) == leader and stat[0] != "Z"]


def _stat(pid: int) -> list[str]:
    """Fields of /proc/PID/stat from the state on (state, parent, group, session); empty when it has gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _environment(port: int, folder: Path) -> dict[str, str]:
    return {**os.environ, "PORT": str(port), "DATA_DIR": str(folder / "data"), "AUTH_BACKEND": "none"}


def is_ready(address: str) -> bool:
    try:
        return httpx2.get(f"{address}/readyz", timeout=2).status_code == 200
    except httpx2.HTTPError:
        return False


def _four_free_ports() -> int:
    for first in range(20_000 + os.getpid() % 5_000, 32_000, 4):
        if all(_is_free(first + number) for number in range(4)):
            return first
    raise RuntimeError("no four free ports in a row")


def _is_free(port: int) -> bool:
    with socket.socket() as sock:
        try:
            sock.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
