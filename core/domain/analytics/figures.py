"""Counts and rates over many applications. A rate of fewer than `FEWEST` cases is not given."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from statistics import median
from typing import NamedTuple

from core.domain.analytics.journeys import OPEN, Journey

FEWEST = 5
MOST_WEEKS = 53
MOST_NAMES = 8
OTHERS = "Others"
_DAY = timedelta(days=1)


def rate(part: int, whole: int) -> float | None:
    return part / whole if whole >= FEWEST else None


class Level(NamedTuple):
    """A step of the funnel; `of_previous` is the share of those a step before, None when they are too few."""

    name: str
    number: int
    of_previous: float | None


class Week(NamedTuple):
    monday: date
    sent: int
    answered: int


class Stage(NamedTuple):
    """`left` went on from here, after `days` in the middle (median); `staying` are here now."""

    name: str
    left: int
    days: float | None
    staying: int


class Share(NamedTuple):
    """Of the `sent` with something in common: how many were invited, and how many refused at once."""

    name: str
    sent: int
    invited: int
    refused: int

    @property
    def invited_rate(self) -> float | None:
        return rate(self.invited, self.sent)

    @property
    def refused_rate(self) -> float | None:
        return rate(self.refused, self.sent)

    @property
    def answered_rate(self) -> float | None:
        return rate(self.invited + self.refused, self.sent)


class Due(NamedTuple):
    name: str
    number: int


def funnel(journeys: Sequence[Journey]) -> list[Level]:
    """Each level holds only what the one before holds."""
    counts = {
        "Saved": len(journeys),
        "Applied": sum(one.is_sent for one in journeys),
        "Answered": sum(one.is_answered for one in journeys),
        "Interview": sum(one.is_invited for one in journeys),
        "Offer": sum(one.is_offered for one in journeys),
    }
    before = [0, *counts.values()]
    return [
        Level(name, count, rate(count, previous))
        for (name, count), previous in zip(counts.items(), before, strict=False)
    ]


def weeks(journeys: Iterable[Journey], today: date) -> list[Week]:
    """Week by week from the first in which anything happened to this one; at most the last `MOST_WEEKS`."""
    sent = Counter(_monday(one.sent_at) for one in journeys if one.sent_at)
    answered = Counter(_monday(one.answered_at) for one in journeys if one.answered_at)
    this_week = _monday(today)
    first = min([*sent, *answered, this_week])
    first = max(first, this_week - timedelta(weeks=MOST_WEEKS - 1))
    mondays = [first + timedelta(weeks=n) for n in range((this_week - first).days // 7 + 1)]
    return [Week(monday, sent[monday], answered[monday]) for monday in mondays]


def stages(journeys: Iterable[Journey]) -> list[Stage]:
    names = {"pending": "Before applying", "applied": "Waiting for an answer", "interview": "In interviews"}
    took: dict[str, list[float]] = defaultdict(list)
    staying: Counter[str] = Counter()
    for one in journeys:
        staying[one.fact.status] += 1
        for stay, following in zip(one.stays, one.stays[1:], strict=False):
            if stay.since and following.since and following.since >= stay.since:
                took[stay.status].append((following.since - stay.since) / _DAY)
    return [
        Stage(name, len(took[key]), median(took[key]) if len(took[key]) >= FEWEST else None, staying[key])
        for key, name in names.items()
    ]


def shares_by(
    journeys: Iterable[Journey], name_of: Callable[[Journey], str], order: Sequence[str] = ()
) -> list[Share]:
    """In `order`, or the most frequent first and beyond `MOST_NAMES` together as others."""
    sent: Counter[str] = Counter()
    invited: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for one in journeys:
        if one.is_sent:
            name = name_of(one)
            sent[name] += 1
            invited[name] += one.is_invited
            refused[name] += one.is_answered and not one.is_invited
    frequent = sorted(sent, key=lambda name: (-sent[name], name))
    names = [name for name in order if sent[name]] if order else frequent[:MOST_NAMES]
    rest = [] if order else frequent[MOST_NAMES:]
    shares = [Share(name, sent[name], invited[name], refused[name]) for name in names]
    if rest:
        shares.append(
            Share(OTHERS, *[sum(count[name] for name in rest) for count in (sent, invited, refused)])
        )
    return shares


def follow_ups(journeys: Iterable[Journey], today: date) -> list[Due]:
    """When the next action is due of those that are still open."""
    dues = Counter(_due(one.fact.next_action_on, today) for one in journeys if one.fact.status in OPEN)
    return [Due(name, dues[name]) for name in ("Late", "Today", "Next 7 days", "Later", "No date")]


def _due(day: str, today: date) -> str:
    """ISO days are in order as text."""
    if not day:
        return "No date"
    if day <= today.isoformat():
        return "Today" if day == today.isoformat() else "Late"
    return "Next 7 days" if day <= (today + timedelta(days=7)).isoformat() else "Later"


def _monday(moment: datetime | date) -> date:
    day = moment.date() if isinstance(moment, datetime) else moment
    return day - timedelta(days=day.weekday())
