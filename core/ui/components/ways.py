"""Links from here to the page where something is done."""

from collections.abc import Sequence

import streamlit as st

from core.settings import ROOT
from core.ui.flow import chosen_candidate


def way(page: str, label: str, icon: str, **address: str | Sequence[str]) -> None:
    """A link with the candidate in its address, so that it leads to the same in a tab of its own."""
    candidate = chosen_candidate()
    asked = {**address, **({"candidate": candidate} if candidate else {})}
    st.page_link(ROOT / "pages" / f"{page}.py", label=label, icon=f":material/{icon}:", query_params=asked)
