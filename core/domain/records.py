"""What we keep for a person: rows with an owner. The nouns of DESIGN §3 that have no file of their own."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, PlainSerializer

from core.domain.model import Model
from core.domain.posting import JobPosting
from core.domain.reading import FieldReading, Reading
from core.domain.resume import Resume

Moment = Annotated[datetime, PlainSerializer(lambda moment: moment.isoformat(timespec="microseconds"))]
"""A point in time in UTC, written in one fixed width so that text order is time order."""

_MOST_STEM = 100


def safe_filename(name: str) -> str:
    """A short name that stays in its folder on every system."""
    kept = "".join(c if c.isprintable() and c not in '\\/:*?"<>|' else "_" for c in name)
    stem, dot, ending = kept.strip(". ").rpartition(".")
    return f"{stem[:_MOST_STEM]}{dot}{ending}"


class Record(BaseModel):
    """A stored row: column names are the field names; every row belongs to one user."""

    model_config = ConfigDict(extra="ignore")

    id: str
    user_id: str
    created_at: Moment


class ProfileRecord(Record):
    """A CV as it was read, then corrected. `sha256` is of the uploaded bytes: the same file is read once.

    `candidate_id` "" here and on other rows: of the account's own person, not of a candidate. `doubts` are
    the doubtful fields of its reading, none once the person has said that all is right.
    """

    candidate_id: str = ""
    label: str
    resume: Resume
    filename: str = ""
    sha256: str = ""
    notes: list[str] = []
    doubts: list[FieldReading] = []
    updated_at: Moment


class ReadingRecord(Record):
    """How a profile's file was read; it has the profile's id. Apart because it is five times as long and only
    wanted where one profile is looked at. `original` is the key of the file, "" where that is not kept.
    """

    reading: Reading
    original: str = ""


class PostingRecord(Record):
    """An advert as it was read. `sha256` is of the given bytes (text, file or fetched page)."""

    candidate_id: str = ""
    posting: JobPosting
    source: str = ""
    sha256: str = ""


ArtifactKind = Literal["cv", "cover_letter", "interview_prep", "form_data"]


class Artifact(Record):
    """A stored file. `key` names it in file storage; `filename` is only a label for people."""

    job_id: str
    kind: ArtifactKind
    filename: str
    media_type: str
    sha256: str
    size: int
    key: str

    @property
    def safe_filename(self) -> str:
        return safe_filename(self.filename) or self.kind


class Download(Model):
    """What a signed link stands for."""

    artifact_id: str
    user_id: str
    expires: int
    inline: bool = False
