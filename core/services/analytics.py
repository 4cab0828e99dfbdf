"""What the numbers say: the figures of a person's applications, each with its reading in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.domain.analytics import (
    Due,
    Journey,
    Level,
    Share,
    Stage,
    Week,
    follow_ups,
    funnel,
    journey_of,
    shares_by,
    stages,
    weeks,
)
from core.domain.score import BANDS, band
from core.ports import Ports

NO_SCORE, UNKNOWN = "No score", "Not known"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Numbers:
    """All figures of the applications that were looked at. `profile_ids` are those that any was made from,
    whether it is looked at or not."""

    total: int
    sent: int
    funnel: Sequence[Level]
    weeks: Sequence[Week]
    stages: Sequence[Stage]
    by_score: Sequence[Share]
    by_template: Sequence[Share]
    by_source: Sequence[Share]
    by_weekday: Sequence[Share]
    follow_ups: Sequence[Due]
    profile_ids: frozenset[str]


def numbers(
    ports: Ports, user_id: str, candidate_id: str | None = None, days: int | None = None, profile_id: str = ""
) -> Numbers:
    """Of what was saved or sent in the last `days`, or ever; made from one profile, or from any."""
    today = ports.today()
    facts = ports.tracking.facts(user_id, candidate_id, _since(ports.clock(), days))
    looked_at = [fact for fact in facts if profile_id in {"", fact.profile_id}]
    profile_ids = frozenset(fact.profile_id for fact in facts if fact.profile_id)
    return figures([journey_of(fact) for fact in looked_at], today, profile_ids)


def figures(journeys: Sequence[Journey], today: date, profile_ids: frozenset[str] = frozenset()) -> Numbers:
    return Numbers(
        total=len(journeys),
        sent=sum(one.is_sent for one in journeys),
        funnel=funnel(journeys),
        weeks=weeks(journeys, today),
        stages=stages(journeys),
        by_score=shares_by(journeys, _score_band, [*(name for _, name in BANDS), NO_SCORE]),
        by_template=shares_by(journeys, lambda one: one.fact.template.capitalize() or UNKNOWN),
        by_source=shares_by(journeys, lambda one: one.fact.source or UNKNOWN),
        by_weekday=shares_by(journeys, _weekday, _WEEKDAYS),
        follow_ups=follow_ups(journeys, today),
        profile_ids=profile_ids,
    )


def _since(now: datetime, days: int | None) -> datetime | None:
    return None if days is None else now - timedelta(days=days)


def _score_band(journey: Journey) -> str:
    """What was brought along from elsewhere was never scored."""
    return band(journey.fact.score) if journey.fact.score else NO_SCORE


def _weekday(journey: Journey) -> str:
    return _WEEKDAYS[journey.sent_at.weekday()] if journey.sent_at else UNKNOWN
