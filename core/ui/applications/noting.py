"""What a person notes about one application and does next: a form in which nothing typed is lost."""

from collections.abc import Mapping

import streamlit as st

from core.domain.applications import Application
from core.domain.calendars import calendar_of
from core.domain.errors import ErrorCode
from core.domain.tracking import read_day
from core.services.tracking import MOST_LETTERS, set_details
from core.ui.components.problems import attempt, forget_problem, kept_problem, problem_note
from core.ui.session import forget, ports, remember, require_user

_PLACE = "desk-details"
_SEEN = "desk.seen"


def noting(row: Application) -> None:
    """The form, and the next step for a calendar."""
    st.markdown("##### Notes and next step")
    seen = _seen(row)
    stamp = _stamp(seen)
    with st.form(f"details-{stamp}", border=False):
        notes = st.text_area("Notes", seen.notes, max_chars=10_000, key=f"notes.{stamp}")
        contact = st.text_input("Contact", seen.contact, max_chars=500, key=f"contact.{stamp}")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            step = st.text_input("Next step", seen.next_action, max_chars=200, key=f"step.{stamp}")
            day = st.date_input(
                "On", read_day(seen.next_action_on), key=f"day.{stamp}", format="YYYY-MM-DD", width=180
            )
        url = st.text_input(
            "Web address of the posting", seen.url, max_chars=MOST_LETTERS["url"], key=f"url.{stamp}"
        )
        wanted = st.form_submit_button("Save")
    if wanted:
        said = {"notes": notes, "contact": contact.strip(), "next_action": step.strip(), "url": url}
        _save(seen, {**said, "next_action_on": day.isoformat() if day else ""})
    _refusal()
    _calendar(row)


def _seen(row: Application) -> Application:
    """As it was when its form was first drawn: what is typed there stays while the status is moved or a save
    is refused, and what another window saves meanwhile is not written over."""
    seen: Application | None = st.session_state.get(_SEEN)
    if seen is not None and seen.id == row.id and f"notes.{_stamp(seen)}" in st.session_state:
        return seen
    remember(_SEEN, row)
    forget_problem(_PLACE)
    return row


def _stamp(seen: Application) -> str:
    return f"{seen.id}.{seen.updated_at.timestamp()}"


def _save(seen: Application, details: Mapping[str, str]) -> None:
    if attempt(_PLACE, lambda: set_details(ports(), require_user(), seen, details)):
        forget(_SEEN)
        st.toast("Saved.", icon=":material/check:")
        st.rerun()


def _refusal() -> None:
    """What went wrong; what another window saved is shown in place of what is typed when it is asked for."""
    problem_note(_PLACE)
    problem = kept_problem(_PLACE)
    if problem is not None and problem.code is ErrorCode.CONFLICT:
        st.button("Show what is kept now", key="details-anew", on_click=forget, args=(_SEEN,))


def _calendar(row: Application) -> None:
    calendar = calendar_of(row, ports().clock())
    if calendar:
        st.download_button(
            "Add to my calendar",
            calendar,
            "follow-up.ics",
            "text/calendar",
            icon=":material/event:",
            on_click="ignore",
        )
