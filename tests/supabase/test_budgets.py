"""A person who calls the database past us cannot lift the limit of what the language model may cost."""

from typing import Any

import psycopg
import pytest

from tests.supabase.acting import ADA, ANON, BOB, WORKER, Who, acting, as_sql, attempt, insert
from tests.supabase.rows import rows_of

pytestmark = pytest.mark.slow
Connection = psycopg.Connection[Any]

REFUSED = "42501"
DAY = "2026-11-27"
NOBODYS = "00000000-0000-4000-8000-00000000ffff"


def asked(connection: Connection, who: Who, statement: str) -> object:
    with acting(connection, who):
        row = connection.execute(as_sql(f"select {statement}")).fetchone()
    return row[0] if row else None


def reserved(connection: Connection, amount: int, most: int = 100, day: str = DAY) -> object:
    return asked(connection, ADA, f"public.reserve_my_dollars('{day}', {amount}, {most})")


def settled(connection: Connection, who: Who, receipt: object, cost: int = 0) -> object:
    return asked(connection, who, f"public.settle_my_dollars('{receipt}', {cost}, 0, 0)")


def taken(connection: Connection) -> tuple[int, int]:
    found = connection.execute("select reserved, spent from public.budgets where day = %s", [DAY]).fetchone()
    return found or (0, 0)


@pytest.fixture
def ours(connection: Connection) -> object:
    """What the app has set aside for Ada: all there is."""
    return reserved(connection, 100)


def test_a_receipt_alone_frees_what_was_set_aside(connection: Connection, ours: object) -> None:
    for who, receipt in [(ADA, NOBODYS), (BOB, ours)]:
        assert settled(connection, who, receipt) is False
    assert taken(connection) == (100, 0)
    assert settled(connection, ADA, ours, 60) is True
    assert settled(connection, ADA, ours) is False
    assert taken(connection) == (0, 60)


def test_numbers_of_ones_own_free_nothing(connection: Connection, ours: object) -> None:
    assert reserved(connection, -50) is None
    own = reserved(connection, 50, most=10**9)
    assert settled(connection, ADA, own, -40) is True
    assert taken(connection) == (100, 0)
    assert reserved(connection, 1) is None


def test_receipts_are_out_of_sight_and_budgets_are_not_written(connection: Connection, ours: object) -> None:
    row = {**rows_of(ADA)["budgets"], "id": "new", "day": "2026-11-28"}
    for who in (ADA, BOB, WORKER, ANON):
        assert attempt(connection, who, "select * from app_private.reservations") == REFUSED
        assert attempt(connection, who, *insert("budgets", row)) == REFUSED
        for change in ("update public.budgets set spent = 0, reserved = 0", "delete from public.budgets"):
            assert attempt(connection, who, change) == REFUSED
    assert attempt(connection, ADA, "select * from public.budgets") == 1
    assert attempt(connection, BOB, "select * from public.budgets") == 0


def test_only_workers_name_whose_money_it_is(connection: Connection) -> None:
    call = f"select public.reserve_dollars('{ADA.id}', '{DAY}', 1, 100)"
    assert [attempt(connection, who, call) for who in (BOB, ANON, WORKER)] == [REFUSED, REFUSED, 1]


def test_an_erasure_takes_receipts_along(connection: Connection, ours: object) -> None:
    asked(connection, ADA, "public.erase_my_rows()")
    assert connection.execute("select 1 from app_private.reservations").rowcount == 0
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        reserved(connection, 1)
