"""The score as it is handed out: numbers, and a plain sentence for each of them."""

from typing import Any, Literal

from pydantic import ConfigDict, Field

from core.domain.model import Model
from core.domain.posting import KnockOut, RequirementKind

VERSION = "1"
"""Changes whenever the same input may give another score."""

Level = Literal["listed", "stated", "described", "result"]


class ScoreModel(Model):
    """Keeps its field names on the wire (`knock_outs`, `best_edits`) and always writes every field."""

    model_config = ConfigDict(alias_generator=None)

    def to_wire(self) -> dict[str, Any]:
        return self.model_dump(mode="json", by_alias=True)


class Part(ScoreModel):
    """One named part: what it earned, what it could earn, and why. Both are points of the whole score."""

    points: float = 0.0
    maximum: float = 0.0
    reasons: list[str] = []


class Match(ScoreModel):
    """One thing the posting asks for. `text` is the posting's own words; `line` indexes its requirements
    (-1: title or running text). `where` names the place in the CV that shows it; "" when missing."""

    text: str
    kind: RequirementKind
    line: int = -1
    level: Level | None = None
    recent: bool = False
    where: str = ""


class Edit(ScoreModel):
    """An edit worth making if it is true: always a question, never a claim. `gain` is in points."""

    term: str
    question: str
    gain: float


class Analysis(ScoreModel):
    """`readable` is None when no file was read back. `ceiling` is what honest wording alone can reach:
    everything the CV already shows, described with a result in a recent entry. `before` is the score of
    the CV as it came, put in by whoever tailored it."""

    version: str = VERSION
    readable: Part | None = None
    covers: Part = Part()
    backed: Part = Part()
    knock_outs: list[KnockOut] = []
    matched: list[Match] = []
    missing: list[Match] = []
    ceiling: int = 0
    best_edits: list[Edit] = []
    unchecked: list[str] = []
    before: "Score | None" = None


class Score(ScoreModel):
    """0–100. No applicant tracking system publishes its own; this one says what it counts."""

    score: int = 0
    analysis: Analysis = Field(default_factory=Analysis)


Analysis.model_rebuild()
