"""What one person can do with another's rows: nothing, in any table. Asked as the data API asks."""

from collections.abc import Mapping
from typing import Any

import psycopg
import pytest

from tests.supabase import catalogue
from tests.supabase.acting import ADA, ANON, BOB, WORKER, Who, acting, as_sql, attempt, insert
from tests.supabase.rows import rows_of

pytestmark = pytest.mark.slow
Connection = psycopg.Connection[Any]

REFUSED = "42501"
NO_SUCH_ROW = "23503"
CHECKED = "23514"
TOLD_BY_TRIGGERS = {"job_events"}
NAMED_BY = {"of_candidate": "candidate_id", "of_preview": "preview_job_id"}
"""Columns that are made from others, which an empty name leaves empty."""

KEPT_FOR_EVER = {"job_events", "audit", "application_events", "budgets"}
TABLES = sorted(rows_of(ADA).keys() | TOLD_BY_TRIGGERS)


def breaches(connection: Connection, table: str, row: Mapping[str, object], thief: Who) -> list[str]:
    """What `thief` can do with Ada's rows."""
    hers = f"where user_id::text = '{ADA.id}'"
    tries = {
        "read": attempt(connection, thief, f"select * from public.{table} {hers}"),
        "changed": attempt(connection, thief, f"update public.{table} set id = id {hers}"),
        "taken": attempt(connection, thief, f"update public.{table} set user_id = '{BOB.id}' {hers}"),
        "removed": attempt(connection, thief, f"delete from public.{table} {hers}"),
    }
    if row:
        tries["added"] = attempt(connection, thief, *insert(table, {**row, "id": "x", "user_id": ADA.id}))
    return [what for what, came in tries.items() if came not in {0, REFUSED}]


def test_every_table_is_looked_at(connection: Connection) -> None:
    assert catalogue.tables(connection) == TABLES, "a new table needs a row in tests/supabase/rows.py"


@pytest.mark.parametrize("table", TABLES)
def test_another_person_can_do_nothing(furnished: Connection, table: str) -> None:
    assert breaches(furnished, table, rows_of(ADA).get(table, {}), BOB) == []


@pytest.mark.parametrize("table", TABLES)
def test_a_stranger_is_refused_before_any_row_is_looked_at(furnished: Connection, table: str) -> None:
    for statement in (f"select 1 from public.{table}", f"delete from public.{table}"):
        assert attempt(furnished, ANON, statement) == REFUSED
    if row := rows_of(ADA).get(table):
        assert attempt(furnished, ANON, *insert(table, row)) == REFUSED


@pytest.mark.parametrize("table", TABLES)
def test_a_person_sees_and_keeps_what_is_theirs(furnished: Connection, table: str) -> None:
    assert attempt(furnished, ADA, f"select * from public.{table}") == 1
    given_away = attempt(furnished, ADA, f"update public.{table} set user_id = '{BOB.id}'")
    assert given_away in {REFUSED, NO_SUCH_ROW}
    touched = attempt(furnished, ADA, f"update public.{table} set id = id")
    assert touched == (REFUSED if table in KEPT_FOR_EVER else 1)


@pytest.mark.parametrize("table", sorted(KEPT_FOR_EVER))
@pytest.mark.parametrize("who", [ADA, WORKER])
def test_what_has_happened_stays(furnished: Connection, table: str, who: Who) -> None:
    for statement in (f"update public.{table} set id = id", f"delete from public.{table}",
                      f"truncate public.{table}"):  # fmt: skip
        assert attempt(furnished, who, statement) == REFUSED


def test_nobody_makes_events_up(furnished: Connection) -> None:
    event = {"user_id": ADA.id, "job_id": "a-job", "name": "done", "data": {}}
    assert [attempt(furnished, who, *insert("job_events", event)) for who in (ADA, BOB, WORKER)] == [
        REFUSED
    ] * 3


def test_no_reference_leads_to_another_persons_row(furnished: Connection) -> None:
    """Bob adds rows of his own that name Ada's, in every column that names anything."""
    references = catalogue.references(furnished)
    assert len(references) >= 6
    others_first = [*reversed(rows_of(BOB)), *TOLD_BY_TRIGGERS]
    for table, column, named in sorted(references, key=lambda found: others_first.index(found[0])):
        if table not in TOLD_BY_TRIGGERS:
            own = rows_of(BOB)[table]
            of_ada = {NAMED_BY.get(column, column): rows_of(ADA)[named]["id"]}
            furnished.execute(f"delete from {table} where user_id = %s", [BOB.id])
            assert attempt(furnished, BOB, *insert(table, own)) == 1
            came = attempt(furnished, BOB, *insert(table, {**own, **of_ada}))
            assert came == NO_SUCH_ROW, f"{table} of one person names {named} of another by its {column}"


