"""What a person should do next for their applications: rules over rows, most urgent first. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.applications import Application, ApplicationStatus

SILENT_DAYS = 14
"""An employer who has not answered for this long may be asked."""

AHEAD_DAYS = 7
"""Interviews are shown this long before."""

_ENDED = frozenset({ApplicationStatus.REJECTED, ApplicationStatus.WITHDRAWN})


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
    application: Application
    days: int


def next_steps(applications: Iterable[Application], today: date) -> Sequence[NextStep]:
    """One step at most for each application; what is most urgent and waits longest comes first."""
    steps = [step for one in applications if (step := _step(one, today)) is not None]
    return sorted(steps, key=lambda step: (_ORDER.index(step.kind), _urgency(step), step.application.id))


def _step(application: Application, today: date) -> NextStep | None:
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


def _silence(application: Application, today: date) -> NextStep | None:
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
