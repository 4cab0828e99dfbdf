"""Writing the mail: to whom, the words, and in which form the documents go along."""

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from core.domain.mailing import MOST_BODY, MOST_SUBJECT
from core.services.mailing import MailWish, mail_preview
from core.ui.components.problems import attempt
from core.ui.mailing.plain import as_text
from core.ui.mailing.state import Draft, key_of
from core.ui.session import current_email, ports, remember, require_user

_OTHER = "Another address"
_FORMATS = {"pdf": "PDF", "html": "Web page (HTML)"}


def write(application_id: str, draft: Draft) -> None:
    st.caption("Nothing is sent yet: you see the exact mail first.")
    choice, key = _recipient(application_id, draft), partial(key_of, application_id)
    with st.form(key("form"), border=False):
        if choice == _OTHER:
            own = "" if draft.wish.to in _found(draft) else draft.wish.to
            st.text_input("E-mail address", own, key=key("to"), max_chars=254, placeholder="jobs@example.org")
        st.text_input("Subject", draft.wish.subject, key=key("subject"), max_chars=MOST_SUBJECT)
        st.text_area("Text", draft.wish.body, key=key("body"), max_chars=MOST_BODY, height="content")
        st.radio(
            "CV and letter go along as",
            list(_FORMATS),
            list(_FORMATS).index(draft.wish.format),
            format_func=_FORMATS.get,
            key=key("format"),
            horizontal=True,
        )
        show = partial(_show, application_id, draft, choice)
        st.form_submit_button("Check the mail", on_click=show, type="primary")


def _recipient(application_id: str, draft: Draft) -> str:
    """Those that the posting names, each with its place, or another."""
    where = _found(draft)
    if not where:
        return _OTHER
    choices = [*where, _OTHER]
    return str(
        st.radio(
            "To",
            choices,
            choices.index(draft.wish.to if draft.wish.to in where else _OTHER),
            format_func=as_text,
            captions=[as_text(place) for place in where.values()],
            key=key_of(application_id, "choice"),
        )
    )


def _found(draft: Draft) -> dict[str, str]:
    return {one.address: one.found_in for one in draft.recipients}


def _show(application_id: str, draft: Draft, choice: str) -> None:
    typed: Any = st.session_state
    key = partial(key_of, application_id)
    to = typed[key("to")] if choice == _OTHER else choice
    wish = MailWish(to, typed[key("subject")], typed[key("body")], typed[key("format")], current_email())
    made = attempt(key("problem"), lambda: mail_preview(ports(), require_user(), application_id, wish))
    remember(key("draft"), replace(draft, wish=wish, shown=made))
