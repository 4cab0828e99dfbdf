"""The one file that connects services to adapters."""

import logging
import os
import secrets
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from hashlib import sha256

from core.adapters.capped_reader import CappedReader
from core.adapters.celery_queue import CeleryQueue
from core.adapters.local_files import LocalFiles, SignedTokens, installation_secret
from core.adapters.local_tokens import LocalTokens, derived_key
from core.adapters.monitor import CountingMonitor
from core.adapters.passwords import BcryptPasswords
from core.adapters.posting_fetcher import PostingFetcher
from core.adapters.processes import ProcessPool
from core.adapters.render_pool import RenderPool
from core.adapters.rounds import Round
from core.adapters.sqlite_store import (
    Database,
    SqliteCounters,
    SqliteErasure,
    SqliteIdentity,
    SqliteJobLog,
    SqliteLimiter,
    SqliteSystem,
    SqliteTable,
)
from core.adapters.supabase import SupabaseAccounts, SupabaseProject
from core.adapters.supabase_tokens import SupabaseTokens
from core.adapters.tables import ShippedTables
from core.adapters.thread_queue import ThreadQueue
from core.adapters.vault import FernetVault
from core.domain.accounts import Account, ApiToken, RefreshToken, Session
from core.domain.applications import Application
from core.domain.audit import AuditEntry
from core.domain.candidates import Candidate
from core.domain.credentials import Credential
from core.domain.jobs import Job
from core.domain.records import Artifact, PostingRecord, ProfileRecord
from core.ports import Policy, Ports
from core.services.applications import run_application
from core.services.jobs import Runner, forget_old, run_next, sweep
from core.services.previews import run_preview
from core.services.sessions import forget_sessions
from core.settings import ROOT, Settings, load_settings

log = logging.getLogger(__name__)
SWEEP_SECONDS = 1.0
FORGET_SECONDS = 600.0
COUNT_SECONDS = 5.0
SCRUB_SECONDS = 60.0

RUNNERS: Mapping[str, Runner] = {"preview": run_preview, "apply": run_application}


@dataclass(frozen=True)
class Runtime:
    """The ports of this process and what has to be started and stopped with it."""

    settings: Settings
    ports: Ports
    queue: ThreadQueue | CeleryQueue
    rounds: Sequence[Round]
    reading: ProcessPool
    rendering: ProcessPool
    database: Database

    def warm_up(self) -> None:
        """Starts the child processes, which then import their libraries while we do other things."""
        self.rendering.warm_up()
        self.reading.warm_up()

    def start_jobs(self) -> None:
        """Begins to look after jobs and, where no fleet does it, to run them."""
        if isinstance(self.queue, ThreadQueue):
            self.queue.start(partial(run_next, self.ports, runners=RUNNERS))
        else:
            self.queue.warm_up()
        self.start_sweeping()

    def start_sweeping(self) -> None:
        for one in self.rounds:
            one.start()

    def close(self) -> None:
        for one in self.rounds:
            one.stop()
        self.queue.stop()
        self.ports.counters.add([])
        self.reading.close()
        self.rendering.close()
        self.database.close()


@contextmanager
def runtime(settings: Settings | None = None) -> Iterator[Runtime]:
    """Everything connected, and closed again at the end."""
    made = make_runtime(settings or load_settings())
    try:
        yield made
    finally:
        made.close()


@cache
def shared_runtime() -> Runtime:
    """The one runtime of a server process, for its UI and its API."""
    settings = load_settings()
    for name in settings.without_effect:
        log.warning("%s is set, but this version does not use it yet", name)
    return make_runtime(settings)


