"""The work of an `email` job: one mail of the outbox goes out once, or it is said why not, or that nobody
can tell."""

from email.message import EmailMessage
from hashlib import sha256

from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import EmailRequest, EmailResult, Job, Phase
from core.domain.mailing import MailPreview, message_of
from core.domain.outbox import MailState, OutgoingMail
from core.ports import Ports
from core.services.artifacts import read_artifact
from core.services.jobs import Report, next_try
from core.services.limits import give_mail_back, require_mail_today
from core.services.mail_endings import LOST, give_up, settle, tell
from core.services.mailboxes import sender_of, server_of
from core.services.mailing import files_of, require_confirmed, require_sendable
from core.services.outbox import words_of
from core.services.own_words import check_words, preview_of, require_true

PACKING = Phase(progress=10, text="Packing the mail")
SENDING = Phase(progress=50, text="Handing it to the mail server")

_PAUSES = {0: 15, 1: 75}
"""Seconds to wait after each try that was refused for now: many servers let a stranger in only after a minute
(greylisting, RFC 6647), and the job must end in time."""

_REPLACED = "Another text was confirmed since. This one was not sent."
_CHANGED_FILE = "An attached document is not what was confirmed. Nothing was sent; look at the mail again."


def run_mail(ports: Ports, job: Job, report: Report) -> EmailResult:
    """A mail found half sent was some lost worker's: it becomes UNKNOWN and stays so."""
    if not isinstance(job.request, EmailRequest):
        raise TypeError(f"job {job.id} is not a mail")
    report(PACKING)
    row = ports.outbox.require(job.user_id, job.request.mail_id)
    if row.state is MailState.QUEUED:
        row = _sent_now(ports, job, row, report, job.request.confirm)
    elif row.state is MailState.SENDING:
        row = give_up(ports, row)
    tell(ports, row)
    if row.state is not MailState.SENT:
        raise UserError(row.error_code or ErrorCode.SMTP_UNKNOWN, row.error_message or LOST)
    return EmailResult(mail_id=row.id, to=row.recipient, message_id=row.message_id, is_test=row.is_test)


def _sent_now(ports: Ports, job: Job, row: OutgoingMail, report: Report, confirm: str) -> OutgoingMail:
    message = _packed(ports, row, confirm)
    server = server_of(ports, row.user_id)
    report(SENDING)
    claim = {"state": MailState.SENDING, "attempts": row.attempts + 1, "updated_at": ports.clock()}
    seen = {"id": row.id, "state": MailState.QUEUED, **words_of(row)}
    if not ports.outbox.change(row.user_id, seen, claim):
        raise UserError(ErrorCode.CONFLICT, _REPLACED)
    try:
        require_mail_today(ports, row.user_id, "sent-today")
        ports.mailer.send(server, message)
    except UserError as error:
        return _not_sent(ports, job, row, error)
    return settle(ports, row, MailState.SENT, None)


def _not_sent(ports: Ports, job: Job, row: OutgoingMail, error: UserError) -> OutgoingMail:
    """After a clear "not now" it waits for the job's next try; the job's tries are the mail's."""
    if error.code is ErrorCode.SMTP_UNKNOWN:
        return settle(ports, row, MailState.UNKNOWN, error)
    if error.code is not ErrorCode.NETWORK and not _is_refused_now(error):
        return settle(ports, row, MailState.REJECTED, error)
    give_mail_back(ports, row.user_id, "sent-today")
    pause = _PAUSES.get(job.attempts) if _is_refused_now(error) else None
    later = UserError(ErrorCode.NETWORK, error.message, pause)
    if next_try(ports, job, later) is None:
        return settle(ports, row, MailState.REJECTED, error)
    waiting = {"state": MailState.QUEUED, "error_message": error.message}
    ports.outbox.change(row.user_id, {"id": row.id, "state": MailState.SENDING}, waiting)
    raise later


def _is_refused_now(error: UserError) -> bool:
    return error.code is ErrorCode.SMTP_REJECTED and error.retry_after is not None


def _packed(ports: Ports, row: OutgoingMail, confirm: str) -> EmailMessage:
    """The mail made anew from the outbox; CONFLICT unless it is the confirmed one, byte for byte; UNGROUNDED
    when what it says was taken back from the profile since."""
    application = ports.applications.require(row.user_id, row.application_id)
    require_sendable(ports, application)
    mail = MailPreview(
        mail_id=row.id,
        sender=sender_of(ports, row.user_id, preview_of(ports, application)),
        to=row.recipient,
        subject=row.subject,
        body=row.body,
        files=files_of(ports, row),
        is_test=row.is_test,
    )
    require_confirmed(ports, mail, confirm)
    if not mail.is_test:
        require_true(check_words(ports, application, mail.text.words))
    contents = {
        file.artifact_id: read_artifact(ports, row.user_id, file.artifact_id)[1] for file in mail.files
    }
    if any(sha256(contents[file.artifact_id]).hexdigest() != file.sha256 for file in mail.files):
        raise UserError(ErrorCode.CONFLICT, _CHANGED_FILE)
    return message_of(mail, row.message_id, ports.clock(), contents)
