"""The work of an `email` job: one mail of the outbox goes out once, or it is said why not, or that nobody
can tell."""

from collections.abc import Mapping
from datetime import timedelta
from email.message import EmailMessage
from hashlib import sha256

from core.domain.applications import (
    Application,
    ApplicationStatus,
    EventName,
    Proof,
    event_of,
)
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import MAX_ATTEMPTS, EmailRequest, EmailResult, Job, Phase
from core.domain.mailing import MailPreview, MailServer, message_of
from core.domain.outbox import MailState, OutgoingMail
from core.ports import Ports
from core.services.artifacts import read_artifact
from core.services.candidates import require_consent
from core.services.jobs import Report
from core.services.mailing import files_of, reply_to_of, require_mail_today, server_of, words_of

PACKING = Phase(progress=10, text="Packing the mail")
SENDING = Phase(progress=50, text="Handing it to the mail server")

_LOST = (
    "The sending was interrupted, and nobody can tell whether the mail went out. Ask, or look into your "
    "mailbox, before you send it again."
)
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
        row = _settled(ports, row, MailState.UNKNOWN, UserError(ErrorCode.SMTP_UNKNOWN, _LOST))
    _told(ports, row)
    if row.state is not MailState.SENT:
        raise UserError(row.error_code or ErrorCode.SMTP_UNKNOWN, row.error_message or _LOST)
    return EmailResult(mail_id=row.id, to=row.recipient, message_id=row.message_id, is_test=row.is_test)


def _sent_now(ports: Ports, job: Job, row: OutgoingMail, report: Report, confirm: str) -> OutgoingMail:
    application = ports.applications.require(row.user_id, row.application_id)
    require_consent(ports, row.user_id, application.candidate_id)
    server = server_of(ports, row.user_id)
    message = _packed(ports, application, row, server, confirm)
    if not row.attempts:
        require_mail_today(ports, row.user_id, "sent-today")
    report(SENDING)
    claim = {"state": MailState.SENDING, "attempts": row.attempts + 1, "updated_at": ports.clock()}
    seen = {"id": row.id, "state": MailState.QUEUED, **words_of(row)}
    if not ports.outbox.change(row.user_id, seen, claim):
        raise UserError(ErrorCode.CONFLICT, _REPLACED)
    try:
        ports.mailer.send(server, message)
    except UserError as error:
        return _not_sent(ports, job, row, error)
    return _settled(ports, row, MailState.SENT, None)


def _not_sent(ports: Ports, job: Job, row: OutgoingMail, error: UserError) -> OutgoingMail:
    """After a clear "not now" it waits for the job's next try; the job's tries are the mail's."""
    if error.code is ErrorCode.SMTP_UNKNOWN:
        return _settled(ports, row, MailState.UNKNOWN, error)
    if error.code is not ErrorCode.NETWORK or job.attempts + 1 >= MAX_ATTEMPTS:
        refused = ErrorCode.SMTP_REJECTED if error.code is ErrorCode.NETWORK else error.code
        return _settled(ports, row, MailState.REJECTED, UserError(refused, error.message))
    later = ports.clock() + timedelta(seconds=4**job.attempts)
    waiting = {"state": MailState.QUEUED, "not_before": later, "error_message": error.message}
    ports.outbox.change(row.user_id, {"id": row.id, "state": MailState.SENDING}, waiting)
    raise error


def _settled(ports: Ports, row: OutgoingMail, state: MailState, error: UserError | None) -> OutgoingMail:
    """A receipt is believed also after somebody else gave the mail up as unknown."""
    said = {"error_code": error.code if error else None, "error_message": error.message if error else ""}
    patch = {**said, "state": state, "updated_at": ports.clock(), "not_before": None}
    changed = ports.outbox.change(row.user_id, {"id": row.id, "state": MailState.SENDING}, patch)
    if not changed and state is MailState.SENT:
        ports.outbox.change(row.user_id, {"id": row.id, "state": MailState.UNKNOWN}, patch)
    return ports.outbox.require(row.user_id, row.id)


def _packed(
    ports: Ports, application: Application, row: OutgoingMail, server: MailServer, confirm: str
) -> EmailMessage:
    """The mail made anew from the outbox; CONFLICT unless it is the confirmed one, byte for byte."""
    mail = MailPreview(
        sender=server.sender,
        reply_to=reply_to_of(ports, application) if server.is_house else "",
        to=row.recipient,
        subject=row.subject,
        body=row.body,
        files=files_of(ports, row.user_id, row.attachments),
        is_test=row.is_test,
    )
    if not any(mail.changed(earlier=earlier).confirm == confirm for earlier in range(100)):
        raise UserError(ErrorCode.CONFLICT, _REPLACED)
    contents = {
        file.artifact_id: read_artifact(ports, row.user_id, file.artifact_id)[1] for file in mail.files
    }
    if any(sha256(contents[file.artifact_id]).hexdigest() != file.sha256 for file in mail.files):
        raise UserError(ErrorCode.CONFLICT, _CHANGED_FILE)
    return message_of(mail, row.message_id, row.created_at, contents)


def _told(ports: Ports, row: OutgoingMail) -> None:
    """Written down at the application, once; again after a crash in between."""
    if row.is_test or row.state not in {MailState.SENT, MailState.UNKNOWN}:
        return
    sent, now = row.state is MailState.SENT, ports.clock()
    name = EventName.MAILED if sent else EventName.NOTED
    event_id = sha256(f"{row.id}/{row.state}".encode()).hexdigest()[:32]
    data = {"to": row.recipient, "subject": row.subject, "state": row.state, "message_id": row.message_id}
    for _ in range(3):
        seen = ports.applications.require(row.user_id, row.application_id)
        event = event_of(seen, event_id, now, name, data)
        expected = {"status": seen.status, "proof": seen.proof}
        patch = {**_outcome(seen, now, sent=sent), "updated_at": now}
        if ports.tracking.change(row.user_id, row.application_id, expected, patch, event):
            if sent:
                ports.monitor.happened(name)
            return


def _outcome(seen: Application, now: object, *, sent: bool) -> Mapping[str, object]:
    """A later status stays; what is better proven stays so."""
    if not sent:
        return {"proof": Proof.UNCONFIRMED} if seen.proof is Proof.NONE else {}
    if seen.status is ApplicationStatus.PENDING:
        return {"status": ApplicationStatus.APPLIED, "proof": Proof.RECEIPT, "applied_at": now}
    return {"proof": Proof.RECEIPT}
