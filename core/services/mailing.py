"""E-mail applications, asked for: shown exactly, confirmed by the word of that mail, kept before sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Literal

from core.domain.applications import Application
from core.domain.credentials import Credential, CredentialKind
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import PREVIEW_SECONDS, EmailRequest, Job, PreviewRequest, PreviewResult
from core.domain.languages import LanguageCode
from core.domain.mailing import (
    MailFile,
    MailPreview,
    MailServer,
    MailText,
    Recipient,
    checked_address,
    checked_text,
    recipients_in,
    require_light,
)
from core.domain.outbox import MailState, OutgoingMail
from core.domain.records import Artifact, ArtifactKind
from core.ports import Ports, Scalar, add_once
from core.services.candidates import require_consent
from core.services.credentials import list_credentials, reveal
from core.services.jobs import ask_for
from core.services.limits import require_room

Format = Literal["pdf", "html"]
DAY_SECONDS = 24 * 60 * 60
_ATTACHED: tuple[ArtifactKind, ...] = ("cv", "cover_letter")

_NO_FILES = (
    "The documents of this application are no longer here. Make the preview again and apply from there."
)
_NO_SERVER = (
    "No mail server is set up. Add yours under Settings, “Passwords of other services”, with your e-mail "
    "address as the user name."
)
_OTHER = (
    "This is not the mail that was shown, or something has changed since. Look at it again and confirm that."
)
_BUSY = "Another mail of this application is on its way. Wait until it is done."
_DAILY = "These were all the e-mails for today ({most}). Try again tomorrow; nothing is lost."


@dataclass(frozen=True)
class MailIdea:
    """What to begin with: addresses found in the posting, and a first wording."""

    recipients: Sequence[Recipient]
    text: MailText


@dataclass(frozen=True)
class MailWish:
    """What a person wants to send. A test goes to `own_address`, or to the sender's own."""

    to: str
    subject: str
    body: str
    format: Format = "pdf"
    own_address: str = ""
    is_test: bool = False


def mail_idea(ports: Ports, user_id: str, application_id: str) -> MailIdea:
    application = ports.applications.require(user_id, application_id)
    row = ports.postings.get(user_id, application.posting_id) if application.posting_id else None
    preview = ports.jobs.get(user_id, application.preview_job_id) if application.preview_job_id else None
    text = ports.tables.mail_text(
        _language(preview), name=_name(preview), title=application.title, employer=application.employer
    )
    return MailIdea(recipients_in(row.posting) if row else [], text)


def mail_preview(ports: Ports, user_id: str, application_id: str, wish: MailWish) -> MailPreview:
    """The mail exactly as `send_mail` would send it. INPUT_UNREADABLE, INPUT_TOO_BIG, CONSENT_MISSING."""
    application = ports.applications.require(user_id, application_id)
    require_consent(ports, user_id, application.candidate_id)
    text, (sender, is_house) = checked_text(wish.subject, wish.body), sender_of(ports, user_id)
    preview = ports.jobs.get(user_id, application.preview_job_id) if application.preview_job_id else None
    own = wish.own_address or sender
    files = _files(ports, application, wish.format)
    require_light(files)
    return MailPreview(
        sender=sender,
        reply_to=_reply_to(preview) if is_house else "",
        to=checked_address(own if wish.is_test else wish.to),
        subject=text.subject,
        body=text.body,
        files=files,
        is_test=wish.is_test,
        earlier=_earlier(ports, user_id, application_id, is_test=wish.is_test),
    )


def send_mail(ports: Ports, user_id: str, application_id: str, wish: MailWish, confirm: str) -> Job:
    """Keeps the mail in the outbox and asks for it to be sent. `confirm` is the word of the preview.

    However often it is confirmed, it is one mail and one job. CONFLICT for any other mail than the one shown.
    """
    shown = mail_preview(ports, user_id, application_id, wish)
    now = _confirmed(shown, confirm)
    if now.sender == "":
        raise UserError(ErrorCode.SMTP_AUTH, _NO_SERVER)
    request = EmailRequest(mail_id=mail_id_of(user_id, application_id, now), confirm=confirm)
    known = ports.outbox.get(user_id, request.mail_id)
    if known is None or known.state is MailState.REJECTED:
        _require_room(ports, user_id)
    _keep(ports, _row(ports, user_id, application_id, request.mail_id, now), known)
    candidate = ports.applications.require(user_id, application_id).candidate_id
    return ask_for(ports, user_id, request, f"email/{request.mail_id}/{confirm}", candidate_id=candidate)


def mail_id_of(user_id: str, application_id: str, mail: MailPreview) -> str:
    """One id for the next mail of an application, whatever it says: of two confirmed at the same time one
    wins. Tests may be many, one for each wording."""
    kind = f"test/{mail.confirm}" if mail.is_test else f"mail/{mail.earlier}"
    return sha256(f"{user_id}/{application_id}/{kind}".encode()).hexdigest()[:32]


def sender_of(ports: Ports, user_id: str) -> tuple[str, bool]:
    """From which address, and whether it is the house's; "" while there is none."""
    if own := _own_mailbox(ports, user_id):
        return own.username, False
    return (ports.mailer.house.sender, True) if ports.mailer.house else ("", False)


