"""Mails: kept before they are sent, so that none is sent twice and none is lost."""

from enum import StrEnum

from core.domain.errors import ErrorCode
from core.domain.records import Moment, Record


class MailState(StrEnum):
    """UNKNOWN: the connection broke when the server may have had it all. Such a mail is never sent again by
    itself."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    REJECTED = "rejected"
    UNKNOWN = "unknown"


class OutgoingMail(Record):
    """One mail as it is confirmed and sent. `attachments` are artifact ids by file name. A test goes to the
    person's own address and says nothing about the application."""

    updated_at: Moment
    application_id: str
    state: MailState = MailState.QUEUED
    recipient: str
    subject: str
    body: str
    attachments: dict[str, str]
    message_id: str
    is_test: bool = False
    attempts: int = 0
    error_code: ErrorCode | None = None
    error_message: str = ""
