"""The last seven days in three numbers, and the seven before in a sentence."""

import streamlit as st

from core.domain.analytics import Recent
from core.domain.analytics.readings import counted


def week_now(week: Recent, before: Recent) -> None:
    st.markdown("##### The last 7 days")
    with st.container(horizontal=True, gap="small", key="home-week"):
        for name, number in zip(("Applied", "Answers", "Interviews"), week, strict=True):
            st.metric(name, number, width="stretch")
    answers, interviews = counted(before.answered, "answer"), counted(before.invited, "interview")
    st.caption(f"The 7 days before: {before.sent} applied, {answers}, {interviews}.")
