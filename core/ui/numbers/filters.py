"""What the figures look at: kept in the address, so that a reload or a link shows the same."""

from collections.abc import Collection
from typing import NamedTuple

import streamlit as st

from core.services.profiles import list_profiles
from core.ui.components.candidate_switcher import has_choice
from core.ui.flow import chosen_candidate
from core.ui.session import ports, require_user

PERIODS = {"month": 30, "quarter": 91, "year": 365, "all": None}
_NAMES = {"month": "30 days", "quarter": "3 months", "year": "1 year", "all": "All time"}
_USUAL = "year"
_ANY = "Any profile"


class Looked(NamedTuple):
    """`candidate` None: at everybody's together."""

    candidate: str | None
    days: int | None
    profile: str


def looked_at() -> Looked:
    """Draws the choice of the period, and for whoever has candidates that of all together."""
    with st.container(horizontal=True, vertical_alignment="center", key="numbers-filters"):
        period = _choose_period()
        everyone = has_choice() and _choose_everyone()
    candidate = None if everyone else chosen_candidate()
    return Looked(candidate, PERIODS[period], st.query_params.get("profile", ""))


def choose_profile(looked: Looked, known: Collection[str]) -> None:
    """Only where there is something to choose from: `known` are those that documents were made from."""
    if not looked.profile and len(known) < 2:
        return
    labels = {
        one.id: one.label for one in list_profiles(ports(), require_user(), candidate_id=looked.candidate)
    }
    options = ["", *sorted({*known, looked.profile} - {""}, key=lambda one: labels.get(one, ""))]
    st.selectbox(
        "Made from",
        options,
        index=options.index(looked.profile),
        key="numbers-profile",
        format_func=lambda one: labels.get(one, "A profile that was removed") if one else _ANY,
        on_change=lambda: _keep("profile", st.session_state["numbers-profile"]),
    )


def _choose_period() -> str:
    asked = st.query_params.get("period", _USUAL)
    chosen = st.segmented_control(
        "Period",
        list(PERIODS),
        default=asked if asked in PERIODS else _USUAL,
        required=True,
        key="numbers-period",
        format_func=_NAMES.__getitem__,
        label_visibility="collapsed",
    )
    _keep("period", "" if chosen in {None, _USUAL} else str(chosen))
    return chosen or _USUAL


def _choose_everyone() -> bool:
    chosen = st.toggle("All candidates together", value="everyone" in st.query_params, key="numbers-everyone")
    _keep("everyone", "1" if chosen else "")
    return chosen


def _keep(name: str, value: str) -> None:
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]
