"""A kept profile: shown, and corrected in place."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from core.domain.errors import UserError
from core.domain.reading import FieldReading, open_doubts
from core.domain.records import ProfileRecord
from core.domain.resume import Resume
from core.services.profiles import change_profile
from core.services.readings import reading_of
from core.ui.components.plain import md_escape
from core.ui.components.problems import Problem, attempt, problem_panel, show_problem
from core.ui.profile.doubts import reading_doubts
from core.ui.profile.form import profile_form
from core.ui.profile.original import has_original, original_view
from core.ui.profile.stated_facts import stated_facts
from core.ui.profile.view import profile_view
from core.ui.session import ports, remember, require_user


def profile_card(record: ProfileRecord, *, is_wide: bool = False) -> bool:
    """What was read, with a way to put it right, and the file: beside it where the page is wide.

    False while a correction waits to be saved.
    """
    editing = f"editing.{record.id}"
    for note in record.notes:
        st.info(md_escape(note), icon=":material/info:")
    doubts = open_doubts(record.doubts, record.resume)
    reading_doubts(record, doubts)
    kept = reading_of(ports(), require_user(), record.id) if is_wide else None
    with st.container(border=True, key=f"card-{record.id}"):
        if kept and has_original(kept):
            fields, original = st.columns(2, gap="large")
            with original, st.container(key=f"beside-{record.id}"):
                original_view(kept, doubts)
            with fields:
                return _fields(record, doubts, editing)
        is_at_rest = _fields(record, doubts, editing)
        if record.sha256 and not is_wide:
            _file(record, doubts)
        return is_at_rest


def _fields(record: ProfileRecord, doubts: Sequence[FieldReading], editing: str) -> bool:
    if st.session_state.get(editing):
        return _correct(record, doubts, editing)
    profile_view(record.resume)
    stated_facts(record)
    st.button(
        "Correct something",
        key=f"correct-{record.id}",
        icon=":material/edit:",
        on_click=partial(remember, editing, True),
    )
    return True


def _file(record: ProfileRecord, doubts: Sequence[FieldReading]) -> None:
    """Asked for when it is opened: its reading is long."""
    key, icon = f"file-{record.id}", ":material/description:"
    with (file := st.expander("See it in the file", key=key, icon=icon, on_change="rerun")):
        if file.open:
            kept = reading_of(ports(), require_user(), record.id)
            if kept and has_original(kept):
                original_view(kept, doubts)
            else:
                st.caption("The pages of this file are not kept. Give the file once more to see them.")


def _correct(record: ProfileRecord, doubts: Sequence[FieldReading], editing: str) -> bool:
    """Whether nothing waits to be saved."""
    place = f"save-{record.id}"
    try:
        resume = profile_form(record, doubts)
    except UserError as error:
        show_problem(Problem(error.code, error.message), place)
        st.button("Close", key=f"close.{record.id}", on_click=partial(remember, editing, False))
        return False
    problem_panel(place)
    is_changed = resume != record.resume
    with st.container(horizontal=True):
        if st.button("Save", key=f"save.{record.id}", type="primary", disabled=not is_changed):
            _save(record, resume, place, editing)
        st.button("Close", key=f"close.{record.id}", on_click=partial(remember, editing, False))
    if is_changed:
        st.caption("Not saved yet.")
    return not is_changed


def _save(record: ProfileRecord, resume: Resume, place: str, editing: str) -> None:
    def save() -> bool:
        change_profile(ports(), require_user(), record.id, resume)
        return True

    if attempt(place, save):
        remember(editing, False)
        st.toast("Saved.", icon=":material/check:")
    st.rerun()
