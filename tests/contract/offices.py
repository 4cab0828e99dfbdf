"""Those who hand out work and the people whose work it is, in each place and role that there is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from core.adapters.sqlite_store import Database, SqliteErasure, SqliteJobLog, SqliteSystem
from core.adapters.supabase import SupabaseErasure, SupabaseJobLog, SupabaseProject, SupabaseSystem
from core.ports import Erasure, JobLog, System
from tests.contract.homes import Home, Homes, embedded_homes
from tests.supabase.stand_in import StandIn


@dataclass(frozen=True)
class Office:
    """`serves_all`: Bob's jobs too, not Ann's alone. `local` is the file beside a hosted store."""

    system: System
    log: JobLog
    erasure: Erasure
    homes: Homes
    local: Database
    serves_all: bool

    @property
    def ann(self) -> Home:
        return self.homes.ann

    @property
    def bob(self) -> Home:
        return self.homes.bob


def embedded_office(folder: Path, new_store: Path) -> Office:
    homes = embedded_homes(folder, new_store)
    database = homes.ann.jobs._database
    system, log = SqliteSystem(database), SqliteJobLog(database)
    return Office(system, log, SqliteErasure(database), homes, database, serves_all=True)


@contextmanager
def hosted_office(role: str, stand_in: StandIn, homes: Homes, local: Database) -> Iterator[Office]:
    """A worker sees the jobs that other tests have left too, so these go first."""
    with psycopg.connect(stand_in.database, autocommit=True) as connection:
        connection.execute("truncate public.jobs, public.credentials cascade")
    is_worker = role == "worker"
    project = SupabaseProject(stand_in.url, stand_in.secret_key if is_worker else stand_in.publishable_key)
    client = project.as_key() if is_worker else homes.ann.jobs._client
    yield Office(
        SupabaseSystem(project, client),
        SupabaseJobLog(client, as_worker=is_worker),
        SupabaseErasure(client, SqliteErasure(local), as_worker=is_worker),
        homes,
        local,
        serves_all=is_worker,
    )
    project.close()
