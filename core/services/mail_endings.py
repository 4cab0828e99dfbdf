"""What became of a mail: kept in the outbox, and written down at its application once."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256

from core.domain.applications import Application, ApplicationStatus, EventName, Proof, event_of
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import PREVIEW_SECONDS
from core.domain.outbox import MailState, OutgoingMail
from core.ports import Ports

LOST = (
    "The sending was interrupted, and nobody can tell whether the mail went out. Ask, or look into your "
    "mailbox, before you send it again."
)
_TOLD = frozenset({MailState.SENT, MailState.UNKNOWN})


def is_late(ports: Ports, row: OutgoingMail) -> bool:
    """Whether no job can be about it any more that was asked for when it last changed."""
    return ports.clock() - row.updated_at > timedelta(seconds=PREVIEW_SECONDS)


def give_up(ports: Ports, row: OutgoingMail) -> OutgoingMail:
    """Found half sent after its worker was lost: it is UNKNOWN, and stays so."""
    settled = settle(ports, row, MailState.UNKNOWN, UserError(ErrorCode.SMTP_UNKNOWN, LOST))
    tell(ports, settled)
    return settled


def settle(ports: Ports, row: OutgoingMail, state: MailState, error: UserError | None) -> OutgoingMail:
    """A receipt is believed also after somebody else gave the mail up as unknown."""
    said = {"error_code": error.code if error else None, "error_message": error.message if error else ""}
    patch = {**said, "state": state, "updated_at": ports.clock()}
    changed = ports.outbox.change(row.user_id, {"id": row.id, "state": MailState.SENDING}, patch)
    if not changed and state is MailState.SENT:
        ports.outbox.change(row.user_id, {"id": row.id, "state": MailState.UNKNOWN}, patch)
    return ports.outbox.require(row.user_id, row.id)


def tell(ports: Ports, row: OutgoingMail) -> None:
    """Written down at the application, once; again after a crash in between."""
    if row.is_test or row.state not in _TOLD:
        return
    name = EventName.MAILED if row.state is MailState.SENT else EventName.UNCONFIRMED
    event_id, now = sha256(f"{row.id}/{row.state}".encode()).hexdigest()[:32], ports.clock()
    said = {"recipient": row.recipient, "subject": row.subject, "message_id": row.message_id}
    for _ in range(3):
        seen = ports.applications.require(row.user_id, row.application_id)
        patch = _outcome(seen, now, is_sent=row.state is MailState.SENT)
        event = event_of(seen, event_id, now, name, {**said, **_move(seen, patch)})
        expected = {"status": seen.status, "proof": seen.proof}
        if ports.tracking.change(
            row.user_id, row.application_id, expected, {**patch, "updated_at": now}, event
        ):
            if row.state is MailState.SENT:
                ports.monitor.happened(name)
            return


def _outcome(seen: Application, now: datetime, *, is_sent: bool) -> Mapping[str, object]:
    """A later status stays; what is better proven stays so, and so does the day that is known."""
    if not is_sent:
        return {"proof": Proof.UNCONFIRMED} if seen.proof is Proof.NONE else {}
    received = {"proof": Proof.RECEIPT, "applied_at": seen.applied_at or now}
    is_pending = seen.status is ApplicationStatus.PENDING
    return {"status": ApplicationStatus.APPLIED, **received} if is_pending else received


def _move(seen: Application, patch: Mapping[str, object]) -> dict[str, str]:
    return {"from": seen.status.value, "to": str(patch["status"])} if "status" in patch else {}
