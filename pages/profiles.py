"""All profiles of one person: of oneself, or of the chosen candidate."""

from functools import partial

import streamlit as st

from core.services.profiles import list_profiles, remove_profile
from core.settings import ROOT
from core.ui.components.plain import md_escape
from core.ui.components.problems import attempt
from core.ui.flow import chosen_candidate, of_candidate
from core.ui.profile.card import profile_card
from core.ui.profile.upload import profile_upload
from core.ui.session import ports, remember, require_user


def _remove(profile_id: str) -> None:
    attempt("remove-profile", lambda: remove_profile(ports(), require_user(), profile_id))


def show() -> None:
    st.title("Profiles", anchor=False)
    user_id = require_user()
    record = profile_upload(of_candidate("profiles"))
    if record is not None:
        remember("profiles.open", record.id)
        st.rerun()
    records = list_profiles(ports(), user_id, candidate_id=chosen_candidate())
    if not records:
        st.markdown("No CV yet. Choose a file above: what we read from it is shown here, for you to check.")
    for record in records:
        is_open = st.session_state.get("profiles.open") == record.id
        with st.container(horizontal=True, vertical_alignment="center", key=f"row-{record.id}"):
            with st.container(gap=None):
                st.markdown(f"**{md_escape(record.label)}**")
                st.caption(md_escape(record.filename))
            st.button(
                "Close" if is_open else "Open",
                key=f"open-{record.id}",
                on_click=partial(remember, "profiles.open", "" if is_open else record.id),
            )
        if is_open:
            profile_card(record, is_wide=True)
            with st.popover("Remove this CV", icon=":material/delete:"):
                st.markdown("It is removed from the profiles. Documents made from it stay.")
                st.button(
                    "Remove it",
                    key=f"remove-{record.id}",
                    on_click=partial(_remove, record.id),
                )
    if not chosen_candidate():
        _for_others()


def _for_others() -> None:
    """The quiet way to a coach's desk: whoever works for themselves need not take notice."""
    st.page_link(ROOT / "pages" / "candidates.py", label="I apply for other people", icon=":material/groups:")


with st.container(key="wide"):
    show()
