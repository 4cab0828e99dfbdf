"""What to begin an e-mail application with."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.jobs import Job, PreviewResult
from core.domain.languages import LanguageCode
from core.domain.mailing import MailText
from core.domain.recipients import Recipient, recipients_in
from core.ports import Ports
from core.services.own_words import preview_of


@dataclass(frozen=True)
class MailIdea:
    """What to begin with: addresses found in the posting, and a first wording."""

    recipients: Sequence[Recipient]
    text: MailText


def mail_idea(ports: Ports, user_id: str, application_id: str) -> MailIdea:
    application = ports.applications.require(user_id, application_id)
    row = ports.postings.get(user_id, application.posting_id) if application.posting_id else None
    language, name = _spoken(preview_of(ports, application))
    text = ports.tables.mail_text(language, name=name, title=application.title, employer=application.employer)
    return MailIdea(recipients_in(row.posting) if row else [], text)


def _spoken(preview: Job | None) -> tuple[LanguageCode, str]:
    """In which language the documents are, and whose."""
    result = preview.result if preview else None
    return (result.language, result.cv.basics.name) if isinstance(result, PreviewResult) else ("en", "")
