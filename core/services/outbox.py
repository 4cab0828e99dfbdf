"""The outbox: a confirmed mail is kept before it is sent, once however often it is confirmed."""

from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import EmailRequest, Job, JobStatus
from core.domain.mailing import MailPreview
from core.domain.outbox import MailState, OutgoingMail
from core.ports import Ports, Scalar
from core.services.jobs import ask_for
from core.services.limits import require_mail_today, require_room
from core.services.mail_endings import is_late
from core.services.mailboxes import NO_SERVER
from core.services.mailing import MailWish, mail_preview, require_confirmed
from core.services.own_words import require_true

_OTHER = "This is not the mail that was shown, or another has gone since. Look at it again and confirm that."
_BUSY = "Another mail of this application is on its way. Wait until it is done."
_WAITING = frozenset({MailState.QUEUED, MailState.SENDING})


def send_mail(ports: Ports, user_id: str, application_id: str, wish: MailWish, confirm: str) -> Job:
    """Keeps the mail in the outbox and asks for it to be sent. `confirm` is the word of the preview.

    However often it is confirmed, it is one mail and one job. CONFLICT for any other mail than the one shown,
    UNGROUNDED for one that says what the profile does not support.
    """
    shown = mail_preview(ports, user_id, application_id, wish)
    require_true(shown.checked)
    if not shown.sender.address:
        raise UserError(ErrorCode.SMTP_AUTH, NO_SERVER)
    mail = shown.changed(mail_id=confirm.partition(".")[0])
    require_confirmed(ports, mail, confirm)
    if mail.mail_id != shown.mail_id and ports.outbox.get(user_id, mail.mail_id) is None:
        raise UserError(ErrorCode.CONFLICT, _OTHER)
    _keep(ports, _row(ports, user_id, application_id, mail))
    request = EmailRequest(mail_id=mail.mail_id, confirm=confirm)
    candidate = ports.applications.require(user_id, application_id).candidate_id
    return ask_for(ports, user_id, request, f"email/{confirm}", candidate_id=candidate)


def words_of(row: OutgoingMail) -> dict[str, Scalar]:
    """What tells two mails of the same id apart, as a condition."""
    return {"recipient": row.recipient, "subject": row.subject, "body": row.body}


def _keep(ports: Ports, row: OutgoingMail) -> None:
    """A mail that was refused may be mended and confirmed anew; one that waits may not become
    another while its job lives."""
    if _is_added(ports, row):
        _count(ports, row)
        return
    kept = ports.outbox.require(row.user_id, row.id)
    is_other = _content(kept) != _content(row)
    if kept.state is MailState.REJECTED or (
        kept.state is MailState.QUEUED and is_other and not _is_worked_on(ports, kept)
    ):
        _replace(ports, kept, row)
        is_other = _content(ports.outbox.require(row.user_id, row.id)) != _content(row)
    if is_other:
        raise UserError(ErrorCode.CONFLICT, _BUSY if kept.state in _WAITING else _OTHER)


def _is_worked_on(ports: Ports, kept: OutgoingMail) -> bool:
    """A job that ended before it touched the mail leaves it as it was."""
    if is_late(ports, kept):
        return False
    living = [
        job
        for status in (JobStatus.QUEUED, JobStatus.RUNNING)
        for job in ports.jobs.list(kept.user_id, {"kind": "email", "status": status})
    ]
    return any(isinstance(job.request, EmailRequest) and job.request.mail_id == kept.id for job in living)


def _is_added(ports: Ports, row: OutgoingMail) -> bool:
    try:
        ports.outbox.add(row.user_id, row)
    except UserError as error:
        if error.code is not ErrorCode.CONFLICT:
            raise
        return False
    return True


def _replace(ports: Ports, kept: OutgoingMail, row: OutgoingMail) -> None:
    fresh = row.model_dump(exclude={"id", "user_id", "created_at", "application_id"})
    seen = {"id": row.id, "state": kept.state, **words_of(kept)}
    if ports.outbox.change(row.user_id, seen, fresh) and kept.state is MailState.REJECTED:
        _count(ports, row)


def _count(ports: Ports, row: OutgoingMail) -> None:
    """Of all who confirm the same mail only the one who kept it gets here. One too many is taken back."""
    try:
        require_room(ports, row.user_id, "email")
        require_mail_today(ports, row.user_id, "email-day")
    except UserError as refused:
        back = {"state": MailState.REJECTED, "error_code": refused.code, "error_message": refused.message}
        ports.outbox.change(row.user_id, {"id": row.id, "state": MailState.QUEUED}, back)
        raise


def _content(row: OutgoingMail) -> tuple[object, ...]:
    return row.recipient, row.subject, row.body, row.attachments, row.is_test


def _row(ports: Ports, user_id: str, application_id: str, mail: MailPreview) -> OutgoingMail:
    now = ports.clock()
    return OutgoingMail(
        id=mail.mail_id,
        user_id=user_id,
        created_at=now,
        updated_at=now,
        application_id=application_id,
        recipient=mail.to,
        subject=mail.subject,
        body=mail.body,
        attachments={file.filename: file.artifact_id for file in mail.files},
        message_id=f"<{mail.mail_id}@{mail.sender.address.rpartition('@')[2]}>",
        is_test=mail.is_test,
    )
