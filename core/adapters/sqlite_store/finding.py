"""One page of a person's applications, and what is shown around it."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from core.domain.applications import Application, ApplicationStatus
from core.domain.tracking import ORDERS, Found, Search
from core.ports import Page

_TWIN = """
select a.id from applications a where a.id in ({marks}) and (
  exists (select 1 from applications b where b.user_id = a.user_id and b.candidate_id = a.candidate_id
          and b.id <> a.id and b.posting_id = a.posting_id and b.posting_id <> '')
  or exists (select 1 from applications b where b.user_id = a.user_id and b.candidate_id = a.candidate_id
             and b.id <> a.id and b.url = a.url and b.url <> ''))
"""
_SEARCHED = "title || char(10) || employer || char(10) || notes || char(10) || contact"
_NEXT_FIRST = "next_action_on = '', next_action_on, created_at desc, id desc"


def rows_of(
    connection: sqlite3.Connection, user_id: str, search: Search, page: Page
) -> Sequence[sqlite3.Row]:
    """The rows of the page, in order."""
    if search.each_status:
        lanes = [
            replace(search, statuses=(one,), each_status=False)
            for one in search.statuses or ApplicationStatus
        ]
        return [row for lane in lanes for row in rows_of(connection, user_id, lane, page)]
    conditions, values = _conditions(user_id, search)
    if search.statuses:
        conditions += f" and status in ({_marks(search.statuses)})"
        values += [status.value for status in search.statuses]
    query = f"select * from applications where {conditions} order by {_order(search)} limit ? offset ?"  # noqa: S608
    return connection.execute(query, [*values, page.limit, page.offset]).fetchall()


def found(connection: sqlite3.Connection, user_id: str, search: Search, rows: Sequence[Application]) -> Found:
    """The rows with the counts and the twins."""
    conditions, values = _conditions(user_id, search)
    query = f"select status, count(*) as n from applications where {conditions} group by status"  # noqa: S608
    counts = {ApplicationStatus(row["status"]): row["n"] for row in connection.execute(query, values)}
    ids = [row.id for row in rows]
    twins = connection.execute(_TWIN.format(marks=_marks(ids)), ids)
    return Found(rows, counts, frozenset(row["id"] for row in twins))


def _conditions(user_id: str, search: Search) -> tuple[str, list[str]]:
    """`folded` is ours: SQLite's own `lower` knows English letters only."""
    parts, values = ["user_id = ?"], [user_id]
    if search.candidate_id is not None:
        parts.append("candidate_id = ?")
        values.append(search.candidate_id)
    if search.words:
        parts.append(f"instr(folded({_SEARCHED}), ?) > 0")
        values.append(search.words.casefold())
    if search.due_by:
        parts.append("next_action_on <> '' and next_action_on <= ?")
        values.append(search.due_by)
    if search.since:
        parts.append("created_at >= ?")
        values.append(search.since)
    if search.until:
        parts.append("substr(created_at, 1, 10) <= ?")
        values.append(search.until)
    return " and ".join(parts), values


def _order(search: Search) -> str:
    if search.order not in ORDERS:
        raise ValueError(f"no order {search.order}")
    if search.order == "next_action_on":
        return _NEXT_FIRST
    if search.order == "employer":
        return "folded(employer), created_at desc, id desc"
    column = search.order.lstrip("-")
    return (
        "created_at desc, id desc" if column == "created_at" else f"{column} desc, created_at desc, id desc"
    )


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
