"""However many ask at once, nobody spends more in a day than they may: in every place."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.adapters.sqlite_store import Database, SqliteTable, SqliteTreasury
from core.adapters.supabase import SupabaseProject, SupabaseTable, SupabaseTreasury
from core.domain.spending import Budget, Reservation, Spending
from core.ports import Table, Treasury
from tests.contract.homes import Homes, stand_in_homes
from tests.supabase.stand_in import StandIn

DAY = "2026-11-27"
NEXT_DAY = "2026-11-28"
LIMIT = 1_000_000
BILL = Spending(cost=0.004, prompt_tokens=900, completion_tokens=100, seconds=1)


class Counter:
    """A treasury, who asks there, and what they see of their budgets."""

    def __init__(self, treasury: Treasury, budgets: Table[Budget], user_id: str) -> None:
        self.treasury = treasury
        self.budgets = budgets
        self.user_id = user_id

    def reserve(self, amount: int, limit: int = LIMIT, day: str = DAY) -> Reservation | None:
        return self.treasury.reserve(self.user_id, day, amount, limit)

    def budget(self, day: str = DAY) -> Budget:
        (row,) = self.budgets.list(self.user_id, {"day": day})
        return row


@pytest.fixture
def new_people(supabase_stand_in: StandIn) -> Iterator[Homes]:
    """Nobody removes a budget, so nobody has one yet."""
    with stand_in_homes(supabase_stand_in) as homes:
        yield homes


@pytest.fixture(
    params=["embedded", *(pytest.param(role, marks=pytest.mark.slow) for role in ("person", "worker"))]
)
def counter(request: pytest.FixtureRequest, tmp_path: Path, new_store: Path) -> Iterator[Counter]:
    if request.param == "embedded":
        database = Database(Path(shutil.copy(new_store, tmp_path)))
        yield Counter(SqliteTreasury(database), SqliteTable(database, "budgets", Budget), "ann")
        database.close()
        return
    stand_in: StandIn = request.getfixturevalue("supabase_stand_in")
    people: Homes = request.getfixturevalue("new_people")
    client = people.ann.jobs._client
    project = SupabaseProject(stand_in.url, stand_in.secret_key)
    is_worker = request.param == "worker"
    treasury = SupabaseTreasury(project.as_key() if is_worker else client, as_worker=is_worker)
    yield Counter(treasury, SupabaseTable(client, "budgets", Budget), people.ann.user_id)
    project.close()


def test_what_is_set_aside_becomes_what_was_spent(counter: Counter) -> None:
    given = counter.reserve(10_000)
    assert given is not None
    assert (counter.budget().reserved, counter.budget().spent) == (10_000, 0)
    counter.treasury.settle(given, BILL)
    kept = counter.budget().model_dump(exclude={"id", "created_at", "user_id"})
    assert kept == {
        "day": DAY, "reserved": 0, "spent": 4_000, "prompt_tokens": 900, "completion_tokens": 100, "calls": 1
    }  # fmt: skip


def test_the_limit_is_reached_and_not_passed(counter: Counter) -> None:
    assert counter.reserve(LIMIT - 1) is not None
    assert counter.reserve(2) is None
    assert counter.reserve(1) is not None
    assert counter.reserve(1) is None
    assert counter.budget().reserved == LIMIT


def test_each_day_begins_anew_and_a_late_bill_goes_to_its_day(counter: Counter) -> None:
    given = counter.reserve(LIMIT)
    assert given is not None
    assert counter.reserve(1) is None
    assert counter.reserve(LIMIT, day=NEXT_DAY) is not None
    counter.treasury.settle(given, BILL)
    assert (counter.budget().spent, counter.budget(NEXT_DAY).spent) == (4_000, 0)


def test_a_thousand_at_once_spend_no_more_than_the_budget(counter: Counter) -> None:
    """Each sets 10,000 aside and spends 4,000; through the whole crowd the sum never passes the limit."""
    calls = 1_000 if isinstance(counter.treasury, SqliteTreasury) else 120
    limit = calls * 400

    def call(_: int) -> bool:
        given = counter.reserve(10_000, limit)
        if given is None:
            return False
        seen = counter.budget()
        assert seen.reserved + seen.spent <= limit
        counter.treasury.settle(given, BILL)
        return True

    with ThreadPoolExecutor(16) as crowd:
        served = sum(crowd.map(call, range(calls)))
    kept = counter.budget()
    assert kept.reserved == 0
    assert kept.spent == served * 4_000 <= limit
    assert 0 < served < calls
