"""For whom one works: chosen at the top of every page by whoever has candidates, unseen by all others."""

from collections.abc import Sequence

import streamlit as st

from core.domain.candidates import OWN, Candidate
from core.domain.errors import ErrorCode, UserError
from core.services.candidates import list_candidates
from core.ui.components.plain import md_escape
from core.ui.flow import choose_candidate, settle_candidate
from core.ui.session import ports, require_user

_KEY = "candidate-choice"
_KNOWN = "candidates.known"
_MYSELF = "My own"
_REMINDER = "What {label} agreed to is not written down yet. Do that on the page Candidates before you apply."


def candidate_switcher() -> bool:
    """Settles whose page this is, before any page runs; whether there is anybody to choose from.

    While the store does not answer there is no choice to show, but the page goes on: where it needs nothing
    of the store, people go on typing, and where it does, it says itself what is wrong.
    """
    user_id = require_user()
    st.session_state[_KNOWN] = ()
    try:
        candidates = st.session_state[_KNOWN] = tuple(list_candidates(ports(), user_id))
    except UserError as error:
        if error.code is ErrorCode.UNAUTHORIZED:
            raise
        return settle_candidate(None) != OWN
    chosen = settle_candidate({candidate.id for candidate in candidates})
    if candidates:
        _choose(candidates, chosen)
    return bool(candidates)


def known_candidates() -> Sequence[Candidate]:
    """All of them, as the switcher has read them in this run; none while the store does not answer."""
    return tuple(st.session_state.get(_KNOWN, ()))


def has_choice() -> bool:
    """Whether there are candidates to choose from, as the switcher has found in this run."""
    return _KEY in st.session_state


def _choose(candidates: Sequence[Candidate], chosen: str) -> None:
    names = {OWN: _MYSELF, **{candidate.id: _name(candidate) for candidate in candidates}}
    st.session_state[_KEY] = chosen
    with st.container(horizontal=True, vertical_alignment="center", key="candidate-bar"):
        st.caption("Candidate", width="content")
        st.selectbox(
            "Candidate",
            list(names),
            key=_KEY,
            format_func=names.__getitem__,
            on_change=_switch,
            label_visibility="collapsed",
            width=260,
        )
    for candidate in candidates:
        if candidate.id == chosen and not candidate.has_consent:
            st.caption(f":material/info: {_REMINDER.format(label=md_escape(candidate.label))}")


def _switch() -> None:
    choose_candidate(st.session_state[_KEY])


def _name(candidate: Candidate) -> str:
    is_like_mine = candidate.label.casefold() == _MYSELF.casefold()
    return f"{candidate.label} (candidate)" if is_like_mine else candidate.label
