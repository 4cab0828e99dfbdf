"""The way an application took through its statuses, mistakes that were taken back left out."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from core.domain.analytics.facts import ApplicationFact

SENT = frozenset({"applied", "interview", "offer", "rejected"})
ANSWERED = frozenset({"interview", "offer", "rejected"})
INVITED = frozenset({"interview", "offer"})
OPEN = frozenset({"pending", "applied", "interview", "offer"})


class Stay(NamedTuple):
    """A status and since when; None: nobody wrote down when."""

    status: str
    since: datetime | None


class Journey(NamedTuple):
    """`reached` are the statuses of its stays."""

    fact: ApplicationFact
    stays: list[Stay]
    reached: frozenset[str]

    @property
    def is_sent(self) -> bool:
        return not SENT.isdisjoint(self.reached)

    @property
    def is_answered(self) -> bool:
        """An invitation or a refusal; silence is no answer."""
        return not ANSWERED.isdisjoint(self.reached)

    @property
    def is_invited(self) -> bool:
        return not INVITED.isdisjoint(self.reached)

    @property
    def is_offered(self) -> bool:
        return "offer" in self.reached

    @property
    def sent_at(self) -> datetime | None:
        """What the person says goes before what we saw; None when it is not sent."""
        if not self.is_sent:
            return None
        seen = next((stay.since for stay in self.stays if stay.status in SENT), None)
        return self.fact.applied_at or seen or self.fact.created_at

    @property
    def answered_at(self) -> datetime | None:
        return next((stay.since for stay in self.stays if stay.status in ANSWERED), None)

    @property
    def invited_at(self) -> datetime | None:
        return next((stay.since for stay in self.stays if stay.status in INVITED), None)


def journey_of(fact: ApplicationFact) -> Journey:
    """Going back to an earlier status takes back what came between: a slip of the finger is no interview.

    The status that the row has now is the last word, whether a step tells of it or not.
    """
    stays = [Stay("pending", fact.created_at)]
    for at, status in _steps(fact):
        _go(stays, Stay(status, at))
    if stays[-1].status != fact.status:
        _go(stays, Stay(fact.status, None))
    return Journey(fact, stays, frozenset(stay.status for stay in stays))


def _steps(fact: ApplicationFact) -> Iterable[tuple[datetime, str]]:
    """With the moment it was sent, where only the row knows of it."""
    if fact.applied_at is None or any(status == "applied" for _, status in fact.steps):
        return fact.steps
    return sorted([*fact.steps, (fact.applied_at, "applied")])


def _go(stays: list[Stay], to: Stay) -> None:
    for index, stay in enumerate(stays):
        if stay.status == to.status:
            del stays[index + 1 :]
            return
    stays.append(to)
