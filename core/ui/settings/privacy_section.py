"""Everything about a person, to take along or to have erased."""

import streamlit as st

from core.services.privacy import (
    confirmation,
    erase_everything,
    require_confirmation,
)
from core.ui.components.downloads import download_link
from core.ui.components.erased_note import erased_note, remember_erased
from core.ui.components.plain import md_escape
from core.ui.components.problems import attempt, keep_problem, kept_problem, problem_note
from core.ui.session import current_email, current_user, ports, require_user

_PLACE = "erase"
_WORD = "privacy.confirm"


def privacy_section() -> None:
    user_id = require_user()
    st.header("Your data", anchor=False)
    erased_note()
    st.markdown(_kept_for(ports().policy.retention_days))
    download_link("Download my data", "/api/v1/privacy/export", key="export")
    st.caption("A ZIP with everything we keep about you and your finished files. Passwords are not in it.")
    with st.expander("Erase everything", icon=":material/delete_forever:"):
        _erase_form(user_id)


def _erase_form(user_id: str) -> None:
    word = confirmation(ports(), user_id, current_email())
    st.markdown(
        "**What goes, for good:** your CVs and postings, every run and every file made from them, your "
        "applications, the passwords of other services, your tokens, your sign-ins and your account. Runs "
        "that are going on are stopped.\n\n"
        "**What stays:** that somebody was here and had everything erased, without a name, an e-mail address "
        "or any text of yours. Files you have downloaded and applications you have sent are out of our reach."
    )
    st.markdown(f"To confirm, write **{md_escape(word)}**.")
    st.text_input("Confirmation", key=_WORD, autocomplete="off")
    st.button(
        "Erase everything",
        key="erase",
        type="primary",
        icon=":material/delete_forever:",
        on_click=_erase,
    )
    problem_note(_PLACE)


def _erase() -> None:
    """What the page itself remembers of the person goes too. Whoever is here now is asked for anew: a page
    can stand open longer than its session. Whoever is not here any more reads at the door what went wrong."""
    text = st.session_state.get(_WORD) or ""

    def erase() -> bool:
        user_id, email = require_user(), current_email()
        require_confirmation(ports(), user_id, text, email)
        erase_everything(ports(), user_id, email)
        return True

    if attempt(_PLACE, erase):
        st.session_state.clear()
        remember_erased()
    elif current_user() is None and (problem := kept_problem(_PLACE)):
        st.session_state.clear()
        keep_problem("sign-in", problem)


def _kept_for(days: int) -> str:
    finished = (
        f"Finished runs that you made no application from are removed after {days} days."
        if days
        else "Finished runs stay until you erase them."
    )
    return f"Your CVs, postings and applications stay until you remove them. {finished}"
