"""What is being made, and what has just been made."""

from collections.abc import Sequence

import streamlit as st

from core.domain.jobs import Job, PreviewResult
from core.ui.components.plain import md_escape
from core.ui.components.ways import way


def runs_now(runs: Sequence[Job]) -> None:
    """As they stood when the page was opened; the run's own page shows them live."""
    for run in runs:
        with st.container(border=True, key=f"run-{run.id}", gap="small"):
            st.markdown(_told(run))
            way("tailor", _label(run), "arrow_forward", step="result", job=run.id)


def _told(run: Job) -> str:
    if not run.status.is_final:
        return (
            f":material/progress_activity: **{run.progress} %** · {run.phase or 'Waiting for a free place'}"
        )
    if isinstance(run.result, PreviewResult):
        name = ", ".join(
            part for part in (run.result.title or "Untitled posting", run.result.employer) if part
        )
        return f":green[:material/check_circle:] **CV and letter are ready** · {md_escape(name)}"
    return ":red[:material/error:] **A CV and letter could not be made**"


def _label(run: Job) -> str:
    if not run.status.is_final:
        return "Watch it"
    return "Look at them" if isinstance(run.result, PreviewResult) else "See why"
