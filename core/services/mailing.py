"""E-mail applications as they are written: a first wording, and the exact mail that is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from core.domain.applications import Application, ApplicationStatus
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job, PreviewResult
from core.domain.languages import LanguageCode
from core.domain.mailing import MailFile, MailPreview, MailText, Sender, checked_text, require_light
from core.domain.outbox import MailState, OutgoingMail
from core.domain.recipients import Recipient, checked_address, recipients_in
from core.domain.records import Artifact, ArtifactKind
from core.ports import Ports, Scalar
from core.services.candidates import require_consent
from core.services.mail_endings import give_up, is_late
from core.services.mailboxes import sender_of

Format = Literal["pdf", "html"]
_ATTACHED: tuple[ArtifactKind, ...] = ("cv", "cover_letter")
_DONE = frozenset({MailState.SENT, MailState.UNKNOWN})

_WITHDRAWN = (
    "You withdrew this application, so nothing is sent for it. Set it to applied first if you want to write."
)
_NO_FILES = (
    "The documents of this application are no longer here. Make the preview again and apply from there."
)


@dataclass(frozen=True)
class MailIdea:
    """What to begin with: addresses found in the posting, and a first wording."""

    recipients: Sequence[Recipient]
    text: MailText


@dataclass(frozen=True)
class MailWish:
    """What a person wants to send. A test goes to `own_address`, or where answers go."""

    to: str
    subject: str
    body: str
    format: Format = "pdf"
    own_address: str = ""
    is_test: bool = False


def require_sendable(ports: Ports, application: Application) -> None:
    """CONFLICT when it was withdrawn, CONSENT_MISSING when the candidate has not agreed."""
    if application.status is ApplicationStatus.WITHDRAWN:
        raise UserError(ErrorCode.CONFLICT, _WITHDRAWN)
    require_consent(ports, application.user_id, application.candidate_id)


def mail_idea(ports: Ports, user_id: str, application_id: str) -> MailIdea:
    application = ports.applications.require(user_id, application_id)
    row = ports.postings.get(user_id, application.posting_id) if application.posting_id else None
    language, name = _spoken(preview_of(ports, application))
    text = ports.tables.mail_text(language, name=name, title=application.title, employer=application.employer)
    return MailIdea(recipients_in(row.posting) if row else [], text)


def mail_preview(ports: Ports, user_id: str, application_id: str, wish: MailWish) -> MailPreview:
    """The mail exactly as `send_mail` would send it. INPUT_UNREADABLE, INPUT_TOO_BIG; see also
    `require_sendable`."""
    application = ports.applications.require(user_id, application_id)
    require_sendable(ports, application)
    text = checked_text(wish.subject, wish.body)
    sender = sender_of(ports, user_id, preview_of(ports, application))
    files = _files(ports, application, wish.format)
    require_light(files)
    earlier = _earlier(ports, application, is_test=wish.is_test)
    mail = MailPreview(
        mail_id=_mail_id(application, "test" if wish.is_test else "mail", earlier),
        sender=sender,
        to=checked_address(_own_address(wish, sender) if wish.is_test else wish.to),
        subject=text.subject,
        body=text.body,
        files=files,
        is_test=wish.is_test,
        earlier=earlier,
    )
    return mail.changed(confirm=f"{mail.mail_id}.{ports.confirmations.sign(mail.words)}")


def require_confirmed(ports: Ports, mail: MailPreview, confirm: str) -> None:
    """CONFLICT unless this word confirms this mail, STORAGE when it was made under another secret."""
    ports.confirmations.require(mail.words, confirm.removeprefix(f"{mail.mail_id}."))


def preview_of(ports: Ports, application: Application) -> Job | None:
    """The run it was made from, which knows the person's name, address and language."""
    return ports.jobs.get(application.user_id, application.preview_job_id)


def files_of(ports: Ports, row: OutgoingMail) -> list[MailFile]:
    """What is attached to it, the CV first: not every store keeps the order of names."""
    kept = {name: ports.artifacts.require(row.user_id, one) for name, one in row.attachments.items()}
    names = sorted(kept, key=lambda name: (kept[name].kind != "cv", name))
    return [_file(kept[name], name) for name in names]


def _own_address(wish: MailWish, sender: Sender) -> str:
    """Of the account; else where answers go, which from the house is the address of the CV."""
    return wish.own_address or sender.reply_to or sender.address


def _mail_id(application: Application, kind: str, earlier: int) -> str:
    """One id for the next mail of an application, whatever it says: of two confirmed at the same time one
    wins."""
    place = f"{application.user_id}/{application.id}/{kind}/{earlier}"
    return sha256(place.encode()).hexdigest()[:32]


def _earlier(ports: Ports, application: Application, *, is_test: bool) -> int:
    """How many have gone, or perhaps have. One whose worker was lost for good is given up on the way."""
    where: dict[str, Scalar] = {"application_id": application.id, "is_test": is_test}
    for row in ports.outbox.list(application.user_id, {**where, "state": MailState.SENDING}):
        if is_late(ports, row):
            give_up(ports, row)
    counts = [ports.outbox.count(application.user_id, {**where, "state": state}) for state in _DONE]
    return sum(counts)


def _files(ports: Ports, application: Application, form: Format) -> list[MailFile]:
    """CV and letter in this form; the form that is there when this one is not."""
    made = ports.artifacts.list(application.user_id, {"job_id": application.preview_job_id})
    files = []
    for kind in _ATTACHED:
        own = ports.artifacts.get(application.user_id, application.artifact_ids.get(kind, ""))
        forms = {row.media_type: row for row in [*made, *([own] if own else [])] if row.kind == kind}
        chosen = forms.get("application/pdf" if form == "pdf" else "text/html") or own
        if chosen := chosen or forms.get("text/html"):
            files.append(_file(chosen, chosen.safe_filename))
    if not files:
        raise UserError(ErrorCode.CONFLICT, _NO_FILES)
    return files


def _file(row: Artifact, name: str) -> MailFile:
    return MailFile(row.id, name, row.media_type, row.sha256, row.size)


def _spoken(preview: Job | None) -> tuple[LanguageCode, str]:
    """In which language the documents are, and whose."""
    result = preview.result if preview else None
    return (result.language, result.cv.basics.name) if isinstance(result, PreviewResult) else ("en", "")
