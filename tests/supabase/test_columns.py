"""The embedded store and Supabase keep the same nouns: neither gets a column, a word or an erasure alone."""

import re
import sqlite3
from typing import Any, get_args

import psycopg
import pytest

from core.adapters.sqlite_store import Database
from core.domain.audit import pseudonym
from core.domain.jobs import JobEvent, JobKind, JobStatus
from tests.supabase import catalogue
from tests.supabase.acting import ADA, BOB, WORKER, Who, acting, as_sql, attempt, insert
from tests.supabase.rows import rows_of

pytestmark = pytest.mark.slow
Connection = psycopg.Connection[Any]
Column = tuple[str, str, bool, bool]

ONLY_EMBEDDED = {"accounts", "sessions", "refresh_tokens", "erased", "limits", "counters", "migrations"}
ONLY_EMBEDDED |= {"scrubs_due"}
"""People, their sessions and who is gone are Supabase Auth's; counts Redis's; the rest is SQLite's own
book-keeping."""

ONLY_HOSTED = {("job_events", "user_id")}
"""A policy needs the owner in the row itself."""

_COLUMNS = """
select table_name, column_name, is_nullable = 'YES', data_type in ('json', 'jsonb')
from information_schema.columns where table_schema = 'public'
"""


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> set[Column]:
    database = Database(tmp_path_factory.mktemp("columns") / "applywright.db")
    try:
        return embedded_columns(database.connection())
    finally:
        database.close()


def embedded_columns(connection: sqlite3.Connection) -> set[Column]:
    """Table, column, may be empty, is JSON. A primary key is never empty, though SQLite says so."""
    names = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
    return {
        (table, column["name"], not (column["notnull"] or column["pk"]), column["type"].lower() == "json")
        for table in names
        if table not in ONLY_EMBEDDED and not table.startswith("sqlite_")
        for column in connection.execute(f"pragma table_xinfo({table})")
    }


def hosted_columns(connection: Connection) -> set[Column]:
    return {row for row in connection.execute(_COLUMNS) if row[:2] not in ONLY_HOSTED}


def test_both_stores_have_the_same_columns(connection: Connection, embedded: set[Column]) -> None:
    assert hosted_columns(connection) ^ embedded == set()


@pytest.mark.parametrize(
    "drift",
    [
        "alter table public.jobs add column colour text",
        "alter table public.jobs drop column error_code",
        "alter table public.jobs alter column phase drop not null",
        "alter table public.profiles alter column notes type text",
        "create table public.diaries (id text)",
    ],
)
def test_drift_is_found(connection: Connection, embedded: set[Column], drift: str) -> None:
    connection.execute(as_sql(drift))
    assert hosted_columns(connection) ^ embedded != set()


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("jobs", "kind", set(get_args(JobKind))),
        ("jobs", "status", set(JobStatus)),
        ("job_events", "name", set(get_args(JobEvent.model_fields["name"].annotation))),
    ],
)
def test_the_words_of_a_column_are_the_domains(
    connection: Connection, table: str, column: str, words: set[str]
):
    asked = "select pg_get_constraintdef(oid) from pg_constraint where conname = %s"
    (check,) = connection.execute(asked, [f"{table}_{column}_check"]).fetchone() or ("",)
    assert set(re.findall(r"'(\w+)'", check)) == words


def test_a_pseudonym_is_the_same_in_both(connection: Connection) -> None:
    row = connection.execute("select app_private.pseudonym(%s)", [ADA.id]).fetchone()
    assert row == (pseudonym(ADA.id),)


ERASURES = [(ADA, "select public.erase_my_rows()"), (WORKER, f"select public.erase_rows('{ADA.id}')")]


@pytest.mark.parametrize(("who", "erase"), ERASURES)
def test_erasing_leaves_a_pseudonym_and_nothing_else(furnished: Connection, who: Who, erase: str) -> None:
    for _ in range(2):
        with acting(furnished, who):
            assert furnished.execute(as_sql(erase)).fetchone() == (True,)
    for table in catalogue.tables(furnished):
        owners = {str(row[0]) for row in furnished.execute(as_sql(f"select user_id from public.{table}"))}
        assert owners == ({pseudonym(ADA.id), BOB.id} if table == "audit" else {BOB.id}), table
    assert attempt(furnished, ADA, "select * from public.audit") == 1
    assert attempt(furnished, BOB, f"select public.erase_rows('{ADA.id}')") == "42501"


def test_after_an_erasure_nothing_comes_back_under_the_old_id(furnished: Connection) -> None:
    """Her token still holds: it is believed until it expires."""
    with acting(furnished, ADA):
        furnished.execute("select public.erase_my_rows()")
    assert furnished.execute("select id::text from auth.users").fetchall() == [(BOB.id,)]
    for table, row in rows_of(ADA).items():
        refused = "42501" if table in {"audit", "budgets"} else "23503"
        assert attempt(furnished, ADA, *insert(table, {**row, "id": "new"})) == refused, table
    last = {**rows_of(ADA)["audit"], "id": "last", "user_id": pseudonym(ADA.id), "sequence": 2}
    assert attempt(furnished, ADA, *insert("audit", last)) == 1


def test_an_account_takes_all_its_rows_along(furnished: Connection) -> None:
    furnished.execute("delete from auth.users where id = %s", [ADA.id])
    for table in rows_of(ADA).keys() - {"audit"}:
        assert furnished.execute(as_sql(f"select distinct user_id::text from public.{table}")).fetchall() == [
            (BOB.id,)
        ]
