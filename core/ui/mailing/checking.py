"""Checking the mail: exactly as it will be sent, with the very files, and the word to send it."""

from dataclasses import replace
from functools import partial

import streamlit as st

from core.domain.mailing import MailPreview
from core.services.accounts import own_address
from core.services.mailboxes import NO_SERVER
from core.services.mailing import MailWish, mail_preview
from core.services.outbox import send_mail
from core.services.own_words import state_words
from core.ui.components.doubts import doubts
from core.ui.components.downloads import file_links
from core.ui.components.problems import attempt, forget_problem
from core.ui.mailing.plain import as_text
from core.ui.mailing.state import Draft, key_of
from core.ui.session import current_email, forget, ports, remember, require_user

_NOT_SENT = "The profile does not say it, so the mail is not sent like this."


def check(application_id: str, draft: Draft, *, is_lost: bool = False) -> None:
    """`is_lost`: it was sent, and nobody can tell whether it arrived."""
    mail = draft.shown
    if mail is None:
        return
    st.caption("This is the mail, word for word. Open the files to see what goes along.")
    with st.container(border=True, key=f"mail-sheet-{application_id}"):
        _head(mail)
        st.text(mail.body)
        files = {f"{file.filename} · {max(1, file.size // 1000)} kB": file.artifact_id for file in mail.files}
        file_links(files, key_of(application_id, "files"), is_plain=True)
    state = partial(_state, application_id, draft, mail) if mail.has_profile else None
    doubts(mail.checked, _NOT_SENT, key_of(application_id, "true"), state)
    if mail.earlier:
        st.warning("This application has sent a mail already, or perhaps has. This would be one more.")
    if not mail.sender.address:
        st.info(NO_SERVER)
    with st.container(horizontal=True):
        if is_lost:
            anew = partial(_show_anew, application_id, draft)
            st.button("I have asked: it did not arrive", key=key_of(application_id, "anew"), on_click=anew)
        elif mail.sender.address:
            _send_buttons(application_id, draft, mail)
        back = partial(_back, application_id, draft)
        change = key_of(application_id, "change")
        st.button("Change something", key=change, type="tertiary", on_click=back)


def _head(mail: MailPreview) -> None:
    sender = f"{mail.sender.name} <{mail.sender.address}>" if mail.sender.name else mail.sender.address
    lines = {"From": sender, "To": mail.to, "Replies to": mail.sender.reply_to, "Subject": mail.subject}
    st.markdown("  \n".join(f"**{name}** {as_text(text)}" for name, text in lines.items() if text))


def _send_buttons(application_id: str, draft: Draft, mail: MailPreview) -> None:
    send = partial(_send, application_id, draft.wish, mail.confirm)
    key = partial(key_of, application_id)
    label = f"Send to {as_text(mail.to)}"
    st.button(label, key=key("send"), type="primary", on_click=send, disabled=not mail.confirm)
    test = partial(_test, application_id, draft.wish)
    st.button("Send a test to myself", key=key("test"), on_click=test)


def _send(application_id: str, wish: MailWish, confirm: str) -> None:
    place = key_of(application_id, "problem")
    job = attempt(place, lambda: send_mail(ports(), require_user(), application_id, wish, confirm))
    if job is not None:
        remember(key_of(application_id, "job"), job.id)


def _test(application_id: str, wish: MailWish) -> None:
    own = own_address(ports(), require_user(), current_email())
    test = replace(wish, own_address=own, is_test=True)
    place = key_of(application_id, "problem")
    shown = attempt(place, lambda: mail_preview(ports(), require_user(), application_id, test))
    if shown is not None:
        _send(application_id, test, shown.confirm)


def _state(application_id: str, draft: Draft, mail: MailPreview) -> None:
    """It is true: the same mail, with a word to send it."""

    def state() -> bool:
        state_words(ports(), require_user(), application_id, mail.text.words)
        return True

    if attempt(key_of(application_id, "problem"), state):
        _show_anew(application_id, draft)


def _show_anew(application_id: str, draft: Draft) -> None:
    """With a word of its own to send it; after a mail that may have arrived, as one more."""
    place = key_of(application_id, "problem")
    shown = attempt(place, lambda: mail_preview(ports(), require_user(), application_id, draft.wish))
    if shown is not None:
        forget(key_of(application_id, "job"))
        remember(key_of(application_id, "draft"), replace(draft, shown=shown))


def _back(application_id: str, draft: Draft) -> None:
    forget_problem(key_of(application_id, "problem"))
    forget(key_of(application_id, "job"))
    remember(key_of(application_id, "draft"), replace(draft, shown=None))
