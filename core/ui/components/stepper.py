"""The four steps, where one is, and the way back to each."""

from functools import partial

import streamlit as st

from core.ui.flow import STEPS, Flow, Step, go

_TITLES: dict[Step, str] = {"profile": "CV", "posting": "Posting", "design": "Design", "result": "Result"}


def stepper(flow: Flow) -> None:
    with st.container(horizontal=True, key="steps", gap="small"):
        for number, step in enumerate(STEPS, start=1):
            st.button(
                f"{number} {_TITLES[step]}",
                key=f"step-{step}",
                type="primary" if step == flow.step else "tertiary",
                disabled=not flow.can_open(step),
                on_click=partial(go, step=step),
            )
