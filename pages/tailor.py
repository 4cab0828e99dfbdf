"""The main flow: CV, posting, design, result."""

from dataclasses import replace

from core.domain.demo import is_of_demo
from core.services.previews import recent_previews
from core.services.profiles import list_profiles
from core.ui.components.stepper import stepper
from core.ui.flow import Flow, current_flow, go
from core.ui.home import waiting_note
from core.ui.session import ports, require_user
from core.ui.steps.design import design_step
from core.ui.steps.posting import posting_step
from core.ui.steps.profile import profile_step
from core.ui.steps.result import result_step

STEPS = {"posting": posting_step, "design": design_step, "result": result_step}
_RECENT = 8


def show() -> None:
    flow = current_flow()
    if flow.step == "profile":
        _begin(flow)
    else:
        _go_on(flow)


def _begin(flow: Flow) -> None:
    """Someone who comes back with nothing chosen finds the run that is still going on. Those of the demo were
    asked for by nobody."""
    runs = recent_previews(ports(), require_user(), flow.candidate, _RECENT)
    going_on = next((job.id for job in runs if not job.status.is_final and not is_of_demo(job)), None)
    if flow.is_fresh and going_on:
        go(step="result", job=going_on)
        _go_on(replace(flow, step="result", job=going_on))
        return
    records = list_profiles(ports(), require_user(), candidate_id=flow.candidate)
    if records and flow.is_fresh:
        waiting_note()
    if flow.profile or records:
        stepper(flow)
    profile_step(flow, records, runs)


def _go_on(flow: Flow) -> None:
    stepper(flow)
    STEPS[flow.step](flow)


show()
