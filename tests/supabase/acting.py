"""Our migrations on a stock PostgreSQL, and people who act on them as PostgREST lets them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, LiteralString, cast

import psycopg

from tests.supabase.postgres import MIGRATIONS, Postgres

BOOTSTRAP = Path(__file__).with_name("bootstrap.sql")


@dataclass(frozen=True)
class Who:
    role: str
    id: str = ""


ANON = Who("anon")
WORKER = Who("service_role")
ADA = Who("authenticated", "aaaaaaaa-0000-4000-8000-000000000001")
BOB = Who("authenticated", "bbbbbbbb-0000-4000-8000-000000000002")


def migrated(postgres: Postgres, name: str) -> str:
    """An empty database with what a project brings along and our migrations; its address."""
    address = postgres.make_database(name)
    with psycopg.connect(address) as connection:
        for path in (BOOTSTRAP, *MIGRATIONS):
            connection.execute(as_sql(path.read_text()))
        for who in (ADA, BOB):
            connection.execute("insert into auth.users (id, email) values (%s, %s)", [who.id, who.id])
    return address


@contextmanager
def acting(connection: psycopg.Connection[Any], who: Who) -> Iterator[None]:
    """Inside, `who` asks; whatever fails inside is undone, and the superuser asks again after it."""
    claims = {"role": who.role} | ({"sub": who.id} if who.id else {})
    with connection.transaction():
        connection.execute("select set_config('request.jwt.claims', %s, true)", [json.dumps(claims)])
        connection.execute(as_sql(f"set local role {who.role}"))
        yield
        connection.execute("reset role")


def attempt(
    connection: psycopg.Connection[Any], who: Who, statement: str, values: Sequence[object] = ()
) -> int | str:
    """How many rows were seen or touched, or the SQLSTATE of the refusal. Undone in any case."""
    try:
        with connection.transaction(force_rollback=True), acting(connection, who):
            return connection.execute(as_sql(statement), values).rowcount
    except psycopg.Error as refusal:
        return str(refusal.sqlstate)


def insert(table: str, row: Mapping[str, object]) -> tuple[str, list[object]]:
    """The statement and its values; nested values as JSON."""
    columns, marks = ", ".join(row), ", ".join(["%s"] * len(row))
    values = [json.dumps(value) if isinstance(value, (dict, list)) else value for value in row.values()]
    return f"insert into public.{table} ({columns}) values ({marks})", values


def as_sql(text: str) -> LiteralString:
    """Statements of these tests are put together from names of ours alone."""
    return cast("LiteralString", text)
