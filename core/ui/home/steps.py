"""What to do next, a card each: the application, one sentence, one way there."""

from collections.abc import Mapping, Sequence

import streamlit as st

from core.domain.applications import ApplicationStatus
from core.domain.next_steps import OPEN, NextStep, OpenApplication, StepKind, read_step
from core.ui.components.plain import md_escape
from core.ui.components.ways import way

MOST_SHOWN = 7
_ICONS: Mapping[StepKind, str] = {
    StepKind.OVERDUE: ":red[:material/notification_important:]",
    StepKind.TODAY: ":orange[:material/today:]",
    StepKind.INTERVIEW: ":blue[:material/forum:]",
    StepKind.READY: ":green[:material/outgoing_mail:]",
    StepKind.SILENT: ":gray[:material/hourglass_empty:]",
}


def steps_now(steps: Sequence[NextStep]) -> None:
    """The most urgent first; beyond `MOST_SHOWN` it says how many more there are, and where."""
    if not steps:
        _all_done()
    for step in steps[:MOST_SHOWN]:
        _card(step)
    more = len(steps) - MOST_SHOWN
    if more > 0:
        statuses = [status.value for status in OPEN]
        way("applications", f"And {more:,} more", "more_horiz", order="Next step", status=statuses)


def _card(step: NextStep) -> None:
    one = step.application
    with st.container(
        border=True,
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        key=f"next-{step.kind}-{one.id}",
    ):
        with st.container(gap=None, width="stretch"):
            name = md_escape(one.title) or "Without a title"
            employer = f" · {md_escape(one.employer)}" if one.employer else ""
            st.markdown(f"{_ICONS[step.kind]} **{name}**{employer}")
            st.caption(md_escape(read_step(step)))
        _way_there(one)


def _way_there(one: OpenApplication) -> None:
    """What is not sent yet is sent from its documents, whatever day was set for that."""
    if one.status is ApplicationStatus.PENDING and one.preview_job_id:
        way("tailor", "Look and apply", "arrow_forward", step="result", job=one.preview_job_id)
    else:
        way("applications", "Open", "arrow_forward", application=one.id)


def _all_done() -> None:
    with st.container(border=True, key="next-none"):
        st.markdown(":green[:material/check_circle:] **Nothing is due today**")
        st.caption(
            "No date has come, no interview is near, no application is unsent and nobody is silent for long."
        )
        way("tailor", "Make a CV and letter for another posting", "edit_document")
