"""What the numbers say about applications: facts, the way each took, and figures of them all."""

from core.domain.analytics.facts import ApplicationFact, facts_of
from core.domain.analytics.figures import (
    FEWEST,
    Due,
    Level,
    Share,
    Stage,
    Week,
    follow_ups,
    funnel,
    shares_by,
    stages,
    weeks,
)
from core.domain.analytics.journeys import Journey, journey_of
from core.domain.analytics.recent import Recent, recent

__all__ = [
    "FEWEST",
    "ApplicationFact",
    "Due",
    "Journey",
    "Level",
    "Recent",
    "Share",
    "Stage",
    "Week",
    "facts_of",
    "follow_ups",
    "funnel",
    "journey_of",
    "recent",
    "shares_by",
    "stages",
    "weeks",
]
