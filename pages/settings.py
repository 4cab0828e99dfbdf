"""Everything about the person rather than one CV."""

import streamlit as st

from core.ui.settings.account_section import account_section


def show() -> None:
    st.title("Settings", anchor=False)
    account_section()


show()
