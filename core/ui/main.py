"""The app people see: its frame and its pages."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from core.settings import ROOT
from core.ui.components.candidate_switcher import candidate_switcher
from core.ui.components.problems import guarded
from core.ui.session import settings, visitor
from core.ui.signing_in import LEAVING, door_of, leave_page, sign_in_page

BRAND = Path(__file__).parent / "brand"
_DEVELOPMENT = "Local development mode, without sign-in: everyone who opens this address is the same user."

_ABOUT = "Applywright makes CVs and cover letters that read well, score honestly and never lie."


def main() -> None:
    st.set_page_config(
        "Applywright", str(BRAND / "mark.svg"), layout="centered", menu_items={"About": _ABOUT}
    )
    st.html(BRAND / "app.css")
    st.logo(BRAND / "applywright.svg", size="large")
    user_id = visitor()
    if st.session_state.get(LEAVING):
        _only(leave_page, "Signing out")
    elif user_id is None:
        door = door_of(settings())
        _only(partial(sign_in_page, door) if door else _sign_in_is_not_set_up, "Sign in")
    else:
        _pages()


def _only(page: Callable[[], None], title: str) -> None:
    st.navigation([st.Page(page, title=title, url_path="sign-in")], position="hidden").run()


def _pages() -> None:
    if settings().has_development_user:
        with st.container(key="banner"):
            st.caption(_DEVELOPMENT)
    has_candidates = candidate_switcher()
    folder = ROOT / "pages"
    pages = [
        st.Page(folder / "home.py", title="Home", icon=":material/home:"),
        st.Page(folder / "tailor.py", title="Tailor", icon=":material/edit_document:", default=True),
        st.Page(folder / "applications.py", title="Applications", icon=":material/work_history:"),
        st.Page(folder / "profiles.py", title="Profiles", icon=":material/person:"),
        st.Page(folder / "check.py", title="Check", icon=":material/fact_check:"),
        st.Page(folder / "analytics.py", title="Analytics", icon=":material/monitoring:"),
        st.Page(folder / "answers.py", title="Answers", icon=":material/quick_reference_all:"),
        st.Page(
            folder / "candidates.py",
            title="Candidates",
            icon=":material/groups:",
            visibility="visible" if has_candidates else "hidden",
        ),
        st.Page(folder / "designs.py", title="Designs", icon=":material/palette:", visibility="hidden"),
        st.Page(folder / "settings.py", title="Settings", icon=":material/settings:"),
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
