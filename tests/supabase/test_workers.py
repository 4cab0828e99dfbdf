"""Handing out jobs in the database: the rules of the embedded store, for one person and for all."""

from typing import Any

import psycopg
import pytest

from tests.supabase.acting import ADA, ANON, BOB, WORKER, Who, acting, as_sql, attempt, insert
from tests.supabase.rows import rows_of

pytestmark = pytest.mark.slow
Connection = psycopg.Connection[Any]

AT = "2026-11-24T10:00:00+00:00"
BEFORE, AFTER = "2026-11-24T09:59:00+00:00", "2026-11-24T10:01:00+00:00"
CLAIM = f"select id from public.claim_job('w', '{AT}', '{AFTER}')"


def claim(connection: Connection, who: Who) -> list[str]:
    with acting(connection, who):
        return [row[0] for row in connection.execute(as_sql(CLAIM))]


@pytest.mark.parametrize(
    ("change", "may_start"),
    [
        ("status = 'queued'", True),
        (f"not_before = '{AT}'", True),
        (f"not_before = '{AFTER}'", False),
        (f"status = 'running', lease_until = '{BEFORE}'", True),
        (f"status = 'running', lease_until = '{AT}'", False),
        ("status = 'running'", False),
        ("status = 'done'", False),
        ("status = 'error'", False),
        ("status = 'cancelled'", False),
    ],
)
def test_who_may_start(furnished: Connection, change: str, may_start: bool) -> None:
    furnished.execute(as_sql(f"update public.jobs set {change} where id = 'a-job'"))
    woken = f"select public.call_for_waiting_jobs('{AT}', '{BEFORE}')"
    with acting(furnished, ADA):
        calls = [furnished.execute(as_sql(woken)).fetchone() for _ in range(2)]
    assert calls == [(int(may_start),), (0,)]
    assert claim(furnished, ADA) == (["a-job"] if may_start else [])
    assert claim(furnished, ADA) == []


def test_a_person_claims_their_own_and_a_worker_the_oldest_of_all(furnished: Connection) -> None:
    furnished.execute("update public.jobs set created_at = '2026-01-01' where id = 'b-job'")
    assert claim(furnished, ADA) == ["a-job"]
    assert [claim(furnished, WORKER) for _ in range(2)] == [["b-job"], []]
    assert attempt(furnished, ANON, CLAIM) == "42501"
    row = furnished.execute(
        "select status, worker, lease_until = %s from public.jobs where id = 'b-job'", [AFTER]
    )
    assert row.fetchone() == ("running", "w", True)


def test_two_claim_different_jobs_at_once(database: str) -> None:
    with psycopg.connect(database) as setting_up:
        for who in (ADA, BOB):
            for table in ("candidates", "jobs"):
                statement, values = insert(table, rows_of(who)[table])
                setting_up.execute(as_sql(statement), values)
    try:
        with psycopg.connect(database) as first, psycopg.connect(database) as second:
            found = [claim(connection, WORKER) for connection in (first, second)]
        assert sorted(map(str, found)) == ["['a-job']", "['b-job']"]
    finally:
        with psycopg.connect(database) as cleaning:
            cleaning.execute("delete from public.jobs")
            cleaning.execute("delete from public.candidates")


@pytest.mark.parametrize(
    ("change", "is_forgotten"),
    [
        ("select 1", False),
        ("delete from public.applications", True),
        ("delete from public.artifacts", False),
        ("update public.applications set preview_job_id = 'a-other', artifact_ids = '{}'", True),
        ("update public.applications set preview_job_id = 'a-other'", False),
    ],
)
def test_a_job_is_forgotten_when_nothing_needs_it(
    furnished: Connection, change: str, is_forgotten: bool
) -> None:
    other = {**rows_of(ADA)["jobs"], "id": "a-other", "fingerprint": "g"}
    furnished.execute(*map(as_sql, insert("jobs", other)[:1]), insert("jobs", other)[1])
    furnished.execute(
        as_sql(f"update public.jobs set status = 'done', finished_at = '{BEFORE}' where id = 'a-job'")
    )
    furnished.execute("delete from public.applications where id = 'b-application'")
    furnished.execute(as_sql(change))
    with acting(furnished, WORKER):
        found = [row[0] for row in furnished.execute(as_sql(f"select id from public.forgotten_jobs('{AT}')"))]
    assert found == (["a-job"] if is_forgotten else [])


def test_only_an_owner_or_a_worker_adds_drafts(furnished: Connection) -> None:
    furnished.execute("update public.jobs set status = 'running'")
    mine, any_ones = (
        "select public.add_my_draft('a-job', 'cv', 'h')",
        f"select public.add_draft('{ADA.id}', 'a-job', 'cv', 'h')",
    )
    drafts = "select 1 from public.job_events where name = 'partial'"
    for who, statement, added in [(BOB, mine, 0), (ADA, mine, 1), (WORKER, any_ones, 1)]:
        furnished.execute("delete from public.job_events")
        with acting(furnished, who):
            furnished.execute(as_sql(statement))
        assert furnished.execute(drafts).rowcount == added
    assert [attempt(furnished, ADA, any_ones), attempt(furnished, ANON, mine)] == ["42501"] * 2
