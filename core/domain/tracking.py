"""Following applications: what is asked of the list, and what is said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, get_args

from core.domain.applications import Application, ApplicationEvent, ApplicationStatus, EventName

Order = Literal["-created_at", "-updated_at", "next_action_on", "-score", "employer"]
ORDERS: tuple[Order, ...] = get_args(Order)
STALE_DAYS = 45
"""Most postings are filled or taken down within six weeks."""

_YEARS = range(1900, 2200)

_SENTENCES: Mapping[EventName, str] = {
    EventName.STARTED: "You opened the job page.",
    EventName.SUBMITTED: "You confirmed that you applied.",
    EventName.COPIED: "You copied the answers for the form.",
    EventName.MAILED: "Sent by e-mail.",
    EventName.UNCONFIRMED: "A mail may have arrived: its server did not say.",
    EventName.CREATED: "The documents were put together.",
    EventName.IMPORTED: "Brought along from a sheet.",
    EventName.NOTED: "You changed what you noted.",
    EventName.REMINDER_SET: "You set the next step.",
}


@dataclass(frozen=True)
class Search:
    """What is asked of the list. No `statuses` means any; `words` are looked for as they are, whatever the
    case, in title, employer, notes and contact. `due_by`, and the days between which it was made (`since`,
    `until`, in UTC), are ISO days or "". With `each_status` a page is counted in each status by itself."""

    candidate_id: str | None = None
    statuses: tuple[ApplicationStatus, ...] = ()
    words: str = ""
    due_by: str = ""
    since: str = ""
    until: str = ""
    each_status: bool = False
    order: Order = "-created_at"

    @property
    def narrows(self) -> bool:
        return bool(self.statuses or self.words or self.due_by or self.since or self.until)


@dataclass(frozen=True)
class Found:
    """One page of the list. `counts` is how many there are of each status, whatever statuses were asked for;
    `twins` are the rows shown whose posting another application of the same person is for too."""

    rows: Sequence[Application]
    counts: Mapping[ApplicationStatus, int] = field(default_factory=dict)
    twins: frozenset[str] = frozenset()

    def total(self, statuses: Sequence[ApplicationStatus]) -> int:
        return sum(count for status, count in self.counts.items() if not statuses or status in statuses)


def is_stale(application: Application, today: date) -> bool:
    """Whether it waits to be sent while its posting, or what we know of it, has grown old."""
    if application.status is not ApplicationStatus.PENDING:
        return False
    since = read_day(application.posted_on) or application.created_at.date()
    return (today - since).days > STALE_DAYS


def read_day(text: str) -> date | None:
    """The day of an ISO date or time. One in a year that nobody applies in is a slip, and the first and the
    last of the calendar cannot be shown in every time zone."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def told(event: ApplicationEvent) -> str:
    """What happened, in one sentence."""
    data = event.data
    if event.name is EventName.STATUS_CHANGED:
        undone = "Undone: " if data.get("undoes") else "Status: "
        return f"{undone}{data.get('from', '?')} → {data.get('to', '?')}."
    if event.name is EventName.MAILED and data.get("recipient"):
        return f"Sent by e-mail to {data['recipient']}."
    if event.name is EventName.UNCONFIRMED and data.get("recipient"):
        return (
            f"The mail to {data['recipient']} may have arrived: its server did not say. Ask before another."
        )
    if event.name is EventName.REMINDER_SET and data.get("next_action_on"):
        return f"Next step on {data['next_action_on']}: {data.get('next_action') or 'follow up'}."
    return _SENTENCES.get(event.name, "Something was noted.")


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
