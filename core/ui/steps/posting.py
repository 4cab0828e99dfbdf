"""Step 2: what posting."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from core.domain.posting import JobPosting
from core.domain.records import PostingRecord
from core.services.postings import add_posting, add_posting_text, add_posting_url, change_posting, knock_outs
from core.ui.components.knock_out_list import knock_out_list
from core.ui.components.posting_view import requirement_list, terms
from core.ui.components.problems import attempt, kept_problem, problem_panel, wants_again
from core.ui.flow import Flow, go, of_candidate, require_chosen
from core.ui.session import ports, require_user

TYPES = ["txt", "pdf", "docx", "html", "htm", "json", "md"]
_PLACE = "step-posting"
_CHANGE = f"{_PLACE}-change"
_ADDRESS = "https://company.example/jobs/product-manager"
_ADDRESSEE = "Who is the employer? The letter is addressed to them."
_APPLY_THERE = "With the address, the finished documents lead straight to the form."


def posting_step(flow: Flow) -> None:
    record = ports().postings.get(require_user(), flow.posting) if flow.posting else None
    if record is None:
        _take_in(flow.candidate)
    else:
        require_chosen(record.candidate_id)
        _check(record, flow)


def _take_in(candidate: str) -> None:
    st.header("What is the job?", anchor=False)
    st.markdown("Give us the whole posting, with the employer and what they ask for.")
    paste, upload, address = st.tabs(["Paste the text", "Upload a file", "Web address"])
    with paste:
        text = st.text_area(
            "The text of the posting", key=of_candidate("posting.text"), height=260, persist_state="session"
        )
        _reader("text", lambda: add_posting_text(ports(), require_user(), text, candidate))
    with upload:
        file = st.file_uploader(
            "A file with the posting", type=TYPES, max_upload_size=10, key=of_candidate("posting.file")
        )
        data, name = (file.getvalue(), file.name) if file else (b"", "")
        _reader("file", lambda: add_posting(ports(), require_user(), data, name, candidate_id=candidate))
    with address:
        url = st.text_input(
            "The posting's address",
            key=of_candidate("posting.url"),
            placeholder=_ADDRESS,
            persist_state="session",
        )
        _reader("url", lambda: add_posting_url(ports(), require_user(), url, candidate))
    st.button("Back", key="back-to-profile", on_click=partial(go, step="profile"))


def _reader(kind: str, action: Callable[[], PostingRecord]) -> None:
    place = of_candidate(f"{_PLACE}-{kind}")
    if st.button("Read this posting", key=f"read-{kind}", type="primary") or wants_again(place):
        with st.spinner("Reading the posting…"):
            record = attempt(place, action)
        if record is not None:
            go(posting=record.id, job="")
            st.rerun()
    problem_panel(place)


def _check(record: PostingRecord, flow: Flow) -> None:
    st.header("Is this the job?", anchor=False)
    posting = _correct(record)
    profile = ports().profiles.get(require_user(), flow.profile)
    found = knock_outs(ports(), posting, profile.resume) if profile else []
    if found:
        with st.container(border=True, key="knock-outs"):
            st.markdown("##### What could stop this application")
            st.caption("Conditions that decide whatever the rest says. They give no points.")
            knock_out_list(found)
    with st.container(border=True, key="requirements"):
        requirement_list(posting)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button("Use another posting", key="other-posting", on_click=partial(go, posting="", job=""))
        st.button(
            "Continue to the design",
            key="to-design",
            type="primary",
            on_click=partial(go, step="design"),
            disabled=kept_problem(_CHANGE) is not None,
        )


def _correct(record: PostingRecord) -> JobPosting:
    """What the posting says of itself as the person has it; kept as soon as it is changed."""
    posting = record.posting
    with st.container(border=True, key="posting-head"):
        title = _field(record, "Title", "title", posting.title)
        left, right = st.columns(2)
        with left:
            employer = _field(record, "Employer", "employer", posting.hiring_organization.name)
        with right:
            location = _field(record, "Place", "location", posting.job_location)
        url = _field(record, "Web address of the posting", "url", posting.url, _ADDRESS)
        st.caption(_ADDRESSEE if not employer else _APPLY_THERE if not url else "")
        changed = posting.changed(
            title=title,
            job_location=location,
            hiring_organization=posting.hiring_organization.changed(name=employer),
            url=url,
        )
        terms(posting)
        kept = attempt(_CHANGE, lambda: change_posting(ports(), require_user(), record, changed))
        problem_panel(_CHANGE)
    return kept or changed


def _field(record: PostingRecord, label: str, name: str, value: str, example: str = "") -> str:
    key = f"posting.{record.id}.{name}"
    st.session_state.setdefault(key, value)
    return st.text_input(label, key=key, placeholder=example, persist_state="session").strip()
