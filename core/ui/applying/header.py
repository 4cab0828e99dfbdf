"""The actions at the head of a finished preview. The first of them makes the application."""

import ipaddress
from collections.abc import Sequence
from functools import partial

import streamlit as st

from core.domain.applications import Application, ApplicationStatus, Proof
from core.domain.jobs import Job, PreviewResult
from core.domain.web_addresses import MOST_ADDRESS_CHARACTERS, is_web_address
from core.services.applications import applications_like, begin_application
from core.services.applying import copy_answers, name_job_page, open_job_page
from core.ui.applying.confirm import confirm_dialog
from core.ui.applying.links import apply_links
from core.ui.applying.own_answers import answers_in_doubt
from core.ui.components.problems import attempt, problem_note
from core.ui.components.ways import way
from core.ui.mailing import email_panel
from core.ui.session import forget, ports, remember, require_user, settings

_PLACE = "applying"
_ANSWERS = "applying.answers"
_REFUSED = "applying.refused"
_MAIL = "applying.mail"
_COPIED = "applying.copied"
_PROOF = {
    Proof.STATED: "as you told us",
    Proof.RECEIPT: "the mail was accepted",
    Proof.UNCONFIRMED: "it is not certain whether the mail arrived",
}


def header_actions(job: Job, result: PreviewResult) -> None:
    """The actions, and below them the mail while somebody writes one."""
    _actions(job, result)
    writing = st.session_state.get(_MAIL)
    if writing and writing[0] == job.id:
        with st.container(border=True):
            email_panel(writing[1])
            st.button("Close the mail", key="close-mail", type="tertiary", on_click=partial(forget, _MAIL))


@st.fragment
def _actions(job: Job, result: PreviewResult) -> None:
    """A part of its own, so that a click does not draw the documents anew."""
    like = applications_like(ports(), job)
    application = next((one for one in like if one.preview_job_id == job.id), None)
    url = application.url if application else result.url
    answers = st.session_state.pop(_ANSWERS, None)
    has_page = is_web_address(url)
    key = f"apply-links-{job.id}"
    with st.container(key="apply-actions", horizontal=True):
        if not has_page:
            _ask_for_page(job)
        apply_links(
            url if has_page else "",
            answers,
            key,
            partial(_opened, job),
            partial(_copy, job, key),
            partial(_refused, job),
        )
        if application is None or application.status is ApplicationStatus.PENDING:
            if st.button("E-mail application", key="write-mail") and _writes_mail(job):
                st.rerun()
            if st.button("Confirm & Apply", key="confirm-apply", type="primary"):
                confirm_dialog(job, result)
        else:
            st.markdown(_standing(application))
    _elsewhere(like, job)
    problem_note(_PLACE)
    _text_to_copy()
    if application is not None and st.session_state.get(_COPIED) == job.id:
        answers_in_doubt(application)


def _elsewhere(like: Sequence[Application], job: Job) -> None:
    """The way to what was sent, and a word before the same job is applied for twice."""
    sent = [one for one in like if one.status is not ApplicationStatus.PENDING]
    if not sent:
        return
    shown = next((one for one in sent if one.preview_job_id == job.id), sent[0])
    if shown.preview_job_id != job.id:
        when = f" on {shown.applied_at:%d %B %Y}" if shown.applied_at else ""
        st.warning(f"You have applied for this job already{when}, with other documents.")
    way("applications", "See it among your applications", "work_history", application=shown.id)


def _ask_for_page(job: Job) -> None:
    """A posting that was pasted says nothing of where it stands."""
    with st.popover("Open Job Page"), st.form(f"job-page-{job.id}", border=False):
        st.markdown("Where is this job on the web? Give us its address once; it stays with the application.")
        typed = st.text_input(
            "Address of the job's page", max_chars=MOST_ADDRESS_CHARACTERS, placeholder="https://…"
        )
        wanted = st.form_submit_button("Keep it")
    if wanted:
        named = attempt(_PLACE, lambda: name_job_page(ports(), require_user(), job.id, typed))
        if named is not None:
            st.rerun(scope="fragment")


def _writes_mail(job: Job) -> bool:
    application = attempt(_PLACE, lambda: begin_application(ports(), require_user(), job.id))
    if application is not None:
        remember(_MAIL, (job.id, application.id))
    return application is not None


def _standing(application: Application) -> str:
    """Where the application is, in words."""
    word = application.status.value.capitalize()
    when = f" on {application.applied_at:%d %B %Y}" if application.applied_at else ""
    proof = _PROOF.get(application.proof, "")
    return f":material/check_circle: **{word}**{when}" + (f", {proof}" if proof else "")


def _opened(job: Job) -> None:
    attempt(_PLACE, lambda: open_job_page(ports(), require_user(), job.id))


def _copy(job: Job, key: str) -> None:
    """Runs before the part is drawn again, which then takes the text to the browser."""
    asked = st.session_state[key]["wanted"]
    forget(_REFUSED)
    text = attempt(_PLACE, lambda: copy_answers(ports(), require_user(), job.id))
    remember(_ANSWERS, {"id": asked, "text": text})
    remember(_COPIED, job.id)


def _refused(job: Job) -> None:
    """The browser would not: on the person's own machine we can, else they copy it by hand."""
    text = attempt(_PLACE, lambda: copy_answers(ports(), require_user(), job.id))
    if text is None:
        return
    if _is_own_machine() and _copied_here(text):
        st.toast("Copied")
    else:
        remember(_REFUSED, text)


def _text_to_copy() -> None:
    text = st.session_state.get(_REFUSED)
    if text:
        st.caption("Your browser does not let us copy. Copy the answers from here:")
        st.code(text, language=None, wrap_lines=True)


def _is_own_machine() -> bool:
    """Nobody signs in and the visitor comes from this machine, not through a proxy on it."""
    if not settings().has_development_user or st.context.headers.get("X-Forwarded-For"):
        return False
    try:
        return ipaddress.ip_address(st.context.ip_address or "").is_loopback
    except ValueError:
        return False


def _copied_here(text: str) -> bool:
    import pyperclip

    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException:
        return False
    return True
