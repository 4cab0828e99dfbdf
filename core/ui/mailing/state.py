"""What is being written during this visit."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from core.domain.mailing import MailPreview
from core.domain.recipients import Recipient
from core.services.mail_ideas import mail_idea
from core.services.mailing import MailWish
from core.ui.session import ports, remember, require_user


@dataclass(frozen=True)
class Draft:
    """`wish` is what was typed last, `shown` the exact mail that came of it while it is being checked."""

    recipients: Sequence[Recipient]
    wish: MailWish
    shown: MailPreview | None = None


def draft_of(application_id: str) -> Draft:
    """Begun once a visit: what was typed since is not overwritten."""
    key = key_of(application_id, "draft")
    if key not in st.session_state:
        idea = mail_idea(ports(), require_user(), application_id)
        to = idea.recipients[0].address if idea.recipients else ""
        remember(key, Draft(idea.recipients, MailWish(to, idea.text.subject, idea.text.body)))
    draft: Draft = st.session_state[key]
    return draft


def key_of(application_id: str, name: str) -> str:
    return f"mail.{application_id}.{name}"
