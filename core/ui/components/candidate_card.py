"""One candidate of the desk: name, what is kept, what they agreed to, and the way out."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from core.domain.candidates import Candidate
from core.ports import Ports
from core.services.candidate_removal import remove_candidate
from core.services.candidates import (
    MOST_LABEL_CHARACTERS,
    MOST_NOTE_CHARACTERS,
    Desk,
    record_consent,
    rename_candidate,
    withdraw_consent,
)
from core.ui.components.plain import md_escape
from core.ui.components.problems import attempt, problem_panel, wants_again
from core.ui.flow import choose_candidate, chosen_candidate
from core.ui.session import ports, require_user


def candidate_card(desk: Desk) -> None:
    """What is kept for this candidate, with all that can be changed about them."""
    candidate = desk.candidate
    with st.container(border=True, key=f"candidate-{candidate.id}"):
        _head(desk)
        with st.expander("Name and consent", icon=":material/edit:", key=f"candidate-more.{candidate.id}"):
            _rename(candidate)
            _consent(candidate)
        _remove(desk)


def _head(desk: Desk) -> None:
    candidate = desk.candidate
    is_chosen = candidate.id == chosen_candidate()
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(gap=None):
            st.markdown(f"**{md_escape(candidate.label)}**")
            st.caption(f"{_counted(desk.profiles, 'CV')}, {_counted(desk.runs, 'run')}")
            st.caption(_consent_text(candidate))
        st.button(
            "Chosen" if is_chosen else "Work for them",
            key=f"choose-{candidate.id}",
            disabled=is_chosen,
            on_click=partial(choose_candidate, candidate.id),
        )


def _consent_text(candidate: Candidate) -> str:
    if candidate.consent_at is None:
        return ":material/info: No consent written down yet"
    return f":material/check: Consent written down on {candidate.consent_at:%d %b %Y}"


def _rename(candidate: Candidate) -> None:
    name = st.text_input(
        "Name",
        candidate.label,
        key=_key("candidate-name", candidate),
        max_chars=MOST_LABEL_CHARACTERS,
        autocomplete="off",
        persist_state="session",
    )
    _action(candidate, "rename", "Rename", partial(rename_candidate, label=name))


def _consent(candidate: Candidate) -> None:
    note = st.text_area(
        "What did they agree to, when and how?",
        candidate.consent_note,
        key=_key("candidate-consent", candidate),
        max_chars=MOST_NOTE_CHARACTERS,
        persist_state="session",
        placeholder="By phone on 3 March: CVs and letters for project management jobs, sent by me.",
    )
    _action(candidate, "consent", "Keep this consent", partial(record_consent, note=note))
    if candidate.has_consent:
        _action(candidate, "withdraw", "They took it back", withdraw_consent)


def _remove(desk: Desk) -> None:
    candidate = desk.candidate
    with st.popover("Remove", icon=":material/delete:"):
        st.markdown(
            f"This removes **{md_escape(candidate.label)}** with {_counted(desk.profiles, 'CV')}, "
            f"{_counted(desk.runs, 'run')}, and all postings, documents and applications. "
            "There is no way back."
        )
        _action(candidate, "remove", "Remove with everything", _removed)


def _removed(ports: Ports, user_id: str, candidate_id: str) -> bool:
    remove_candidate(ports, user_id, candidate_id, with_everything=True)
    return True


def _action(candidate: Candidate, verb: str, label: str, action: Callable[[Ports, str, str], object]) -> None:
    """A button with its service; what goes wrong is told below it."""
    place = f"candidate-{verb}-{candidate.id}"
    if st.button(label, key=f"{verb}-{candidate.id}") or wants_again(place):
        done = attempt(place, lambda: action(ports(), require_user(), candidate.id))
        if done is not None:
            st.rerun()
    problem_panel(place)


def _key(name: str, candidate: Candidate) -> str:
    """Changes with the row, so that a kept change starts with fresh fields."""
    return f"{name}.{candidate.id}.{candidate.updated_at.timestamp()}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
