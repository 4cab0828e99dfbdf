"""For a coach: whose applications wait too, one line each."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from core.domain.candidates import OWN
from core.ui.components.candidate_switcher import known_candidates
from core.ui.components.plain import md_escape
from core.ui.flow import choose_candidate, chosen_candidate

_MOST = 8


def other_desks(due: Mapping[str, int]) -> None:
    """Of all but the chosen one, those with the most to do first; nothing where nothing waits."""
    names = {OWN: "My own", **{one.id: one.label for one in known_candidates()}}
    waiting = sorted(
        ((due.get(each, 0), name, each) for each, name in names.items() if each != chosen_candidate()),
        key=lambda row: (-row[0], row[1].casefold()),
    )
    shown = [row for row in waiting if row[0]][:_MOST]
    if shown:
        st.markdown("##### Also waiting")
    for count, name, each in shown:
        st.button(
            f"{md_escape(name)} · {count} to do",
            key=f"go-{each or 'own'}",
            icon=":material/person:",
            type="tertiary",
            on_click=partial(choose_candidate, each),
        )
