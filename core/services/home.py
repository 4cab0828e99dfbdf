"""What a person sees who comes back: what to do next, what is being made, how the last days went."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.domain.analytics import ApplicationFact, Recent, journey_of, recent
from core.domain.demo import is_of_demo
from core.domain.jobs import Job, PreviewRequest
from core.domain.next_steps import NextStep, next_steps
from core.ports import Ports
from core.services.applications import application_id
from core.services.previews import recent_previews

WEEK = timedelta(days=7)
FRESH = timedelta(days=1)
"""A run that ended is shown for this long, unless its application is there: that has steps of its own."""

_RUNS, _RUNS_READ = 3, 12
"""Newest first: among them are those of runs that ended within a day."""


@dataclass(frozen=True)
class Outlook:
    """`steps` are the chosen candidate's, most urgent first, and `due` how many each candidate has. `runs`
    go on or have just ended. `week` and `week_before` are the last seven days and the seven before."""

    steps: Sequence[NextStep]
    due: Mapping[str, int]
    runs: Sequence[Job]
    week: Recent
    week_before: Recent
    is_new: bool
    has_profile: bool


def outlook(ports: Ports, user_id: str, candidate_id: str, today: date) -> Outlook:
    """In four questions. `today` is the day where the person is."""
    steps = next_steps(ports.tracking.open(user_id, today), today)
    runs = recent_previews(ports, user_id, candidate_id, _RUNS_READ)
    is_known = bool(runs) or any(step.application.candidate_id == candidate_id for step in steps)
    is_new = not is_known and not ports.applications.count(user_id, {"candidate_id": candidate_id})
    facts = [] if is_new else _lately(ports, user_id, candidate_id)
    weeks = _weeks(facts, ports.clock())
    return Outlook(
        steps=[step for step in steps if step.application.candidate_id == candidate_id],
        due=Counter(step.application.candidate_id for step in steps),
        runs=[run for run in _newest_of_each(runs) if _is_worth_showing(run, facts, ports.clock())][:_RUNS],
        week=weeks[0],
        week_before=weeks[1],
        is_new=is_new,
        has_profile=not is_new or ports.profiles.count(user_id, {"candidate_id": candidate_id}) > 0,
    )


def count_steps(ports: Ports, user_id: str, candidate_id: str, today: date) -> int:
    """How much waits for this candidate."""
    steps = next_steps(ports.tracking.open(user_id, today), today)
    return sum(step.application.candidate_id == candidate_id for step in steps)


def _lately(ports: Ports, user_id: str, candidate_id: str) -> Sequence[ApplicationFact]:
    since = ports.clock() - 2 * WEEK
    return ports.tracking.facts(user_id, candidate_id, changed_since=since)


def _weeks(facts: Sequence[ApplicationFact], now: datetime) -> tuple[Recent, Recent]:
    journeys = [journey_of(fact) for fact in facts]
    return recent(journeys, now - WEEK, now), recent(journeys, now - 2 * WEEK, now - WEEK)


def _newest_of_each(runs: Sequence[Job]) -> list[Job]:
    """A run that was made again, with another design or without a change, is replaced."""
    newest: dict[tuple[str, str], Job] = {}
    for run in runs:
        if isinstance(run.request, PreviewRequest):
            newest.setdefault((run.request.profile_id, run.request.posting_id), run)
    return list(newest.values())


def _is_worth_showing(run: Job, facts: Sequence[ApplicationFact], now: datetime) -> bool:
    """Those of the demo were asked for by nobody."""
    if is_of_demo(run):
        return False
    if run.finished_at is None:
        return True
    own = application_id(run.user_id, run.id)
    return now - run.finished_at < FRESH and all(fact.id != own for fact in facts)
