"""The demo, offered in one click and taken away in one."""

import streamlit as st

from core.bootstrap.demo_files import demo_story
from core.services.demo import load_demo, reset_demo
from core.ui.components.problems import attempt, problem_panel, wants_again
from core.ui.flow import choose_candidate
from core.ui.session import ports, require_user

_PLACE = "demo"
_ABOUT = (
    "Three made-up candidates with CVs, postings and thirty applications over three months. They are kept "
    "apart from everything of yours."
)


def demo_offer(*, is_loaded: bool) -> None:
    """Loads the demo, or removes it where it `is_loaded`."""
    st.markdown(_ABOUT)
    if is_loaded:
        st.caption("Removing it takes everything along that was made for these three, and nothing else.")
        wanted = st.button("Remove the demo", key="demo-reset", icon=":material/delete:")
    else:
        wanted = st.button("Load the demo", key="demo-load", icon=":material/groups:")
    if (wanted or wants_again(_PLACE)) and attempt(_PLACE, _remove if is_loaded else _load):
        st.rerun()
    problem_panel(_PLACE)


def _load() -> bool:
    candidates, _ = load_demo(ports(), require_user(), demo_story())
    choose_candidate(candidates[0].id)
    return True


def _remove() -> bool:
    reset_demo(ports(), require_user())
    return True
