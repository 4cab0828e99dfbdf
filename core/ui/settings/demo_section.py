"""Settings: the demo workspace."""

import streamlit as st

from core.domain.demo import is_of_demo
from core.ui.components.candidate_switcher import known_candidates
from core.ui.components.demo_offer import demo_offer


def demo_section() -> None:
    st.header("Demo", anchor=False)
    demo_offer(is_loaded=any(is_of_demo(candidate) for candidate in known_candidates()))
