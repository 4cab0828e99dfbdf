"""What is done with several applications at once: a status for all of them, or their end."""

from collections.abc import Sequence

import streamlit as st

from core.domain.applications import Application, ApplicationStatus
from core.services.tracking import remove_application
from core.ui.applications.moving import PLACE, move
from core.ui.applications.table import draw_anew
from core.ui.components.problems import attempt
from core.ui.session import ports, require_user


def together(chosen: Sequence[Application]) -> None:
    """One line of buttons."""
    options = [status.value for status in ApplicationStatus if status is not ApplicationStatus.PENDING]
    st.menu_button(f"Set {len(chosen)} to", options, key="set-together", on_click=_move_all, args=(chosen,))
    with st.popover("Remove"):
        st.markdown(f"{len(chosen)} applications and their history are removed for good.")
        st.button("Remove them", key="remove-together", on_click=_remove_all, args=(chosen,))


def _move_all(chosen: Sequence[Application]) -> None:
    move(*((row, ApplicationStatus(st.session_state["set-together"])) for row in chosen))
    draw_anew()


def _remove_all(chosen: Sequence[Application]) -> None:
    def do() -> None:
        for row in chosen:
            remove_application(ports(), require_user(), row.id)

    attempt(PLACE, do)
    draw_anew()
