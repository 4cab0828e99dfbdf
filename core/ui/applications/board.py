"""The board: the newest of each status side by side, moved by buttons, which work without a mouse too."""

from dataclasses import replace

import streamlit as st

from core.domain.applications import Application, ApplicationStatus
from core.domain.moves import moves_from
from core.domain.tracking import Found, Search, due_text, read_day
from core.ports import Page
from core.ui.applications.moving import move
from core.ui.applications.table import open_application
from core.ui.components.plain import md_escape
from core.ui.session import remember, today_here

CARDS = Page(limit=8)
"""Of each status."""


def of_each_status(search: Search) -> Search:
    """What the board asks for."""
    return replace(search, each_status=True)


def board(found: Found) -> None:
    """A lane for each status of which there is any, with how many there are in all."""
    lanes = {status: [row for row in found.rows if row.status is status] for status in ApplicationStatus}
    filled = [status for status in ApplicationStatus if lanes[status]]
    for column, status in zip(st.columns(len(filled), gap="small"), filled, strict=True):
        with column:
            _lane(status, lanes[status], found.counts.get(status, 0))


def _lane(status: ApplicationStatus, rows: list[Application], count: int) -> None:
    st.markdown(f"**{status.capitalize()}** · {count:,}")
    for row in rows:
        _card(row)
    if count > len(rows):
        st.button(
            f"and {count - len(rows):,} more",
            key=f"board-all-{status}",
            type="tertiary",
            on_click=_show_all,
            args=(status,),
        )


def _card(row: Application) -> None:
    """The title opens it."""
    with st.container(border=True, key=f"board-{row.id}", gap=None):
        st.button(
            f"**{md_escape(row.title) or 'Without a title'}**",
            key=f"board-open-{row.id}",
            type="tertiary",
            on_click=open_application,
            args=(row.id,),
        )
        st.caption("  \n".join(line for line in (md_escape(row.employer), _step(row)) if line))
        st.menu_button(
            "Move",
            [status.capitalize() for status in moves_from(row.status)],
            key=f"board-move-{row.id}",
            type="tertiary",
            on_click=_move,
            args=(row,),
        )


def _step(row: Application) -> str:
    """The next step, in red when its day is over."""
    today = today_here()
    day, text = read_day(row.next_action_on), md_escape(due_text(row, today))
    return f":red[{text}]" if day and day < today else text


def _move(row: Application) -> None:
    move((row, ApplicationStatus(st.session_state[f"board-move-{row.id}"].lower())))


def _show_all(status: ApplicationStatus) -> None:
    """All of a status, in the table."""
    remember("view", "Table")
    remember("status", [status.value])
