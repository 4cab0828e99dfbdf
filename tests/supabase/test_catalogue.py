"""No table, function or reference of ours leaves a gap; each question also finds a gap made on purpose."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from tests.supabase import catalogue
from tests.supabase.acting import ADA, BOOTSTRAP, acting, as_sql, migrated
from tests.supabase.postgres import GRANTS, MIGRATIONS, Postgres

pytestmark = pytest.mark.slow
Connection = psycopg.Connection[Any]

GAPS = {
    catalogue.unguarded: ("create table public.gap (id text, user_id uuid)", "gap"),
    catalogue.open_to_all: ("grant select on public.jobs to anon", "jobs to anon"),
    catalogue.loose_references: (
        "create table public.gap (user_id uuid, job_id text references public.jobs (id))",
        "gap to jobs",
    ),
    catalogue.slow: ("create table public.gap (id text primary key, user_id uuid)", "gap"),
    catalogue.trusting: ("create function public.gap() returns int language sql as 'select 1'", "gap"),
}

PROJECT_OWNER = """
create role project_owner nologin;
grant create, usage on schema public, auth to project_owner;
grant create on database projects to project_owner;
grant select, delete, references on auth.users to project_owner;
grant usage on schema storage to project_owner;
alter table storage.objects owner to project_owner;
grant all on storage.buckets to project_owner;
create policy "the owner may" on storage.buckets to project_owner using (true) with check (true);
"""


@pytest.mark.parametrize("question", GAPS)
def test_there_is_no_gap(connection: Connection, question: Callable[[Connection], list[str]]) -> None:
    connection.execute("set local search_path = public")
    assert question(connection) == []


@pytest.mark.parametrize("question", GAPS)
def test_a_gap_is_found(connection: Connection, question: Callable[[Connection], list[str]]) -> None:
    statement, gap = GAPS[question]
    connection.execute("set local search_path = public")
    connection.execute(as_sql(statement))
    assert question(connection) == [gap]


@pytest.mark.parametrize(
    ("statement", "gap"),
    [
        ("create view public.gap as select * from public.jobs", catalogue.unguarded),
        ("create function public.gap() returns int language sql as 'select 1'", catalogue.open_to_all),
        ("grant usage on sequence app_private.job_event_ids to public", catalogue.open_to_all),
    ],
)
def test_other_gaps_are_found_too(
    connection: Connection, statement: str, gap: Callable[[Connection], list[str]]
):
    connection.execute(as_sql(statement))
    assert gap(connection) != []


def test_migrations_apply_twice_from_empty(postgres: Postgres) -> None:
    for _ in range(2):
        with psycopg.connect(migrated(postgres, "again")) as connection:
            assert "jobs" in catalogue.tables(connection)


def test_migrations_need_no_superuser(postgres: Postgres) -> None:
    """In a project they run as `postgres`, none there; it may name and remove people and manage policies
    of files. What they make has its rights: an erasure too."""
    with psycopg.connect(postgres.make_database("projects")) as connection:
        connection.execute(as_sql(BOOTSTRAP.read_text()))
        connection.execute(as_sql(PROJECT_OWNER))
        connection.execute("insert into auth.users (id) values (%s)", [ADA.id])
        connection.execute("set local role project_owner")
        for path in MIGRATIONS:
            connection.execute(as_sql(path.read_text()))
        assert catalogue.open_to_all(connection) == []
        with acting(connection, ADA):
            connection.execute("select public.erase_my_rows()")
        assert connection.execute("select 1 from auth.users").rowcount == 0
        connection.rollback()


def test_saying_the_grants_again_changes_nothing(connection: Connection) -> None:
    privileges = "select relname, relacl::text from pg_class where relnamespace = 'public'::regnamespace"
    before = sorted(connection.execute(privileges).fetchall())
    for path in GRANTS:
        connection.execute(as_sql(path.read_text()))
    after = sorted(connection.execute(privileges).fetchall())
    assert [sorted((acl or "").strip("{}").split(",")) for _, acl in before] == [
        sorted((acl or "").strip("{}").split(",")) for _, acl in after
    ]
