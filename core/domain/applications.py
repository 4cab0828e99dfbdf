"""One person's application to one posting, and what has happened to it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from core.domain.model import Model
from core.domain.records import Moment, Record


class ApplicationStatus(StrEnum):
    PENDING = "pending"
    APPLIED = "applied"
    INTERVIEW = "interview"
    OFFER = "offer"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Proof(StrEnum):
    """How we know it was sent: not at all, the person says so, a receipt, or we could not tell."""

    NONE = "none"
    STATED = "stated"
    RECEIPT = "receipt"
    UNCONFIRMED = "unconfirmed"


class Application(Record):
    """One per preview and user; one that was brought along from elsewhere has none (`preview_job_id` "").

    `artifact_ids` are the exact documents, by kind. `source` is where the posting came from, such as the host
    of its address. Days (`posted_on`, `next_action_on`) are ISO dates or "".
    """

    candidate_id: str = ""
    preview_job_id: str = ""
    title: str
    employer: str
    url: str = ""
    template: str
    score: int
    status: ApplicationStatus = ApplicationStatus.PENDING
    proof: Proof = Proof.NONE
    artifact_ids: dict[str, str] = {}
    posting_id: str = ""
    source: str = ""
    posted_on: str = ""
    notes: str = ""
    contact: str = ""
    next_action: str = ""
    next_action_on: str = ""
    applied_at: Moment | None = None
    updated_at: Moment


class Channel(StrEnum):
    """The way an application went."""

    SITE = "site"
    EMAIL = "email"
    OTHER = "other"


class Sent(Model):
    """What a person says they have sent. `documents` are file endings by kind; no `day` means today."""

    how: Channel = Channel.OTHER
    documents: dict[Literal["cv", "cover_letter"], Literal["pdf", "docx"]] = {}
    day: date | None = None


class EventName(StrEnum):
    """The first four are counted as analytics events too (PRODUCT O2)."""

    STARTED = "application_started"
    SUBMITTED = "application_submitted"
    COPIED = "application_autofill_copied"
    MAILED = "apply_email_sent"
    UNCONFIRMED = "apply_email_unconfirmed"
    CREATED = "application_created"
    IMPORTED = "application_imported"
    STATUS_CHANGED = "status_changed"
    NOTED = "noted"
    REMINDER_SET = "reminder_set"


class ApplicationEvent(Record):
    """Written down once. `data` holds what a timeline shows of it, such as `from` and `to` of a status. An
    event that may happen only once has an id made from the application and its name."""

    application_id: str
    name: EventName
    actor: str
    data: dict[str, str] = {}


def event_of(
    application: Application, event_id: str, moment: datetime, name: EventName, data: dict[str, str]
) -> ApplicationEvent:
    """Something that the owner of this application did, or had done."""
    return ApplicationEvent(
        id=event_id,
        user_id=application.user_id,
        created_at=moment,
        application_id=application.id,
        name=name,
        actor=application.user_id,
        data=data,
    )
