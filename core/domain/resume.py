"""The person's profile, in JSON Resume (https://jsonresume.org/schema, v1.0.0) terms.

Every string defaults to "" and every list to []: a CV may lack anything. Dates are ISO 8601 and may
stop at the year or the month ("2021", "2021-06", "2021-06-30"); a missing `end_date` beside a
`start_date` means "until today". `Resume.meta` keeps whatever else came with the file.
"""

from typing import Any

from pydantic import Field

from core.domain.model import Model


class Location(Model):
    address: str = ""
    postal_code: str = ""
    city: str = ""
    country_code: str = ""
    region: str = ""


class Profile(Model):
    """An account elsewhere: LinkedIn, GitHub, a personal page."""

    network: str = ""
    username: str = ""
    url: str = ""


class Basics(Model):
    name: str = ""
    label: str = ""
    image: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""
    summary: str = ""
    location: Location = Location()
    profiles: list[Profile] = []


class Work(Model):
    name: str = ""
    position: str = ""
    location: str = ""
    description: str = ""
    url: str = ""
    start_date: str = ""
    end_date: str = ""
    summary: str = ""
    highlights: list[str] = []


class Volunteer(Model):
    organization: str = ""
    position: str = ""
    url: str = ""
    start_date: str = ""
    end_date: str = ""
    summary: str = ""
    highlights: list[str] = []


class Education(Model):
    institution: str = ""
    url: str = ""
    area: str = ""
    study_type: str = ""
    start_date: str = ""
    end_date: str = ""
    score: str = ""
    courses: list[str] = []


class Award(Model):
    title: str = ""
    date: str = ""
    awarder: str = ""
    summary: str = ""


class Certificate(Model):
    name: str = ""
    date: str = ""
    issuer: str = ""
    url: str = ""


class Publication(Model):
    name: str = ""
    publisher: str = ""
    release_date: str = ""
    url: str = ""
    summary: str = ""


class Skill(Model):
    name: str = ""
    level: str = ""
    keywords: list[str] = []


class Language(Model):
    language: str = ""
    fluency: str = ""


class Interest(Model):
    name: str = ""
    keywords: list[str] = []


class Reference(Model):
    name: str = ""
    reference: str = ""


class Project(Model):
    name: str = ""
    description: str = ""
    highlights: list[str] = []
    keywords: list[str] = []
    start_date: str = ""
    end_date: str = ""
    url: str = ""
    roles: list[str] = []
    entity: str = ""
    type: str = ""


class Resume(Model):
    basics: Basics = Basics()
    work: list[Work] = []
    volunteer: list[Volunteer] = []
    education: list[Education] = []
    awards: list[Award] = []
    certificates: list[Certificate] = []
    publications: list[Publication] = []
    skills: list[Skill] = []
    languages: list[Language] = []
    interests: list[Interest] = []
    references: list[Reference] = []
    projects: list[Project] = []
    meta: dict[str, Any] = Field(default_factory=dict)
