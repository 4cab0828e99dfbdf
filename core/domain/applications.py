"""One person's application to one posting."""

from enum import StrEnum

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
    """One per preview and user. `artifact_ids` are the exact documents, by kind."""

    candidate_id: str = ""
    preview_job_id: str
    title: str
    employer: str
    url: str = ""
    template: str
    score: int
    status: ApplicationStatus = ApplicationStatus.PENDING
    proof: Proof = Proof.NONE
    artifact_ids: dict[str, str] = {}
    updated_at: Moment
