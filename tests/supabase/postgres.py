"""A PostgreSQL server of our own: Debian's programs, a throw-away folder, a free port."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

from bench.app_server import free_port
from core.settings import ROOT

MIGRATIONS = sorted((ROOT / "supabase" / "migrations").glob("*.sql"))
GRANTS = [path for path in MIGRATIONS if path.stem.endswith("_grants")]
START_SECONDS = 30
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=127.0.0.1")


@dataclass(frozen=True)
class Postgres:
    port: int

    def address(self, database: str = "postgres") -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/{database}"

    def make_database(self, name: str) -> str:
        """An empty database in place of any of that name; its address."""
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(f"drop database if exists {name} with (force)")
            connection.execute(f"create database {name}")
        return self.address(name)


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """A server that answers; ended with its folder afterwards. RuntimeError when it does not start."""
    programs = _programs()
    with tempfile.TemporaryDirectory(prefix="applywright-postgres-", ignore_cleanup_errors=True) as name:
        folder, port = Path(name), free_port()
        _own(folder)
        log = folder / "log"
        _run([programs / "initdb", "-D", folder / "data", "-A", "trust", "-U", "postgres", "-E", "UTF8",
              "--locale=C.UTF-8", "--no-sync"], log)  # fmt: skip
        options = [word for option in _FAST for word in ("-c", option)]
        with log.open("ab") as output:
            server = subprocess.Popen(
                [programs / "postgres", "-D", folder / "data", "-p", str(port), "-k", folder, *options],
                stdout=output, stderr=output, start_new_session=True, **_as_postgres(),
            )  # fmt: skip
        try:
            _wait(Postgres(port), server, log)
            yield Postgres(port)
        finally:
            _end(server)


def _programs() -> Path:
    """Where initdb and postgres are: Debian keeps them off the PATH, by version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    here = shutil.which("initdb") or (found[-1] if found else None)
    if here is None:
        raise RuntimeError("PostgreSQL is not installed. On Debian: apt-get install postgresql-15")
    return Path(here).parent


def _as_postgres() -> dict[str, str]:
    """PostgreSQL refuses to run as root."""
    return {"user": "postgres", "group": "postgres", "cwd": "/"} if os.geteuid() == 0 else {}


def _own(folder: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")


def _run(command: list[object], log: Path) -> None:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **_as_postgres())
    log.write_text(done.stdout + done.stderr)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} failed: {log.read_text()}")


def _wait(postgres: Postgres, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with suppress(psycopg.OperationalError):
            psycopg.connect(postgres.address(), connect_timeout=2).close()
            return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text()[-2000:]}")


def _end(server: subprocess.Popen[bytes]) -> None:
    """At once: what it holds is thrown away."""
    server.send_signal(signal.SIGQUIT)
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
