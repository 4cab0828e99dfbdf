"""Taking in a CV's file."""

import streamlit as st

from core.domain.records import ProfileRecord
from core.services.profiles import add_profile
from core.ui.components.problems import attempt, problem_panel, wants_again
from core.ui.flow import chosen_candidate
from core.ui.session import ports, remember, require_user

TYPES = ["pdf", "docx", "json", "md", "txt", "zip"]
MOST_MEGABYTES = 10


def profile_upload(place: str) -> ProfileRecord | None:
    """An uploader that reads a file once, at once; the new profile on the run in which it was read."""
    uploaded = st.file_uploader(
        "The CV: PDF, Word, JSON Resume, LinkedIn export, Markdown or text",
        type=TYPES,
        max_upload_size=MOST_MEGABYTES,
        key=f"{place}.file",
    )
    record = None
    if uploaded is None:
        attempt(place, lambda: None)
    elif st.session_state.get(f"{place}.read") != uploaded.file_id or wants_again(place):
        remember(f"{place}.read", uploaded.file_id)
        with st.spinner("Reading the CV…"):
            data = uploaded.getvalue()
            record = attempt(place, lambda: _added(data, uploaded.name))
    problem_panel(place)
    return record


def _added(data: bytes, filename: str) -> ProfileRecord:
    return add_profile(ports(), require_user(), data, filename, candidate_id=chosen_candidate())
