"""What one process consists of, started and stopped together."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial

from core.adapters.celery_queue import CeleryQueue
from core.adapters.processes import ProcessPool
from core.adapters.rounds import Round
from core.adapters.sqlite_store import Database
from core.adapters.supabase import SupabaseProject
from core.adapters.thread_queue import ThreadQueue
from core.bootstrap.choices import make_project, make_queue, refuse_secret_key
from core.bootstrap.embedded import embedded_ports
from core.bootstrap.hosted import HostedStore
from core.domain.accounts import Caller
from core.ports import Ports
from core.services.applications import run_application
from core.services.demo import run_any_preview
from core.services.jobs import Runner, forget_old, run_next, sweep
from core.services.orphans import sweep_orphans
from core.services.sending import run_mail
from core.services.sessions import forget_sessions
from core.settings import Settings, load_settings

SWEEP_SECONDS = 1.0
VISIT_SECONDS = 5.0
"""How often the jobs of visitors are looked after whose rows lie at Supabase: each look is a request."""

FORGET_SECONDS = 600.0
COUNT_SECONDS = 5.0
SCRUB_SECONDS = 60.0
ORPHAN_SECONDS = 3600.0

RUNNERS: Mapping[str, Runner] = {"preview": run_any_preview, "apply": run_application, "email": run_mail}


@dataclass(frozen=True)
class Runtime:
    """The ports of this process and what has to be started and stopped with it.

    `ports` belong to nobody: they serve what happens before it is known who asks. `hosted` is None where rows
    and files are kept here.
    """

    settings: Settings
    ports: Ports
    queue: ThreadQueue | CeleryQueue
    rounds: Sequence[Round]
    reading: ProcessPool
    rendering: ProcessPool
    database: Database
    project: SupabaseProject | None = None
    hosted: HostedStore | None = None

    def ports_for(self, caller: Caller) -> Ports:
        """The ports to serve this person with, and nobody else."""
        return self.hosted.of_person(caller) if self.hosted else self.ports

    def warm_up(self) -> None:
        """Starts the child processes, which then import their libraries while we do other things."""
        self.rendering.warm_up()
        self.reading.warm_up()
        self.ports.language_model.warm_up()

    def start_jobs(self) -> None:
        """Begins to look after jobs and, where no fleet does it, to run them."""
        if isinstance(self.queue, ThreadQueue):
            owners = self.hosted.jobs.run_next if self.hosted else None
            self.queue.start(owners or partial(run_next, self.ports, runners=RUNNERS))
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
        if self.project:
            self.project.close()


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
    """The one runtime of a server process, for UI and API. `ValueError` when it holds a secret key."""
    settings = load_settings()
    refuse_secret_key(settings)
    return make_runtime(settings)


def make_runtime(settings: Settings) -> Runtime:
    """Connects every port; starts nothing. Raises `OSError` when the data folder cannot be made."""
    database = Database(settings.data_path / "applywright.db")
    reading = ProcessPool("core.adapters.processes.reading", size=settings.read_processes)
    rendering = ProcessPool("core.adapters.processes.rendering", size=settings.render_processes)
    queue = make_queue(settings)
    project = make_project(settings)
    ports = embedded_ports(settings, database, reading, rendering, queue, project)
    hosted = HostedStore(project, ports, RUNNERS) if project else None
    if hosted:
        ports = hosted.of_worker()
    rounds = [*_job_rounds(settings, ports, hosted), *_house_rounds(ports)]
    return Runtime(settings, ports, queue, rounds, reading, rendering, database, project, hosted)


def _job_rounds(settings: Settings, ports: Ports, hosted: HostedStore | None) -> list[Round]:
    """Whoever may see everybody's jobs looks after them all; a process for people at Supabase may not, and
    looks after those of its visitors unless a fleet does."""
    if hosted is None or settings.supabase_secret_key.get_secret_value():
        return [
            Round("sweep", SWEEP_SECONDS, partial(sweep, ports)),
            Round("forget", FORGET_SECONDS, partial(forget_old, ports)),
            Round("orphans", ORPHAN_SECONDS, partial(sweep_orphans, ports)),
        ]
    if settings.job_queue == "celery":
        return []
    return [Round("visits", VISIT_SECONDS, hosted.jobs.look_after)]


def _house_rounds(ports: Ports) -> list[Round]:
    return [
        Round("counts", COUNT_SECONDS, partial(ports.counters.add, [])),
        Round("sessions", FORGET_SECONDS, partial(forget_sessions, ports)),
        Round("scrub", SCRUB_SECONDS, ports.erasure.scrub),
    ]
