"""The app people see: its frame and its pages."""

from pathlib import Path

import streamlit as st

from core.settings import ROOT
from core.ui.components.problems import guarded
from core.ui.session import current_user

BRAND = Path(__file__).parent / "brand"
_DEVELOPMENT = "Local development mode, without sign-in: everyone who opens this address is the same user."

_ABOUT = "Applywright makes CVs and cover letters that read well, score honestly and never lie."


def main() -> None:
    st.set_page_config(
        "Applywright", str(BRAND / "mark.svg"), layout="centered", menu_items={"About": _ABOUT}
    )
    st.html(BRAND / "app.css")
    st.logo(BRAND / "applywright.svg", size="large")
    if current_user() is None:
        st.navigation([st.Page(_sign_in_is_not_set_up, title="Sign in")], position="hidden").run()
        return
    with st.container(key="banner"):
        st.caption(_DEVELOPMENT)
    pages = [
        st.Page(ROOT / "pages" / "tailor.py", title="Tailor", icon=":material/edit_document:", default=True),
        st.Page(ROOT / "pages" / "profiles.py", title="Profiles", icon=":material/person:"),
    ]
    st.navigation(pages, position="top").run()


def _sign_in_is_not_set_up() -> None:
    st.title("Sign-in is not set up yet", anchor=False)
    st.markdown("Nobody can come in before the person who runs this server has chosen how people sign in.")
    st.markdown(
        "- **On your own computer:** start it with `make run`. It then needs no sign-in.\n"
        "- **On a server:** set `AUTH_BACKEND` in the environment and start it again."
    )


with guarded("page"):
    main()
