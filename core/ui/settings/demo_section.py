"""Settings: the demo workspace."""

import streamlit as st

from core.services.demo import demo_candidates
from core.ui.components.demo_offer import demo_offer
from core.ui.session import ports, require_user


def demo_section() -> None:
    st.header("Demo", anchor=False)
    demo_offer(is_loaded=bool(demo_candidates(ports(), require_user())))
