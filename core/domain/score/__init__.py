"""The score: a fixed, versioned, deterministic function of a CV and a posting."""

from core.domain.score.bands import BANDS, band
from core.domain.score.model import Analysis, Edit, Match, Part, Score
from core.domain.score.scoring import score

__all__ = ["BANDS", "Analysis", "Edit", "Match", "Part", "Score", "band", "score"]
