"""A listener who asks for what came after the last number it saw misses nothing, whoever commits when."""

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest

from tests.supabase.acting import ADA, BOB, as_sql, insert, migrated
from tests.supabase.postgres import Postgres
from tests.supabase.rows import rows_of

pytestmark = pytest.mark.slow
Connection = psycopg.Connection[Any]

CARELESS = "create table public.careless (id bigint generated always as identity, user_id uuid)"


@pytest.fixture
def connect(postgres: Postgres) -> Iterator[Callable[[], Connection]]:
    """Connections to a database where Ada and Bob have a job each."""
    address = migrated(postgres, "events")
    made: list[Connection] = []

    def another() -> Connection:
        made.append(psycopg.connect(address))
        made[-1].execute("set lock_timeout = '300ms'")
        made[-1].commit()
        return made[-1]

    with another() as connection:
        for who in (ADA, BOB):
            for table in ("candidates", "jobs"):
                statement, values = insert(table, rows_of(who)[table])
                connection.execute(as_sql(statement), values)
        statement, values = insert("jobs", {**rows_of(ADA)["jobs"], "id": "a-other", "fingerprint": "g"})
        connection.execute(as_sql(statement), values)
        connection.execute(as_sql(CARELESS))
    yield another
    for connection in made:
        connection.close()


def step(connection: Connection, job_id: str) -> None:
    connection.execute("update public.jobs set progress = progress + 1 where id = %s", [job_id])


def careless_step(connection: Connection, job_id: str) -> None:
    connection.execute(
        "insert into public.careless (user_id) select user_id from public.jobs where id = %s", [job_id]
    )


def missed(
    connect: Callable[[], Connection], table: str, write: Callable[[Connection, str], None], other: str
) -> int:
    """How many events a listener never sees, when the writer that began first ends last."""
    first, second, listener = connect(), connect(), connect()
    seen = told(listener, table, 0)
    write(first, "a-job")
    try:
        write(second, other)
    except psycopg.errors.LockNotAvailable:
        second.rollback()
    second.commit()
    seen += told(listener, table, max(seen, default=0))
    first.commit()
    seen += told(listener, table, max(seen, default=0))
    return len(told(listener, table, 0)) - len(seen)


def told(listener: Connection, table: str, after: int) -> list[int]:
    ids = [row[0] for row in listener.execute(as_sql(f"select id from public.{table} where id > {after}"))]
    listener.commit()
    return sorted(ids)


@pytest.mark.parametrize("other", ["a-other", "b-job"])
def test_a_listener_misses_nothing(connect: Callable[[], Connection], other: str) -> None:
    assert missed(connect, "job_events", step, other) == 0


def test_without_the_lock_it_would(connect: Callable[[], Connection]) -> None:
    assert missed(connect, "careless", careless_step, "b-job") == 1


def test_a_beat_of_the_heart_tells_nothing_and_waits_for_nobody(connect: Callable[[], Connection]) -> None:
    first, second = connect(), connect()
    before = told(second, "job_events", 0)
    step(first, "a-job")
    second.execute("update public.jobs set lease_until = now() where id = 'a-other'")
    second.commit()
    assert told(second, "job_events", 0) == before
