"""What to do next today, in one glance.

A page of its own, first in the menu, but not the one at `/`: there somebody brings a CV, and addresses with a
way to go on (`/?step=...`) are kept by people, mails and browsers. Who comes back there is told what waits.
"""

import streamlit as st

from core.services.home import Outlook, outlook
from core.ui.components.ways import way
from core.ui.flow import chosen_candidate
from core.ui.home import first_step, other_desks, runs_now, steps_now, week_now
from core.ui.session import ports, require_user, today_here


def show() -> None:
    today = today_here()
    found = outlook(ports(), require_user(), chosen_candidate(), today)
    if found.is_new:
        st.title("Your applications, one step at a time", anchor=False)
        first_step(has_profile=found.has_profile)
        other_desks(found.due)
        return
    st.title("Today", anchor=False)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(f"{today:%A}, {today.day} {today:%B %Y}", width="content")
        way("tailor", "Make a CV and letter", "edit_document")
    _glance(found)


def _glance(found: Outlook) -> None:
    left, right = st.columns([2, 1], gap="large")
    with left:
        steps_now(found.steps)
    with right:
        runs_now(found.runs)
        week_now(found.week, found.week_before)
        other_desks(found.due)


show()
