"""What was sent, how and when: the person's word, kept with the exact files."""

from typing import Literal

import streamlit as st

from core.domain.applications import Application, Channel, Sent
from core.domain.jobs import Job, PreviewResult
from core.services.applying import confirm_sent
from core.ui.components.plain import md_escape
from core.ui.components.problems import attempt, problem_note
from core.ui.session import ports, require_user

_PLACE = "confirming"
_WAYS = {
    Channel.SITE: "On the employer's site",
    Channel.EMAIL: "By e-mail",
    Channel.OTHER: "Another way",
}
_CHOICES: dict[str, Literal["pdf", "docx"] | None] = {"PDF": "pdf", "Word": "docx", "Not sent": None}
_DOCUMENTS: dict[Literal["cv", "cover_letter"], str] = {"cv": "CV", "cover_letter": "Cover letter"}


@st.dialog("Confirm & Apply")
def confirm_dialog(job: Job, result: PreviewResult) -> None:
    """Nothing is sent from here: the person says what they have sent."""
    st.markdown(_question(result))
    with st.form("confirm-sent", border=False):
        how = st.radio("How did you send it?", list(Channel), format_func=_WAYS.__getitem__)
        documents = {kind: _document(kind, result) for kind in _DOCUMENTS}
        day = st.date_input("When?", ports().today(), max_value="today")
        agreed = st.form_submit_button("Yes, I have applied", type="primary")
    if agreed:
        sent = Sent(how=how, documents={kind: form for kind, form in documents.items() if form}, day=day)
        if _confirmed(job, sent) is not None:
            st.rerun()
    problem_note(_PLACE)


def _question(result: PreviewResult) -> str:
    title = md_escape(result.title or "this job")
    place = f" at **{md_escape(result.employer)}**" if result.employer else ""
    return (
        f"Have you applied for **{title}**{place}? We keep exactly the files you sent, so that you can open"
        " them again whenever they answer."
    )


def _document(kind: Literal["cv", "cover_letter"], result: PreviewResult) -> Literal["pdf", "docx"] | None:
    choices = [label for label, form in _CHOICES.items() if form is None or form in result.files[kind]]
    return _CHOICES[st.radio(_DOCUMENTS[kind], choices, horizontal=True, key=f"sent-{kind}")]


def _confirmed(job: Job, sent: Sent) -> Application | None:
    return attempt(_PLACE, lambda: confirm_sent(ports(), require_user(), job.id, sent))
