"""Following applications: which moves of a status are right, what is asked of the list, and what is said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, get_args

from core.domain.applications import Application, ApplicationEvent, ApplicationStatus, EventName

Order = Literal["-created_at", "-updated_at", "next_action_on", "-score", "employer"]
ORDERS: tuple[Order, ...] = get_args(Order)
STALE_DAYS = 45
"""Most postings are filled or taken down within six weeks."""

_PENDING, _APPLIED = ApplicationStatus.PENDING, ApplicationStatus.APPLIED
_INTERVIEW, _OFFER = ApplicationStatus.INTERVIEW, ApplicationStatus.OFFER
_REJECTED, _WITHDRAWN = ApplicationStatus.REJECTED, ApplicationStatus.WITHDRAWN
_MOVES: Mapping[ApplicationStatus, frozenset[ApplicationStatus]] = {
    _PENDING: frozenset({_APPLIED, _WITHDRAWN}),
    _APPLIED: frozenset({_INTERVIEW, _OFFER, _REJECTED, _WITHDRAWN}),
    _INTERVIEW: frozenset({_OFFER, _REJECTED, _WITHDRAWN}),
    _OFFER: frozenset({_REJECTED, _WITHDRAWN}),
    _REJECTED: frozenset({_INTERVIEW, _OFFER}),
    _WITHDRAWN: frozenset({_APPLIED, _INTERVIEW}),
}
_SENTENCES: Mapping[EventName, str] = {
    EventName.STARTED: "You opened the job page.",
    EventName.SUBMITTED: "You confirmed that you applied.",
    EventName.COPIED: "You copied the answers for the form.",
    EventName.MAILED: "Sent by e-mail.",
    EventName.CREATED: "The documents were put together.",
    EventName.IMPORTED: "Brought along from a sheet.",
    EventName.NOTED: "You changed what you noted.",
    EventName.REMINDER_SET: "You set the next step.",
}


@dataclass(frozen=True)
class Search:
    """What is asked of the list. No `statuses` means any; `words` are looked for as they are, whatever the
    case, in title, employer, notes and contact; `due_by` is an ISO day or ""."""

    candidate_id: str | None = None
    statuses: tuple[ApplicationStatus, ...] = ()
    words: str = ""
    due_by: str = ""
    order: Order = "-created_at"

    @property
    def narrows(self) -> bool:
        return bool(self.statuses or self.words or self.due_by)


@dataclass(frozen=True)
class Found:
    """One page of the list. `counts` is how many there are of each status, whatever statuses were asked for;
    `twins` are the rows shown whose posting another application of the same person is for too."""

    rows: Sequence[Application]
    counts: Mapping[ApplicationStatus, int] = field(default_factory=dict)
    twins: frozenset[str] = frozenset()

    def total(self, statuses: Sequence[ApplicationStatus]) -> int:
        return sum(count for status, count in self.counts.items() if not statuses or status in statuses)


def wrong_move(now: ApplicationStatus, then: ApplicationStatus) -> str:
    """Why an application cannot go from `now` to `then`, and what to do; "" when it can."""
    if then in _MOVES[now]:
        return ""
    if now == then:
        return f"This is {now} already."
    if now is _PENDING:
        return f"Nothing has been sent yet, so this cannot be {then}. Set it to applied first."
    if then is _PENDING:
        return "This has been sent, so it cannot be pending again. If that was a slip, use Undo."
    if then is _APPLIED:
        return f"This is {now}, which is further than applied. If that was a slip, use Undo."
    if then is _INTERVIEW:
        return "There is an offer already. If that was a slip, use Undo."
    if now is _REJECTED:
        return "The employer has said no, so there is nothing left to withdraw."
    return f"You withdrew this, so it cannot be {then}. Set it to applied or interview first."


def moves_from(now: ApplicationStatus) -> list[ApplicationStatus]:
    """Where it can go, in the order of the road."""
    return [status for status in ApplicationStatus if status in _MOVES[now]]


def is_stale(application: Application, today: date) -> bool:
    """Whether it waits to be sent while its posting, or what we know of it, has grown old."""
    if application.status is not _PENDING:
        return False
    since = read_day(application.posted_on) or application.created_at.date()
    return (today - since).days > STALE_DAYS


def read_day(text: str) -> date | None:
    """The day of an ISO date or time."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def last_change(events: Sequence[ApplicationEvent], now: ApplicationStatus) -> ApplicationEvent | None:
    """The change of status that led to `now` and can be taken back; None when what was sent led there."""
    changes = [event for event in events if event.data.get("to")]
    latest = max(changes, key=lambda event: (event.created_at, event.data["to"] == now), default=None)
    if latest is None or latest.name is not EventName.STATUS_CHANGED or latest.data["to"] != now:
        return None
    return latest


def told(event: ApplicationEvent) -> str:
    """What happened, in one sentence."""
    data = event.data
    if event.name is EventName.STATUS_CHANGED:
        undone = "Undone: " if data.get("undoes") else "Status: "
        return f"{undone}{data.get('from', '?')} → {data.get('to', '?')}."
    if event.name is EventName.MAILED and data.get("recipient"):
        return f"Sent by e-mail to {data['recipient']}."
    if event.name is EventName.REMINDER_SET and data.get("next_action_on"):
        return f"Next step on {data['next_action_on']}: {data.get('next_action') or 'follow up'}."
    return _SENTENCES.get(event.name, "Something was noted.")


def began(application: Application) -> str:
    """The first sentence of every timeline, from the application itself."""
    return "The application was started." if application.preview_job_id else "Brought along from a sheet."


def due_text(application: Application, today: date) -> str:
    """The next step with its day, as a table shows it."""
    day = read_day(application.next_action_on)
    if day is None:
        return application.next_action
    left = (day - today).days
    when = "today" if left == 0 else f"{-left} d late" if left < 0 else day.isoformat()
    return f"{when}: {application.next_action or 'follow up'}"


def applied_day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""
