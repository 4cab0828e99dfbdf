"""An application by e-mail: to whom, the words, the exact mail, and what became of it."""

from functools import partial
from typing import Any

import streamlit as st

from core.domain.jobs import EmailResult, Job
from core.domain.mailing import MOST_BODY, MOST_SUBJECT, MailPreview
from core.services.accounts import own_address
from core.services.mailing import MailIdea, MailWish, mail_idea, mail_preview
from core.services.outbox import send_mail
from core.ui.components.plain import md_escape
from core.ui.components.problems import Problem, attempt, guarded, problem_note, show_problem
from core.ui.components.run_panel import polling_seconds
from core.ui.flow import require_chosen
from core.ui.session import current_email, forget, ports, remember, require_user

_OTHER = "Another address"
_FORMATS = {"pdf": "PDF", "html": "Web page (HTML)"}
_NO_SERVER = (
    "No mail server is set up yet, so nothing can be sent. Add yours under Settings, “Passwords of other "
    "services”, with your e-mail address as the user name."
)


def email_panel(application_id: str) -> None:
    """The whole section, for any page that shows an application of the chosen candidate."""
    with guarded(f"mail-{application_id}"):
        require_chosen(ports().applications.require(require_user(), application_id).candidate_id)
        _outcome(application_id)
        _form(application_id, _idea(application_id))
        problem_note(_key(application_id, "problem"))
        shown = st.session_state.get(_key(application_id, "shown"))
        if shown is not None:
            _exact(application_id, *shown)


def _idea(application_id: str) -> MailIdea:
    """Made once a visit: what was typed since is not overwritten."""
    key = _key(application_id, "idea")
    if key not in st.session_state:
        st.session_state[key] = mail_idea(ports(), require_user(), application_id)
    idea: MailIdea = st.session_state[key]
    return idea


def _form(application_id: str, idea: MailIdea) -> None:
    where = {one.address: one.found_in for one in idea.recipients}
    key = partial(_key, application_id)
    choice = _OTHER
    if where:
        choice = st.radio(
            "To",
            [*where, _OTHER],
            captions=[f"Found in {md_escape(place)}" for place in where.values()],
            key=key("choice"),
        )
    with st.form(key("form")):
        if choice == _OTHER:
            st.text_input("E-mail address", key=key("to"), max_chars=254, placeholder="jobs@example.org")
        st.text_input("Subject", idea.text.subject, key=key("subject"), max_chars=MOST_SUBJECT)
        st.text_area("Text", idea.text.body, key=key("body"), max_chars=MOST_BODY, height=260)
        st.radio(
            "CV and letter as", list(_FORMATS), format_func=_FORMATS.get, key=key("format"), horizontal=True
        )
        st.form_submit_button("Show the mail", on_click=partial(_show, application_id, choice))


def _show(application_id: str, choice: str) -> None:
    typed: Any = st.session_state
    key = partial(_key, application_id)
    to = typed[key("to")] if choice == _OTHER else choice
    wish = MailWish(to, typed[key("subject")], typed[key("body")], typed[key("format")], current_email())
    forget(key("shown"))
    made = attempt(key("problem"), lambda: mail_preview(ports(), require_user(), application_id, wish))
    if made is not None:
        remember(key("shown"), (wish, made))


def _exact(application_id: str, wish: MailWish, mail: MailPreview) -> None:
    """Plain text in code blocks: nothing in it is read as markup, and nothing is fetched."""
    st.subheader("The mail, exactly as it is sent", anchor=False)
    lines = [f"From: {mail.sender.address or '(no mail server yet)'}", f"To: {mail.to}"]
    lines += [f"Answers to: {mail.sender.reply_to}"] if mail.sender.reply_to else []
    st.code("\n".join([*lines, f"Subject: {mail.subject}", "", mail.body]), language=None, wrap_lines=True)
    for file in mail.files:
        st.markdown(f":material/attach_file: {md_escape(file.filename)} · {max(1, file.size // 1000)} kB")
    if mail.earlier:
        st.warning("This application has sent a mail already, or perhaps has. This would be one more.")
    if not mail.sender.address:
        st.info(_NO_SERVER)
        return
    with st.container(horizontal=True):
        send = partial(_send, application_id, wish, mail.confirm)
        st.button("Send it", key=_key(application_id, "send"), type="primary", on_click=send)
        test = partial(_test, application_id, wish)
        st.button("Send a test to myself", key=_key(application_id, "test"), on_click=test)


def _send(application_id: str, wish: MailWish, confirm: str) -> None:
    job = attempt(
        _key(application_id, "problem"),
        lambda: send_mail(ports(), require_user(), application_id, wish, confirm),
    )
    if job is not None:
        remember(_key(application_id, "job"), job.id)
        if not wish.is_test:
            forget(_key(application_id, "shown"))


def _test(application_id: str, wish: MailWish) -> None:
    user_id = require_user()
    own = own_address(ports(), user_id, current_email())
    test = MailWish(wish.to, wish.subject, wish.body, wish.format, own, is_test=True)
    place = _key(application_id, "problem")
    shown = attempt(place, lambda: mail_preview(ports(), user_id, application_id, test))
    if shown is not None:
        _send(application_id, test, shown.confirm)


def _outcome(application_id: str) -> None:
    job_id = st.session_state.get(_key(application_id, "job"))
    if not job_id:
        return
    job = ports().jobs.require(require_user(), job_id)
    if job.status.is_final:
        _ended(job)
        return
    pause = polling_seconds(job, ports().clock())
    st.fragment(_waiting, run_every=pause)(job.id)


def _waiting(job_id: str) -> None:
    with guarded("mail-waiting"):
        job = ports().jobs.require(require_user(), job_id)
        if job.status.is_final:
            st.rerun()
        st.info(f"{job.phase or 'Waiting for a free place'} …")


def _ended(job: Job) -> None:
    if isinstance(job.result, EmailResult):
        what = "The test is on its way" if job.result.is_test else "Sent. The mail server has taken the mail"
        st.success(f"{what} to {md_escape(job.result.to)}.")
    elif job.error_code is not None:
        show_problem(Problem(job.error_code, job.error_message), f"mail-{job.id}")


def _key(application_id: str, name: str) -> str:
    return f"mail.{application_id}.{name}"
