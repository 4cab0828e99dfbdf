"""The embedded store where it hurts: many writers at once, kill -9, long lists."""

from pathlib import Path

import pytest

from bench.store import CHANGES, THREADS, application, applications, changed_at_once, killed_while_writing
from core.adapters.sqlite_store import Database

ORDERED = "select * from {table} where user_id is 'ann' order by created_at desc, id desc limit 50"
PICKED = "select * from {table} where user_id is 'ann' and {column} is 'x' order by created_at desc, id desc"
SORTS = "TEMP B-TREE"


def plan(folder: Path, query: str) -> str:
    database = Database(folder / "store.db")
    rows = database.connection().execute(f"explain query plan {query}").fetchall()
    return "\n".join(row["detail"] for row in rows)


@pytest.mark.slow
def test_threads_that_change_one_row_lose_nothing(tmp_path: Path) -> None:
    assert changed_at_once(tmp_path) == THREADS * CHANGES


def test_a_change_without_its_condition_would_lose_some(tmp_path: Path) -> None:
    table = applications(tmp_path)
    table.add("ann", application(0))
    first = second = table.require("ann", "0").score
    assert table.change("ann", {"id": "0", "score": first}, {"score": first + 1}) == 1
    assert table.change("ann", {"id": "0", "score": second}, {"score": second + 1}) == 0


@pytest.mark.slow
def test_what_was_promised_is_there_after_kill_9(tmp_path: Path) -> None:
    promised, missing, verdict = killed_while_writing(tmp_path, kills=3)
    assert promised > 100
    assert (missing, verdict) == (0, "ok")


@pytest.mark.parametrize("table", ["profiles", "postings", "jobs", "applications"])
def test_a_page_of_a_long_list_is_not_sorted_out_of_all_rows(tmp_path: Path, table: str) -> None:
    assert SORTS not in plan(tmp_path, ORDERED.format(table=table))


@pytest.mark.parametrize(
    ("table", "column"),
    [("applications", "status"), ("applications", "candidate_id"), ("profiles", "candidate_id")],
)
def test_nor_is_a_page_of_some_of_them(tmp_path: Path, table: str, column: str) -> None:
    assert SORTS not in plan(tmp_path, PICKED.format(table=table, column=column))


def test_the_plan_tells_when_rows_are_sorted(tmp_path: Path) -> None:
    assert SORTS in plan(tmp_path, "select * from applications where user_id is 'ann' order by title")
