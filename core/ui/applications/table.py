"""The table: fifty rows, the status edited in its cell, one row opened, several moved together."""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

import streamlit as st

from core.domain.applications import Application, ApplicationStatus
from core.domain.tracking import Found, due_text, is_stale
from core.ui.applications.moving import move
from core.ui.session import ports, remember, time_zone

_VERSION = "desk.version"
_NAMES = ("chosen", "open", "status", "company", "title", "score", "template", "last", "next", "note")
_TALLEST = 620
_ROW = 35


def table(found: Found) -> Sequence[Application]:
    """Draws the rows; those that were chosen. Each change gives the table a new name, so that it shows what
    is kept, not what was typed; and so do other rows, for ticks stay with their places."""
    rows = list(found.rows)
    key = f"desk.{st.session_state.get(_VERSION, 0)}.{_digest(rows)}"
    shown = st.data_editor(
        _columns(rows, found.twins),
        key=key,
        hide_index=True,
        disabled=[name for name in _NAMES if name not in ("chosen", "status")],
        column_config=_config(rows),
        on_change=_edited,
        args=(key, rows),
        height=min(_TALLEST, _ROW * (len(rows) + 1) + 3),
        alt="Your applications, one in each row",
    )
    return [row for row, is_chosen in zip(rows, shown["chosen"], strict=False) if is_chosen]


def open_application(application_id: str) -> None:
    """Shows one application; a callback. The address carries it, so that a reload comes back to it."""
    st.query_params["application"] = application_id


def draw_anew() -> None:
    """A table of a new name: nothing is chosen in it, and nothing typed."""
    remember(_VERSION, st.session_state.get(_VERSION, 0) + 1)


def _digest(rows: Sequence[Application]) -> str:
    """Which rows these are, in their order."""
    return sha256("\n".join(row.id for row in rows).encode()).hexdigest()[:16]


def _columns(rows: Sequence[Application], twins: frozenset[str]) -> Mapping[str, list[Any]]:
    zone = time_zone()
    today = ports().clock().astimezone(zone).date()
    return {
        "chosen": [False for _ in rows],
        "open": ["Open" for _ in rows],
        "status": [row.status.value for row in rows],
        "company": [row.employer for row in rows],
        "title": [row.title for row in rows],
        "score": [row.score for row in rows],
        "template": [row.template for row in rows],
        "last": [row.updated_at.astimezone(zone).date() for row in rows],
        "next": [due_text(row, today) for row in rows],
        "note": [_note(row, twins, today) for row in rows],
    }


def _note(row: Application, twins: frozenset[str], today: date) -> str:
    notes = ["same posting twice"] if row.id in twins else []
    return ", ".join([*notes, *(["old posting"] if is_stale(row, today) else [])])


def _config(rows: Sequence[Application]) -> dict[str, Any]:
    column = st.column_config

    def opened(*_: object) -> None:
        clicked = st.session_state.get("desk.open")
        if clicked is not None and 0 <= clicked.row < len(rows):
            open_application(rows[clicked.row].id)

    statuses = [status.value for status in ApplicationStatus]
    return {
        "chosen": column.CheckboxColumn("✓", width=44),
        "open": column.ButtonColumn("", width=64, on_click=opened, key="desk.open", type="tertiary"),
        "status": column.SelectboxColumn("Status", options=statuses, required=True, width=100),
        "company": column.TextColumn("Company", width=190),
        "title": column.TextColumn("Title", width=220),
        "score": column.NumberColumn("Score", width=60),
        "template": column.TextColumn("Template", width=80),
        "last": column.DateColumn("Last action", width=100),
        "next": column.TextColumn("Next step", width=220),
        "note": column.TextColumn("Note", width=150),
    }


def _edited(key: str, rows: Sequence[Application]) -> None:
    """The rows are those that the person saw: what has changed since is told, not overwritten."""
    changes = st.session_state[key].get("edited_rows", {})
    statuses = {int(number): cells["status"] for number, cells in changes.items() if "status" in cells}
    if not statuses:
        return
    seen = [
        (rows[number], ApplicationStatus(said))
        for number, said in statuses.items()
        if number in range(len(rows))
    ]
    move(*((row, status) for row, status in seen if status is not row.status))
    draw_anew()
