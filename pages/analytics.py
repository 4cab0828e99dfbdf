"""What the numbers say about one's applications."""

import streamlit as st

from core.services.analytics import numbers
from core.settings import ROOT
from core.ui.numbers.filters import choose_profile, looked_at
from core.ui.numbers.view import numbers_view
from core.ui.session import ports, require_user


def show() -> None:
    st.title("Analytics", anchor=False)
    looked = looked_at()
    found = numbers(ports(), require_user(), looked.candidate, looked.days, looked.profile)
    choose_profile(looked, found.profile_ids)
    if found.total:
        numbers_view(found)
    else:
        _nothing_yet()


def _nothing_yet() -> None:
    with st.container(border=True, key="numbers-empty"):
        st.subheader("Nothing to count yet", anchor=False)
        st.markdown(
            "As soon as you apply, this page shows how far your applications get, how long answers take and "
            "what gets them. Look at a longer time, or make your first documents."
        )
        st.page_link(
            ROOT / "pages" / "tailor.py", label="Make a CV and letter", icon=":material/edit_document:"
        )


show()
