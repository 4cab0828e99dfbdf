"""What has happened lately: three counts between two moments."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from core.domain.analytics.journeys import Journey


class Recent(NamedTuple):
    sent: int
    answered: int
    invited: int


def recent(journeys: Sequence[Journey], since: datetime, until: datetime) -> Recent:
    """From `since` on and before `until`: each counts for when it was sent, answered and invited."""

    def within(moments: Iterable[datetime | None]) -> int:
        return sum(at is not None and since <= at < until for at in moments)

    return Recent(
        within(one.sent_at for one in journeys),
        within(one.answered_at for one in journeys),
        within(one.invited_at for one in journeys),
    )
