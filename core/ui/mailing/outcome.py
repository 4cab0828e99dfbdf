"""What became of the mail that was sent last."""

import streamlit as st

from core.domain.jobs import EmailResult, Job
from core.ui.components.problems import Problem, guarded, show_problem
from core.ui.components.run_panel import polling_seconds
from core.ui.mailing.plain import as_text
from core.ui.mailing.state import key_of
from core.ui.session import ports, require_user


def mail_job(application_id: str) -> Job | None:
    job_id = st.session_state.get(key_of(application_id, "job"))
    return ports().jobs.get(require_user(), job_id) if job_id else None


def outcome(job: Job) -> None:
    """Below the mail that is being checked, which a test or a refusal leaves as it is."""
    if not job.status.is_final:
        st.fragment(_waiting, run_every=polling_seconds(job, ports().clock()))(job.id)
    elif isinstance(job.result, EmailResult):
        st.success(f"The test is on its way to {as_text(job.result.to)}.", icon=":material/outgoing_mail:")
    elif job.error_code is not None:
        show_problem(Problem(job.error_code, job.error_message), f"mail-{job.id}")


def _waiting(job_id: str) -> None:
    with guarded("mail-waiting"):
        job = ports().jobs.require(require_user(), job_id)
        if job.status.is_final:
            st.rerun()
        st.info(f"{job.phase or 'Waiting for a free place'} …", icon=":material/outgoing_mail:")
