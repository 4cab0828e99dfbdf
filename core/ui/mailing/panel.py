"""An application by e-mail: written, checked word for word, and what became of it."""

from functools import partial

import streamlit as st

from core.domain.errors import ErrorCode
from core.domain.jobs import EmailRequest, EmailResult, Job
from core.ui.components.problems import guarded, problem_note
from core.ui.flow import require_chosen
from core.ui.mailing.checking import check
from core.ui.mailing.outcome import mail_job, outcome
from core.ui.mailing.plain import as_text
from core.ui.mailing.state import Draft, draft_of, key_of
from core.ui.mailing.writing import write
from core.ui.session import forget, ports, remember, require_user


def email_panel(application_id: str) -> None:
    """The whole section, for any page that shows an application of the chosen candidate."""
    with guarded(f"mail-{application_id}"), st.container(key=f"mail-{application_id}"):
        require_chosen(ports().applications.require(require_user(), application_id).candidate_id)
        st.subheader(":material/mail: E-mail application", anchor=False)
        draft, job = draft_of(application_id), mail_job(application_id)
        if job is not None and isinstance(job.result, EmailResult) and not job.result.is_test:
            _sent(application_id, job.result)
        elif draft.shown is None:
            write(application_id, draft)
            problem_note(key_of(application_id, "problem"))
        else:
            _checked(application_id, draft, job)


def _checked(application_id: str, draft: Draft, job: Job | None) -> None:
    check(application_id, draft, is_lost=_is_lost(draft, job))
    problem_note(key_of(application_id, "problem"))
    if job is not None:
        outcome(job)


def _is_lost(draft: Draft, job: Job | None) -> bool:
    """Whether this very mail may have arrived: it is not sent again under the same word."""
    if job is None or job.error_code is not ErrorCode.SMTP_UNKNOWN or draft.shown is None:
        return False
    return isinstance(job.request, EmailRequest) and job.request.confirm == draft.shown.confirm


def _sent(application_id: str, result: EmailResult) -> None:
    """What stands above was drawn before the mail was sent: once, all is drawn anew."""
    told = key_of(application_id, "told")
    if st.session_state.get(told) != result.mail_id:
        remember(told, result.mail_id)
        st.rerun()
    st.success(
        f"Sent. The mail server has taken the mail to {as_text(result.to)}. What was sent is kept with the "
        "application.",
        icon=":material/mark_email_read:",
    )
    anew = partial(forget, key_of(application_id, "job"), key_of(application_id, "draft"))
    st.button("Write another mail", key=key_of(application_id, "another"), on_click=anew)
