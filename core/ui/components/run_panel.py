"""A run while it goes on: percent, phase and the first draft, live, with a way to stop it."""

from datetime import datetime

import streamlit as st

from core.domain.jobs import PREVIEW_PHASES, Job
from core.services.jobs import cancel, drafts
from core.ui.components.document_frame import document_frame
from core.ui.components.problems import guarded
from core.ui.session import ports, require_user


def polling_seconds(job: Job, now: datetime) -> float:
    """Half a second at first, then twice as long whenever the run is four times as old, at most 4 s.

    A part of the job's id is added, so that many people's pages do not ask in the same instant.
    """
    age = max(0.0, (now - job.created_at).total_seconds())
    doublings = sum(age > limit for limit in (5, 20, 80))
    jitter = int(job.id[:2], 16) / 255 * 0.1
    return float(0.5 * 2**doublings + jitter)


def run_panel(job: Job) -> None:
    """Shows the row that the page has just read, then polls it; runs the whole page again when the job has
    ended or should be asked less often."""
    pause = polling_seconds(job, ports().clock())
    st.fragment(_panel, run_every=pause)(job.id, pause, [job])


def _panel(job_id: str, pause: float, just_read: list[Job]) -> None:
    with guarded("run-panel"):
        _show(just_read.pop() if just_read else ports().jobs.require(require_user(), job_id), pause)


def _show(job: Job, pause: float) -> None:
    if job.status.is_final or polling_seconds(job, ports().clock()) > pause:
        st.rerun()
    phase = "Stopping" if job.cancel_requested else job.phase or "Waiting for a free place"
    status = st.status(f"{job.progress} %: {phase}", state="running", expanded=True)
    status.progress(job.progress)
    status.markdown("  \n".join(f"{_sign(job, at.progress)} {at.text}" for at in PREVIEW_PHASES[:-1]))
    if st.button("Stop", key="stop", icon=":material/stop:", disabled=job.cancel_requested):
        cancel(ports(), job.user_id, job.id)
        st.rerun(scope="fragment")
    _draft(job)


def _draft(job: Job) -> None:
    """The newest draft, the letter's once there is one: something to read before the last line is written."""
    shown = drafts(ports(), job)
    for part, title in (("cover_letter", "The cover letter so far"), ("cv", "The CV so far")):
        if part in shown:
            st.markdown(f"##### {title}")
            document_frame(shown[part], title, 1, f"draft-{part}-{job.id}")
            return


def _sign(job: Job, progress: int) -> str:
    if progress < job.progress:
        return ":green[:material/check:]"
    return ":material/arrow_forward:" if progress == job.progress else ":gray[:material/more_horiz:]"