def test_an_application_names_its_owners_documents_alone(furnished: Connection) -> None:
    change = "update public.applications set artifact_ids = jsonb_build_object('cv', %s::text)"
    assert attempt(furnished, BOB, change, ["a-artifact"]) == NO_SUCH_ROW
    assert attempt(furnished, BOB, change, ["b-artifact"]) == 1


@pytest.mark.parametrize(
    ("key", "came"),
    [
        (f"{BOB.id}/job/x.pdf", 1),
        (f"{ADA.id}/job/x.pdf", CHECKED),
        (f"{BOB.id}", CHECKED),
        (f"{BOB.id}x/job/x.pdf", CHECKED),
        ("job/x.pdf", CHECKED),
    ],
)
def test_a_document_names_its_owners_files_alone(furnished: Connection, key: str, came: object) -> None:
    row = {**rows_of(BOB)["artifacts"], "id": "new", "key": key}
    assert attempt(furnished, BOB, *insert("artifacts", row)) == came
    assert attempt(furnished, WORKER, *insert("artifacts", row)) == came


def test_what_is_kept_for_candidates_is_counted_for_their_coach_alone(furnished: Connection) -> None:
    own_posting = {**rows_of(ADA)["postings"], "id": "own", "candidate_id": ""}
    applied = {**rows_of(ADA)["jobs"], "id": "apply", "kind": "apply", "fingerprint": "g"}
    for table, row in (("postings", own_posting), ("jobs", applied)):
        statement, values = insert(table, row)
        furnished.execute(as_sql(statement), values)
    counting = f"select * from public.count_by_candidate('{ADA.id}') order by 1"
    for who, found in [(ADA, [("", 0, 1, 0, 0), ("a-candidate", 1, 1, 1, 1)]), (BOB, [])]:
        with acting(furnished, who):
            assert furnished.execute(as_sql(counting)).fetchall() == found
    assert [attempt(furnished, who, counting) for who in (WORKER, ANON)] == [2, REFUSED]


def test_what_came_after_is_told_of_the_jobs_asked_for_and_to_their_owner(furnished: Connection) -> None:
    furnished.execute("update public.jobs set progress = 1")
    (first,) = furnished.execute("select min(id) from public.job_events").fetchone() or (0,)
    asked = f"select job_id from public.events_after({first}, %s)"
    for who, jobs, found in [
        (ADA, ["a-job", "b-job"], ["a-job"]),
        (BOB, ["a-job", "b-job"], ["b-job", "b-job"]),
        (WORKER, ["a-job", "b-job"], ["b-job", "a-job", "b-job"]),
        (WORKER, ["a-job"], ["a-job"]),
        (ADA, [], []),
    ]:
        with acting(furnished, who):
            assert [row[0] for row in furnished.execute(as_sql(asked), [jobs])] == found
    assert attempt(furnished, ANON, asked, [["a-job"]]) == REFUSED


@pytest.mark.parametrize(
    ("policy", "found"),
    [
        ("for select to authenticated using (true)", ["read"]),
        ("to authenticated using (true) with check (true)", ["read", "changed", "taken", "removed", "added"]),
        ("for insert to authenticated with check (true)", ["added"]),
    ],
)
def test_a_careless_policy_is_found(furnished: Connection, policy: str, found: list[str]) -> None:
    furnished.execute(f'create policy "careless" on public.credentials {policy}')  # type: ignore[call-overload]
    row = rows_of(ADA)["credentials"]
    assert breaches(furnished, "credentials", row, BOB) == found


@pytest.mark.parametrize(
    ("who", "name", "came"),
    [
        (ADA, f"{ADA.id}/job/x.pdf", 1),
        (BOB, f"{ADA.id}/job/x.pdf", REFUSED),
        (ADA, "x.pdf", REFUSED),
        (ADA, f"job/{ADA.id}/x.pdf", REFUSED),
        (ANON, f"{ADA.id}/job/x.pdf", REFUSED),
    ],
)
def test_files_lie_under_their_owners_id(connection: Connection, who: Who, name: str, came: object) -> None:
    add = "insert into storage.objects (bucket_id, name) values (%s, %s)"
    assert attempt(connection, who, add, ["artifacts", name]) == came


def test_nothing_is_put_under_the_id_of_an_account_that_is_gone(connection: Connection) -> None:
    add = "insert into storage.objects (bucket_id, name) values ('artifacts', %s)"
    connection.execute("delete from auth.users where id = %s", [ADA.id])
    assert attempt(connection, ADA, add, [f"{ADA.id}/job/x.pdf"]) == "42501"


def test_files_of_others_are_out_of_reach(connection: Connection) -> None:
    name = f"{ADA.id}/job/cv.pdf"
    connection.execute("insert into storage.objects (bucket_id, name) values ('artifacts', %s)", [name])
    for statement in ("select * from storage.objects", "delete from storage.objects",
                      "update storage.objects set name = 'taken'"):  # fmt: skip
        assert attempt(connection, BOB, statement) == 0
        assert attempt(connection, ANON, statement) == 0
    assert attempt(connection, ADA, "select * from storage.objects") == 1
