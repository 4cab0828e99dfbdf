"""Everything about the person rather than one CV."""

import streamlit as st

from core.ui.settings.account_section import account_section
from core.ui.settings.ai_section import ai_section
from core.ui.settings.credentials_section import credentials_section
from core.ui.settings.demo_section import demo_section
from core.ui.settings.privacy_section import privacy_section


def show() -> None:
    st.title("Settings", anchor=False)
    account_section()
    ai_section()
    credentials_section()
    demo_section()
    privacy_section()


show()
