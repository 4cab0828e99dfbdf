"""The table: fifty rows, the status edited in its cell, one row opened, several moved together."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from core.domain.applications import Application, ApplicationStatus
from core.domain.errors import ErrorCode
from core.domain.tracking import Found, due_text, is_stale
from core.services.tracking import remove_application, set_status_of_all
from core.ui.applications.moving import PLACE, move
from core.ui.components.problems import Problem, attempt, keep_problem
from core.ui.session import ports, remember, require_user

_VERSION = "desk.version"
_NAMES = ("chosen", "status", "company", "title", "open", "score", "template", "last", "next", "note")


def table(found: Found) -> None:
    """Draws the rows. Each change gives the table a new name, so that it shows what is kept, not what was
    typed."""
    today = ports().clock().date()
    key = f"desk.{st.session_state.get(_VERSION, 0)}"
    rows = list(found.rows)
    shown = st.data_editor(
        _columns(rows, found.twins, today),
        key=key,
        hide_index=True,
        disabled=[name for name in _NAMES if name not in ("chosen", "status")],
        column_config=_config(rows),
        on_change=_edited,
        args=(key, rows),
        alt="Your applications, one in each row",
    )
    chosen = [row for row, is_chosen in zip(rows, shown["chosen"], strict=False) if is_chosen]
    if chosen:
        _together(chosen)


def open_application(application_id: str) -> None:
    """Shows one application; a callback. The address carries it, so that a reload comes back to it."""
    st.query_params["application"] = application_id


def _columns(rows: Sequence[Application], twins: frozenset[str], today: date) -> Mapping[str, list[Any]]:
    return {
        "chosen": [False for _ in rows],
        "status": [row.status.value for row in rows],
        "company": [row.employer for row in rows],
        "title": [row.title for row in rows],
        "open": ["Open" for _ in rows],
        "score": [row.score for row in rows],
        "template": [row.template for row in rows],
        "last": [row.updated_at.date() for row in rows],
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

    return {
        "chosen": column.CheckboxColumn("✓", width=40),
        "status": column.SelectboxColumn(
            "Status", options=[status.value for status in ApplicationStatus], required=True, width=100
        ),
        "company": column.TextColumn("Company", width=150),
        "title": column.TextColumn("Title", width=200),
        "open": column.ButtonColumn("", width=70, on_click=opened, key="desk.open", type="tertiary"),
        "score": column.NumberColumn("Score", width=60),
        "template": column.TextColumn("Template", width=80),
        "last": column.DateColumn("Last action", width=100),
        "next": column.TextColumn("Next step", width=180),
        "note": column.TextColumn("Note", width=130),
    }


def _edited(key: str, rows: Sequence[Application]) -> None:
    """The rows are those that the person saw: what has changed since is told, not overwritten."""
    changes = st.session_state[key].get("edited_rows", {})
    moves = {int(number): cells["status"] for number, cells in changes.items() if "status" in cells}
    for number, status in moves.items():
        if 0 <= number < len(rows) and status != rows[number].status:
            move(rows[number], ApplicationStatus(status))
    if moves:
        _draw_anew()


def _draw_anew() -> None:
    remember(_VERSION, st.session_state.get(_VERSION, 0) + 1)


def _together(chosen: Sequence[Application]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="desk-together"):
        options = [status.value for status in ApplicationStatus if status is not ApplicationStatus.PENDING]
        status = st.selectbox(f"Set {len(chosen)} chosen to", options, key="desk.together", width=180)
        st.button(
            "Set status", key="set-together", on_click=_move_all, args=(chosen, ApplicationStatus(status))
        )
        with st.popover("Remove", icon=":material/delete:"):
            st.markdown(f"{len(chosen)} applications and their history are removed for good.")
            st.button("Remove them", key="remove-together", on_click=_remove_all, args=(chosen,))


def _move_all(chosen: Sequence[Application], status: ApplicationStatus) -> None:
    refused = attempt(PLACE, lambda: set_status_of_all(ports(), require_user(), chosen, status))
    if refused:
        more = f" And {len(refused) - 3} more." if len(refused) > 3 else ""
        keep_problem(PLACE, Problem(ErrorCode.CONFLICT, " ".join(refused[:3]) + more))
    _draw_anew()


def _remove_all(chosen: Sequence[Application]) -> None:
    def do() -> None:
        for row in chosen:
            remove_application(ports(), require_user(), row.id)

    attempt(PLACE, do)
    _draw_anew()
