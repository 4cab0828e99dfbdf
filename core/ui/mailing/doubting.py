"""What the mail says and the profile does not: asked about before anything is sent."""

from dataclasses import replace
from functools import partial

import streamlit as st

from core.domain.mailing import MailPreview, MailText
from core.services.mail_checking import NO_PROFILE, state_mail
from core.services.mailing import mail_preview
from core.ui.components.checked_text import IS_TRUE, checked_sentence
from core.ui.components.problems import attempt
from core.ui.mailing.state import Draft, key_of
from core.ui.session import ports, remember, require_user

_ASK = "**Is this true?** The profile does not say it, so the mail is not sent like this."
_ALL_TRUE = "All of this is true: add it to the profile"
_UNCHECKED = "This could not be checked. Read it once more before you send it."


def doubts(application_id: str, draft: Draft, mail: MailPreview) -> None:
    """Nothing where the profile says it all."""
    refused = [one for one in mail.checked.sentences if one.verdict.unsupported]
    unsure = [one for one in mail.checked.sentences if one.verdict.unchecked and one not in refused]
    if refused:
        st.markdown(_ASK)
        for sentence in refused:
            with st.container(gap=None):
                checked_sentence(sentence)
        if mail.has_profile:
            state = partial(_state, application_id, draft, mail)
            label = IS_TRUE if len(refused) == 1 else _ALL_TRUE
            st.button(label, key=key_of(application_id, "true"), icon=":material/add:", on_click=state)
        else:
            st.info(NO_PROFILE)
    if unsure:
        st.markdown(_UNCHECKED)
        for sentence in unsure:
            with st.container(gap=None):
                checked_sentence(sentence)


def _state(application_id: str, draft: Draft, mail: MailPreview) -> None:
    """The same mail, shown anew with the word to send it."""
    text = MailText(subject=mail.subject, body=mail.body)

    def stated() -> MailPreview:
        state_mail(ports(), require_user(), application_id, text)
        return mail_preview(ports(), require_user(), application_id, draft.wish)

    shown = attempt(key_of(application_id, "problem"), stated)
    if shown is not None:
        remember(key_of(application_id, "draft"), replace(draft, shown=shown))
