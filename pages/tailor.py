"""The main flow: CV, posting, design, result."""

from dataclasses import replace

from core.domain.jobs import JobStatus
from core.ui.components.stepper import stepper
from core.ui.flow import Flow, current_flow, go
from core.ui.session import ports, require_user
from core.ui.steps.design import design_step
from core.ui.steps.posting import posting_step
from core.ui.steps.profile import profile_step
from core.ui.steps.result import result_step

STEPS = {"profile": profile_step, "posting": posting_step, "design": design_step, "result": result_step}


def show() -> None:
    flow = _with_running_job(current_flow())
    if flow.step != "profile" or flow.profile or _has_profiles(flow):
        stepper(flow)
    STEPS[flow.step](flow)


def _has_profiles(flow: Flow) -> bool:
    return bool(ports().profiles.count(require_user(), {"candidate_id": flow.candidate}))


def _with_running_job(flow: Flow) -> Flow:
    """Someone who comes back with nothing chosen finds the run that is still going on."""
    if not flow.is_fresh:
        return flow
    for status in (JobStatus.RUNNING, JobStatus.QUEUED):
        running = {"candidate_id": flow.candidate, "kind": "preview", "status": status}
        for job in ports().jobs.list(require_user(), running):
            go(step="result", job=job.id)
            return replace(flow, step="result", job=job.id)
    return flow


show()