def make_runtime(settings: Settings) -> Runtime:
    """Connects every port; starts nothing. Raises `OSError` when the data folder cannot be made."""
    data = settings.data_path
    database = Database(data / "applywright.db")
    reading = ProcessPool("core.adapters.processes.reading", size=settings.read_processes)
    rendering = ProcessPool("core.adapters.processes.rendering", size=settings.render_processes)
    queue = make_queue(settings)
    own_tokens = LocalTokens(token_key(settings), settings.jwt_audience, settings.jwt_issuer)
    counters = SqliteCounters(database)
    ports = Ports(
        candidates=SqliteTable(database, "candidates", Candidate),
        profiles=SqliteTable(database, "profiles", ProfileRecord),
        postings=SqliteTable(database, "postings", PostingRecord),
        jobs=SqliteTable(database, "jobs", Job),
        artifacts=SqliteTable(database, "artifacts", Artifact),
        applications=SqliteTable(database, "applications", Application),
        accounts=SqliteTable(database, "accounts", Account),
        refresh_tokens=SqliteTable(database, "refresh_tokens", RefreshToken),
        sessions=SqliteTable(database, "sessions", Session),
        api_tokens=SqliteTable(database, "api_tokens", ApiToken),
        credentials=SqliteTable(database, "credentials", Credential),
        audit=SqliteTable(database, "audit", AuditEntry),
        system=SqliteSystem(database),
        identity=SqliteIdentity(database),
        hosted_accounts=hosted_accounts(settings),
        passwords=BcryptPasswords(),
        token_issuer=own_tokens,
        token_reader=token_reader(settings, own_tokens),
        vault=FernetVault(settings.vault_keys),
        erasure=SqliteErasure(database),
        job_log=SqliteJobLog(database),
        limiter=SqliteLimiter(database),
        monitor=CountingMonitor(counters, installation_secret(data)),
        counters=counters,
        files=LocalFiles(data / "files"),
        links=SignedTokens(installation_secret(data)),
        reader=CappedReader(reading),
        fetcher=PostingFetcher(settings.allowed_hosts),
        renderer=RenderPool(rendering, settings.render_processes),
        tables=ShippedTables(),
        queue=queue,
        clock=lambda: datetime.now(UTC),
        new_id=lambda: secrets.token_hex(16),
        build=build_name(),
        policy=policy_of(settings),
        public_base_url=settings.public_base_url,
    )
    rounds = [
        Round("sweep", SWEEP_SECONDS, partial(sweep, ports)),
        Round("counts", COUNT_SECONDS, partial(ports.counters.add, [])),
        Round("forget", FORGET_SECONDS, partial(forget_old, ports)),
        Round("sessions", FORGET_SECONDS, partial(forget_sessions, ports)),
        Round("scrub", SCRUB_SECONDS, ports.erasure.scrub),
    ]
    return Runtime(settings, ports, queue, rounds, reading, rendering, database)


def make_queue(settings: Settings) -> ThreadQueue | CeleryQueue:
    if settings.job_queue == "celery":
        return CeleryQueue(settings.redis_url)
    return ThreadQueue(settings.job_threads, worker_name())


def token_key(settings: Settings) -> bytes:
    """JWT_SECRET as it is, so that a fleet may share it; else a key of this installation's own."""
    given = settings.jwt_secret.get_secret_value()
    return given.encode() or derived_key(installation_secret(settings.data_path), "access tokens")


def token_reader(settings: Settings, own_tokens: LocalTokens) -> LocalTokens | SupabaseTokens:
    return SupabaseTokens(settings.supabase_url) if settings.auth_backend == "supabase" else own_tokens


def hosted_accounts(settings: Settings) -> SupabaseAccounts | None:
    """None where accounts live here, and where we only read the tokens of a project."""
    if settings.auth_backend != "supabase" or not settings.supabase_publishable_key:
        return None
    return SupabaseAccounts(SupabaseProject(settings.supabase_url, settings.supabase_publishable_key))


def policy_of(settings: Settings) -> Policy:
    return Policy(
        lease_seconds=settings.job_lease_seconds,
        queue_limit=settings.job_queue_limit,
        retention_days=settings.job_retention_days,
        rates={
            "preview": settings.rate_preview,
            "apply": settings.rate_apply,
            "email": settings.rate_email,
        },
    )


def worker_name() -> str:
    """Who holds a job: this machine and process, and a random part because numbers are used again."""
    return f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(3)}"


def build_name() -> str:
    """Names this version of code, templates and tables: a finished preview is reused only under the same."""
    files = [path for folder in ("core", "templates") for path in (ROOT / folder).rglob("*.*")]
    stamps = sorted(f"{path}:{path.stat().st_mtime_ns}" for path in files if path.suffix != ".pyc")
    return sha256("\n".join(stamps).encode()).hexdigest()[:16]
