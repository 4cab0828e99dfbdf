"""Passwords of other services: added, seen without the password, removed."""

from functools import partial

import streamlit as st

from core.domain.credentials import Credential, CredentialKind
from core.services.credentials import (
    MOST_CHARACTERS,
    MOST_SECRET_CHARACTERS,
    add_credential,
    list_credentials,
    remove_credential,
)
from core.ui.components.plain import md_escape
from core.ui.components.problems import attempt, guarded, problem_note
from core.ui.session import ports, remember, require_user

_PLACE = "credentials"
_NO_KEY = (
    "Passwords cannot be kept here yet: whoever runs this server has to set `VAULT_KEY`. "
    "`.venv/bin/python -m core vault key` makes one."
)
_FIELDS = ("host", "username", "secret", "label")
_KINDS = {CredentialKind.SMTP: "Mail server", CredentialKind.JOB_BOARD: "Site with adverts"}


def credentials_section() -> None:
    st.header("Passwords of other services", anchor=False)
    st.markdown(
        "For sending applications from your own address and for sites where you have an account. Each is "
        "encrypted for you alone, and no page, file or message ever shows it again."
    )
    with guarded("credentials-kept"):
        for row in list_credentials(ports(), require_user()):
            _row(row)
    if ports().vault.is_open:
        _form()
    else:
        st.info(_NO_KEY)
    problem_note(_PLACE)


def _row(row: Credential) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"credential-{row.id}"):
        with st.container(gap=None):
            st.markdown(f"**{md_escape(row.label)}**")
            st.caption(f"{_KINDS[row.kind]} · {md_escape(row.username)} · {md_escape(row.host)}")
        st.button(
            "Remove",
            key=f"remove-credential-{row.id}",
            on_click=partial(_remove, row.id),
        )


def _form() -> None:
    with st.form("credential", clear_on_submit=False):
        st.selectbox("What it is for", list(_KINDS), format_func=_KINDS.__getitem__, key=_key("kind"))
        st.text_input("Server or site", key=_key("host"), max_chars=MOST_CHARACTERS)
        st.text_input("User name", key=_key("username"), max_chars=MOST_CHARACTERS, autocomplete="off")
        st.text_input(
            "Password",
            key=_key("secret"),
            type="password",
            max_chars=MOST_SECRET_CHARACTERS,
            autocomplete="new-password",
        )
        st.text_input("Your name for it (optional)", key=_key("label"), max_chars=MOST_CHARACTERS)
        st.form_submit_button("Keep it", key="credential-add", on_click=_add)


def _add() -> None:
    """What was typed stays when it cannot be kept; once it is, it is typed nowhere any more."""
    texts = [st.session_state[_key(name)] or "" for name in _FIELDS]
    kind = st.session_state[_key("kind")]
    added = attempt(_PLACE, lambda: add_credential(ports(), require_user(), kind, *texts))
    if added is not None:
        for name in _FIELDS:
            remember(_key(name), "")


def _remove(credential_id: str) -> None:
    attempt(_PLACE, lambda: remove_credential(ports(), require_user(), credential_id))


def _key(name: str) -> str:
    return f"credential.{name}"