def server_of(ports: Ports, user_id: str) -> MailServer:
    """The person's own mail server before the house's; its password is taken out of the vault now."""
    if own := _own_mailbox(ports, user_id):
        host, _, port = own.host.partition(":")
        number = int(port) if port.isdecimal() and len(port) < 6 else 587
        secret = reveal(ports, user_id, own.id, "email")
        tls: Literal["ssl", "starttls"] = "ssl" if number == 465 else "starttls"
        return MailServer(host, number, tls, own.username, own.username, secret)
    if ports.mailer.house is None:
        raise UserError(ErrorCode.SMTP_AUTH, _NO_SERVER)
    return ports.mailer.house


def _own_mailbox(ports: Ports, user_id: str) -> Credential | None:
    kept = list_credentials(ports, user_id)
    return next((one for one in kept if one.kind is CredentialKind.SMTP and "@" in one.username), None)


def files_of(ports: Ports, user_id: str, attachments: dict[str, str]) -> list[MailFile]:
    return [_file(ports.artifacts.require(user_id, one), name) for name, one in attachments.items()]


def reply_to_of(ports: Ports, application: Application) -> str:
    return _reply_to(ports.jobs.get(application.user_id, application.preview_job_id))


def _confirmed(shown: MailPreview, confirm: str) -> MailPreview:
    """The mail that was confirmed: the one shown now, or, word for word, one that has just been sent."""
    for earlier in range(shown.earlier, -1, -1):
        mail = shown.changed(earlier=earlier)
        if mail.confirm == confirm:
            return mail
    raise UserError(ErrorCode.CONFLICT, _OTHER)


def _keep(ports: Ports, row: OutgoingMail, known: OutgoingMail | None) -> None:
    """A mail that was refused may be mended and confirmed anew; one that waits may not become
    another while its job lives."""
    kept = known or add_once(ports.outbox, row)
    late = ports.clock() - kept.updated_at > timedelta(seconds=PREVIEW_SECONDS)
    if kept.state is MailState.REJECTED or (kept.state is MailState.QUEUED and late):
        fresh = row.model_dump(exclude={"id", "user_id", "created_at", "application_id"})
        ports.outbox.change(row.user_id, {"id": row.id, "state": kept.state, **words_of(kept)}, fresh)
        kept = ports.outbox.require(row.user_id, row.id)
    if _content(kept) != _content(row):
        raise UserError(ErrorCode.CONFLICT, _BUSY)


def words_of(row: OutgoingMail) -> dict[str, Scalar]:
    """What tells two mails of the same id apart, as a condition."""
    return {"recipient": row.recipient, "subject": row.subject, "body": row.body}


def _content(row: OutgoingMail) -> tuple[object, ...]:
    return row.recipient, row.subject, row.body, row.attachments, row.is_test


def _row(ports: Ports, user_id: str, application_id: str, mail_id: str, mail: MailPreview) -> OutgoingMail:
    now = ports.clock()
    return OutgoingMail(
        id=mail_id,
        user_id=user_id,
        created_at=now,
        updated_at=now,
        application_id=application_id,
        recipient=mail.to,
        subject=mail.subject,
        body=mail.body,
        attachments={file.filename: file.artifact_id for file in mail.files},
        message_id=f"<{mail_id}@{mail.sender.rpartition('@')[2]}>",
        is_test=mail.is_test,
    )


def _require_room(ports: Ports, user_id: str) -> None:
    require_room(ports, user_id, "email")
    require_mail_today(ports, user_id, "email-day")


def require_mail_today(ports: Ports, user_id: str, word: str) -> None:
    """One more mail of this day; QUOTA when it is one too many. Counted where it is asked for and, under
    another `word`, where it is sent: a row in the outbox may have been written by hand, past us."""
    most = ports.policy.mails_per_day
    if wait := ports.limiter.take(f"{word}/{user_id}", most, DAY_SECONDS):
        raise UserError(ErrorCode.QUOTA, _DAILY.format(most=most), retry_after=wait)


def _earlier(ports: Ports, user_id: str, application_id: str, *, is_test: bool) -> int:
    if is_test:
        return 0
    where: Mapping[str, Scalar] = {"application_id": application_id, "is_test": False}
    done = (MailState.SENT, MailState.UNKNOWN)
    counts = [ports.outbox.count(user_id, {**where, "state": state}) for state in done]
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
            files.append(_file(chosen, chosen.filename))
    if not files:
        raise UserError(ErrorCode.CONFLICT, _NO_FILES)
    return files


def _file(row: Artifact, name: str) -> MailFile:
    return MailFile(row.id, name, row.media_type, row.sha256, row.size)


def _language(preview: Job | None) -> LanguageCode:
    return preview.result.language if preview and isinstance(preview.result, PreviewResult) else "en"


def _name(preview: Job | None) -> str:
    return preview.result.cv.basics.name if preview and isinstance(preview.result, PreviewResult) else ""


def _reply_to(preview: Job | None) -> str:
    """The person's own address, so that answers do not go to whoever runs this."""
    if preview is None or not isinstance(preview.request, PreviewRequest):
        return ""
    if not isinstance(preview.result, PreviewResult) or not preview.result.cv.basics.email:
        return ""
    try:
        return checked_address(preview.result.cv.basics.email)
    except UserError:
        return ""
