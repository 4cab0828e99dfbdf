"""The nouns of reading a file."""

from enum import StrEnum

from core.domain.model import Model
from core.domain.resume import Resume

SURE = 0.8
"""Below it a person is asked to look. Chosen on the tuned half of `make bench-reading`."""


class Doubt(StrEnum):
    """Why a person should look at a field."""

    MISSING = "missing"
    GUESSED = "guessed"
    CONFLICT = "conflict"
    """What was read cannot be true together: a job that ends before it begins."""
    JOINED = "joined"
    """Perhaps more than one entry."""
    PICTURE = "picture"
    """Recognised in the picture of a page, letter by letter."""


class Spot(Model):
    """Where words stand: `page` from 1; edges as shares of the page's width and height, from its top left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class Source(Model):
    """The words of the file that a field was read from: `line` counts from 0 in reading order."""

    line: int
    text: str
    spot: Spot | None = None


class FieldReading(Model):
    """One field: `path` as in "work.0.position"; `confidence` from 0 to 1, held against right and wrong by
    `make bench-reading`."""

    path: str
    value: str = ""
    confidence: float = 1.0
    doubt: Doubt | None = None
    source: Source | None = None

    @property
    def is_doubtful(self) -> bool:
        return self.confidence < SURE


class Reading(Model):
    """A file as it was read by this `version` of the reader, before anybody corrected it.

    `hidden` are words that the file holds but a reader cannot see. `text` is in reading order; `Source.line`
    counts its lines. `pages` is 0 for files without pages.
    """

    version: int = 0
    resume: Resume = Resume()
    fields: list[FieldReading] = []
    hidden: list[str] = []
    text: str = ""
    pages: int = 0

    @property
    def doubtful(self) -> list[FieldReading]:
        return [field for field in self.fields if field.is_doubtful]
