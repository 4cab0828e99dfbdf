"""The score: a fixed, versioned, deterministic function of a CV and a posting."""

from core.domain.score.model import Analysis, Edit, Match, Part, Score
from core.domain.score.scoring import score

__all__ = ["Analysis", "Edit", "Match", "Part", "Score", "score"]
