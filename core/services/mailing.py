"""E-mail applications as they are written: the exact mail that is shown."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from core.domain.applications import Application, ApplicationStatus
from core.domain.claims import CheckedText
from core.domain.errors import ErrorCode, UserError
from core.domain.mailing import MailFile, MailPreview, Sender, checked_text, require_light
from core.domain.outbox import MailState, OutgoingMail
from core.domain.recipients import checked_address
from core.domain.records import Artifact, ArtifactKind
from core.ports import Ports, Scalar
from core.services.candidates import require_consent
from core.services.mail_endings import give_up, is_late
from core.services.mailboxes import sender_of
from core.services.own_words import check_words, preview_of, profile_of

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


def mail_preview(ports: Ports, user_id: str, application_id: str, wish: MailWish) -> MailPreview:
    """The mail exactly as `send_mail` would send it. It has no `confirm` while the profile does not support
    all that it says; a test goes to oneself and may say anything. INPUT_UNREADABLE, INPUT_TOO_BIG; see also
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
        checked=CheckedText(()) if wish.is_test else check_words(ports, application, text.words),
        has_profile=profile_of(ports, application) is not None,
    )
    return mail if mail.checked.verdict.unsupported else mail.changed(confirm=_word_for(ports, mail))


def require_confirmed(ports: Ports, mail: MailPreview, confirm: str) -> None:
    """CONFLICT unless this word confirms this mail, STORAGE when it was made under another secret."""
    ports.confirmations.require(mail.words, confirm.removeprefix(f"{mail.mail_id}."))


def files_of(ports: Ports, row: OutgoingMail) -> list[MailFile]:
    """What is attached to it, the CV first: not every store keeps the order of names."""
    kept = {name: ports.artifacts.require(row.user_id, one) for name, one in row.attachments.items()}
    names = sorted(kept, key=lambda name: (kept[name].kind != "cv", name))
    return [_file(kept[name], name) for name in names]


def _word_for(ports: Ports, mail: MailPreview) -> str:
    return f"{mail.mail_id}.{ports.confirmations.sign(mail.words)}"


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
