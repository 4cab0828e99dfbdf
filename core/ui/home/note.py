"""One line for whoever comes in at the start page: that something waits, and the way there."""

import streamlit as st

from core.services.home import count_steps
from core.ui.components.ways import way
from core.ui.flow import chosen_candidate
from core.ui.session import ports, require_user, today_here


def waiting_note() -> None:
    """Nothing where nothing waits."""
    today = today_here()
    count = count_steps(ports(), require_user(), chosen_candidate(), today)
    if count:
        with st.container(
            border=True,
            horizontal=True,
            vertical_alignment="center",
            horizontal_alignment="distribute",
            key="next-note",
        ):
            waits = "1 application waits" if count == 1 else f"{count:,} applications wait"
            st.markdown(f":orange[:material/today:] **{waits} for you**", width="content")
            way("home", "See what is next", "arrow_forward")
