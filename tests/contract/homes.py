"""Two people's rows and files, in each of the places that they can be kept in."""

import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import jwt

from core.adapters.local_files import LocalFiles
from core.adapters.sqlite_store import Database, SqliteDesks, SqliteOrphans, SqliteTable, SqliteTracking
from core.adapters.supabase import (
    SupabaseAccounts,
    SupabaseDesks,
    SupabaseFiles,
    SupabaseOrphans,
    SupabaseProject,
    SupabaseTable,
    SupabaseTracking,
)
from core.adapters.supabase.rows import to_column
from core.domain.applications import Application, ApplicationEvent
from core.domain.audit import AuditEntry
from core.domain.candidates import Candidate
from core.domain.credentials import Credential
from core.domain.jobs import Job
from core.domain.records import Artifact, PostingRecord, ProfileRecord, Record
from core.ports import Desks, FileStore, Orphans, Table, Tracking
from tests.supabase.stand_in import StandIn

M = TypeVar("M", bound=Record)
PASSWORD = "correct horse battery"
TABLES = ("credentials", "applications", "artifacts", "jobs", "postings", "profiles", "candidates")
LIVE = ("SUPABASE_URL", "SUPABASE_PUBLISHABLE_KEY", "SUPABASE_SECRET_KEY")
MISREAD = frozenset({" ", " padded ", "null", "NULL", "true"})
"""The stand-in trims what a filter compares with, and reads these words as values of their own. The hosted
service takes them as they are (PostgREST, "operators"): only the live run proves it."""


@dataclass(frozen=True)
class Home:
    """What one person keeps, seen with that person's rights."""

    user_id: str
    candidates: Table[Candidate]
    profiles: Table[ProfileRecord]
    postings: Table[PostingRecord]
    jobs: Table[Job]
    artifacts: Table[Artifact]
    applications: Table[Application]
    application_events: Table[ApplicationEvent]
    tracking: Tracking
    desks: Desks
    files: FileStore
    orphans: Orphans
    credentials: Table[Credential]
    audit: Table[AuditEntry]


@dataclass(frozen=True)
class Homes:
    """`misread`: texts that this place takes for something else when a filter compares with them."""

    ann: Home
    bob: Home
    misread: frozenset[str] = frozenset()


def embedded_homes(folder: Path, new_store: Path) -> Homes:
    """One SQLite file, a copy of an empty one, and one folder for both."""
    database = Database(Path(shutil.copy(new_store, folder)))
    files = LocalFiles(folder / "files")
    homes = [
        Home(
            user_id,
            SqliteTable(database, "candidates", Candidate),
            SqliteTable(database, "profiles", ProfileRecord),
            SqliteTable(database, "postings", PostingRecord),
            SqliteTable(database, "jobs", Job),
            SqliteTable(database, "artifacts", Artifact),
            SqliteTable(database, "applications", Application),
            SqliteTable(database, "application_events", ApplicationEvent),
            SqliteTracking(database),
            SqliteDesks(database),
            files,
            SqliteOrphans(database, files.keys),
            SqliteTable(database, "credentials", Credential),
            SqliteTable(database, "audit", AuditEntry),
        )
        for user_id in ("ann", "bob")
    ]
    return Homes(*homes)


def hosted_home(project: SupabaseProject, access_token: str) -> Home:
    client = project.as_user(access_token)
    return Home(
        user_of(access_token),
        SupabaseTable(client, "candidates", Candidate),
        SupabaseTable(client, "profiles", ProfileRecord),
        SupabaseTable(client, "postings", PostingRecord),
        SupabaseTable(client, "jobs", Job),
        SupabaseTable(client, "artifacts", Artifact),
        SupabaseTable(client, "applications", Application),
        SupabaseTable(client, "application_events", ApplicationEvent),
        SupabaseTracking(client),
        SupabaseDesks(client),
        SupabaseFiles(client),
        SupabaseOrphans(client),
        SupabaseTable(client, "credentials", Credential),
        SupabaseTable(client, "audit", AuditEntry),
    )


def user_of(access_token: str) -> str:
    return str(jwt.decode(access_token, options={"verify_signature": False})["sub"])


def new_address() -> str:
    return f"{secrets.token_hex(8)}@example.org"


@contextmanager
def stand_in_homes(stand_in: StandIn) -> Iterator[Homes]:
    """Two new people; nothing has to be tidied up after them."""
    project = SupabaseProject(stand_in.url, stand_in.publishable_key)
    signed_up = [SupabaseAccounts(project).sign_up(new_address(), PASSWORD) for _ in range(2)]
    yield Homes(*[hosted_home(project, one.access_token) for one in signed_up if one], misread=MISREAD)
    project.close()


@contextmanager
def live_homes() -> Iterator[Homes]:
    """Two new accounts of the real project that the environment names, removed again at the end."""
    url, publishable, secret = (os.environ[name] for name in LIVE)
    project, keeper = SupabaseProject(url, publishable), SupabaseProject(url, secret)
    admin = keeper.as_key().auth.admin
    addresses = [new_address() for _ in range(2)]
    made = [
        admin.create_user({"email": address, "password": PASSWORD, "email_confirm": True}).user
        for address in addresses
    ]
    try:
        tokens = [SupabaseAccounts(project).sign_in(address, PASSWORD).access_token for address in addresses]
        yield Homes(*[hosted_home(project, token) for token in tokens])
    finally:
        for user in made:
            admin.delete_user(user.id)
        project.close()
        keeper.close()


def tidy(homes: Homes) -> None:
    """Leaves nothing for the next test, for people who live through a whole run: sign-ins are limited."""
    for home in (homes.ann, homes.bob):
        home.files.remove_folder(home.user_id)
        for name in TABLES:
            home.postings._client.table(name).delete().eq("user_id", home.user_id).execute()


def add_all(table: Table[M], rows: Sequence[M]) -> None:
    """Many at once where that is possible: a thousand requests would take longer than the test."""
    if not isinstance(table, SupabaseTable):
        for row in rows:
            table.add(row.user_id, row)
        return
    cells = [{name: to_column(value) for name, value in row} for row in rows]
    table._client.table(table._name).insert(cells).execute()
