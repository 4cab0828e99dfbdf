"""A change of a status, wherever on the page it was asked for: one write, then the page is read once."""

import streamlit as st

from core.domain.applications import Application, ApplicationStatus
from core.services.tracking import set_status, undo
from core.ui.components.plain import md_escape
from core.ui.components.problems import attempt
from core.ui.session import forget, ports, remember, require_user

PLACE = "desk-move"
_MOVED = "desk.moved"


def move(application: Application, status: ApplicationStatus) -> None:
    """From the state the person sees; a callback."""

    def do() -> bool:
        set_status(ports(), require_user(), application, status)
        return True

    if attempt(PLACE, do):
        remember(_MOVED, (application.id, f"{application.title}: {application.status} → {status}."))


def take_back(application_id: str) -> None:
    """Undoes the last change; a callback."""

    def do() -> None:
        user_id = require_user()
        undo(ports(), user_id, ports().applications.require(user_id, application_id))

    forget(_MOVED)
    attempt(PLACE, do)


def moved_note() -> None:
    """What was moved last, with the way back, until the page is left or something else is moved."""
    moved: tuple[str, str] | None = st.session_state.get(_MOVED)
    if moved is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="desk-moved"):
        st.caption(f":material/check: {md_escape(moved[1])}", width="content")
        st.button("Undo", key="undo-move", type="tertiary", on_click=take_back, args=(moved[0],))
