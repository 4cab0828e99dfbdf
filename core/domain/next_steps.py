"""What a person should do next for their applications: rules over rows, most urgent first. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from core.domain.applications import ApplicationStatus
from core.domain.records import Moment, Record

SILENT_DAYS = 14
"""An employer who has not answered for this long may be asked."""

AHEAD_DAYS = 7
"""Interviews are shown this long before."""

_ENDED = frozenset({ApplicationStatus.REJECTED, ApplicationStatus.WITHDRAWN})
OPEN = tuple(status for status in ApplicationStatus if status not in _ENDED)
"""Whose turn may still come."""


class OpenApplication(Record):
    """The little of an application that says what comes next for it."""

    candidate_id: str
    title: str
    employer: str
    status: ApplicationStatus
    preview_job_id: str
    next_action: str
    next_action_on: str
    applied_at: Moment | None


class Reach(NamedTuple):
    """By which day a step must be set, and an interview, and before which moment an application be sent, to
    count today."""

    due_by: str
    interview_by: str
    silent_before: datetime


def reach(today: date) -> Reach:
    """For stores, which give only what `next_steps` would take."""
    interview_by = today + timedelta(days=AHEAD_DAYS)
    first_too_fresh = today - timedelta(days=SILENT_DAYS - 1)
    silent_before = datetime.combine(first_too_fresh, time(), UTC)
    return Reach(today.isoformat(), interview_by.isoformat(), silent_before)


class StepKind(StrEnum):
    """In the order in which they are shown."""

    OVERDUE = "overdue"
    TODAY = "today"
    INTERVIEW = "interview"
    READY = "ready"
    SILENT = "silent"


_ORDER = list(StepKind)


@dataclass(frozen=True)
class NextStep:
    """`days` from today: until it is due (below 0: since), or for how long nothing has been heard."""

    kind: StepKind
    application: OpenApplication
    days: int


def next_steps(applications: Iterable[OpenApplication], today: date) -> Sequence[NextStep]:
    """One step at most for each application; what is most urgent and waits longest comes first."""
    steps = [step for one in applications if (step := _step(one, today)) is not None]
    return sorted(steps, key=lambda step: (_ORDER.index(step.kind), _urgency(step), step.application.id))


def read_step(step: NextStep) -> str:
    """What to do, in one sentence; it quotes what the person has noted."""
    action = f"“{step.application.next_action}”" if step.application.next_action else "The next step"
    if step.kind is StepKind.OVERDUE:
        return f"{action} was due {'yesterday' if step.days == -1 else f'{-step.days} days ago'}."
    if step.kind is StepKind.TODAY:
        return f"{action} is due today."
    if step.kind is StepKind.INTERVIEW:
        when = "tomorrow" if step.days == 1 else f"in {step.days} days"
        return f"{action} is {when}. Read your interview notes again."
    if step.kind is StepKind.READY:
        return f"The documents {_ready(step.days)}. Look at them once more and apply."
    return f"No answer for {step.days} days. Ask how it is going, or withdraw."


def _ready(days: int) -> str:
    return "are ready" if days < 1 else f"have been ready for {'a day' if days == 1 else f'{days} days'}"


def _step(application: OpenApplication, today: date) -> NextStep | None:
    if application.status in _ENDED:
        return None
    due = _days_until(application.next_action_on, today)
    if due is not None and due <= 0:
        return NextStep(StepKind.OVERDUE if due < 0 else StepKind.TODAY, application, due)
    if application.status is ApplicationStatus.INTERVIEW and due is not None and due <= AHEAD_DAYS:
        return NextStep(StepKind.INTERVIEW, application, due)
    if application.status is ApplicationStatus.PENDING and application.preview_job_id:
        return NextStep(StepKind.READY, application, (today - application.created_at.date()).days)
    return _silence(application, today) if due is None else None


def _silence(application: OpenApplication, today: date) -> NextStep | None:
    """A reminder that is still to come says that the person has thought of it already."""
    if application.status is not ApplicationStatus.APPLIED or application.applied_at is None:
        return None
    days = (today - application.applied_at.date()).days
    return NextStep(StepKind.SILENT, application, days) if days >= SILENT_DAYS else None


def _days_until(day: str, today: date) -> int | None:
    try:
        return (date.fromisoformat(day) - today).days
    except ValueError:
        return None


def _urgency(step: NextStep) -> int:
    return -step.days if step.kind in {StepKind.READY, StepKind.SILENT} else step.days
