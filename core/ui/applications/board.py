"""The board: the rows of this page by status, moved by buttons, which work without a mouse too."""

import streamlit as st

from core.domain.applications import Application, ApplicationStatus
from core.domain.tracking import Found, due_text, moves_from
from core.ui.applications.moving import move
from core.ui.applications.table import open_application
from core.ui.components.plain import md_escape
from core.ui.session import ports


def board(found: Found) -> None:
    """A lane for each status that has rows here, with how many there are in all."""
    lanes = {status: [row for row in found.rows if row.status is status] for status in ApplicationStatus}
    filled = [status for status in ApplicationStatus if lanes[status]]
    for lane, status in zip(st.columns(len(filled) or 1), filled, strict=False):
        with lane:
            st.markdown(f"**{status.capitalize()}** · {found.counts.get(status, 0):,}")
            for row in lanes[status]:
                _card(row)


def _card(row: Application) -> None:
    step = due_text(row, ports().clock().date())
    with st.container(border=True, key=f"board-{row.id}", gap="small"):
        st.markdown(f"**{md_escape(row.title)}**  \n{md_escape(row.employer)}")
        if step:
            st.caption(md_escape(step))
        st.button("Open", key=f"board-open-{row.id}", on_click=open_application, args=(row.id,))
        with st.popover("Move", key=f"board-move-{row.id}"):
            for status in moves_from(row.status):
                st.button(
                    status.capitalize(),
                    key=f"board-{row.id}-{status}",
                    on_click=move,
                    args=(row, status),
                    width="stretch",
                )
