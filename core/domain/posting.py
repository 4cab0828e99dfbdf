"""The advert, in schema.org JobPosting terms. (A `Job` is something else: a background job.)"""

from enum import StrEnum
from typing import Literal

from core.domain.model import Model

RequirementKind = Literal["must", "nice", "duty", "benefit"]
KnockOutKind = Literal["years", "degree", "licence", "work_right", "location", "language", "salary"]
Workplace = Literal["", "onsite", "hybrid", "remote"]
Ats = Literal["greenhouse", "lever", "workable", "ashby"]


class KnockOutStatus(StrEnum):
    """`unknown` means the profile says nothing about it: the person must answer, not we."""

    PASS = "pass"  # noqa: S105
    UNKNOWN = "unknown"
    FAIL = "fail"


class Organization(Model):
    name: str = ""


class Requirement(Model):
    """One line of the posting, verbatim, and what kind of demand it is."""

    text: str
    kind: RequirementKind = "must"


class KnockOut(Model):
    """A condition that stops an application whatever the rest says. Never points."""

    kind: KnockOutKind
    status: KnockOutStatus = KnockOutStatus.UNKNOWN
    posting_text: str = ""
    evidence: str = ""


class JobPosting(Model):
    """`description` is the readable text of the advert with line breaks kept, markup removed.

    `job_location`, `employment_type` and `base_salary` are the advert's own words ("" when absent).
    `job_location_type` is schema.org's jobLocationType in three words of our own, since schema.org only knows
    TELECOMMUTE: "remote", "hybrid", "onsite", or "" where the advert says nothing of it.
    `date_posted` and `valid_through` (the last day to apply) are ISO dates.
    `ats` is the system behind the apply form, when the URL tells.
    """

    title: str = ""
    hiring_organization: Organization = Organization()
    job_location: str = ""
    job_location_type: Workplace = ""
    employment_type: str = ""
    base_salary: str = ""
    date_posted: str = ""
    valid_through: str = ""
    description: str = ""
    in_language: str = ""
    requirements: list[Requirement] = []
    knock_outs: list[KnockOut] = []
    apply_email: str = ""
    url: str = ""
    ats: Ats | None = None
