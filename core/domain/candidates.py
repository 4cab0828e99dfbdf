"""The people a recruiter-coach works for. A person alone has none and works for themselves."""

from pydantic import BaseModel

from core.domain.records import Moment, Record

OWN = ""
"""`candidate_id` of what belongs to the account itself."""


class Candidate(Record):
    """Somebody the account's owner works for. `user_id` is the owner, never the candidate.

    `consent_note` is what the candidate agreed to, in the coach's words, and `consent_at` when that was
    written down; without it documents can be made, but nothing is applied for.
    """

    label: str
    consent_note: str = ""
    consent_at: Moment | None = None
    updated_at: Moment

    @property
    def has_consent(self) -> bool:
        return self.consent_at is not None


class Kept(BaseModel):
    """How many rows are kept for one candidate, or for the account itself."""

    candidate_id: str
    profiles: int = 0
    postings: int = 0
    previews: int = 0
    applications: int = 0
