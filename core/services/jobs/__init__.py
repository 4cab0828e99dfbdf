"""The job engine: asked for once, claimed by one worker, ended or given up, never lost."""

from core.services.jobs.asking import (
    IdempotencyKey,
    ask_for,
    drafts,
    job_under,
    new_job,
    require_place,
)
from core.services.jobs.owners import OwnersJobs
from core.services.jobs.running import Report, Runner, next_try, run, run_next, run_waiting
from core.services.jobs.stopping import cancel, stop_runs
from core.services.jobs.sweeping import CALL_AGAIN_SECONDS, end_overdue, forget_old, forget_run, sweep

__all__ = [
    "CALL_AGAIN_SECONDS",
    "IdempotencyKey",
    "OwnersJobs",
    "Report",
    "Runner",
    "ask_for",
    "cancel",
    "drafts",
    "end_overdue",
    "forget_old",
    "forget_run",
    "job_under",
    "new_job",
    "next_try",
    "require_place",
    "run",
    "run_next",
    "run_waiting",
    "stop_runs",
    "sweep",
]
