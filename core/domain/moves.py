"""Moves of an application's status: which are right, what each brings with it, and the way back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.domain.applications import Application, ApplicationEvent, ApplicationStatus, EventName, Proof

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
_SENT = frozenset({EventName.MAILED, EventName.UNCONFIRMED})


@dataclass(frozen=True)
class Move:
    """An application before and after, and the event that tells of it. `undoes` is the event taken back."""

    before: Application
    after: Application
    event_id: str
    undoes: str = ""

    def back(self, event_id: str) -> "Move":
        return Move(self.after, self.before, event_id, self.event_id)

    def told(self) -> dict[str, str]:
        """What its event keeps: all that is needed to come back."""
        applied_at = self.before.applied_at
        data = {
            "from": self.before.status.value,
            "to": self.after.status.value,
            "proof": self.before.proof.value,
            "applied_at": applied_at.isoformat() if applied_at else "",
        }
        return {**data, "undoes": self.undoes} if self.undoes else data


def moved(application: Application, status: ApplicationStatus, now: datetime) -> Application:
    """In its next state. Whoever says that they applied has stated it: that is the proof, unless there is a
    better one."""
    patch: dict[str, object] = {"status": status}
    if status not in (_PENDING, _WITHDRAWN):
        patch["applied_at"] = application.applied_at or now
        patch["proof"] = Proof.STATED if application.proof is Proof.NONE else application.proof
    return application.model_copy(update=patch)


def before(application: Application, change: ApplicationEvent) -> Application:
    """As it was before this change of its status."""
    applied = change.data.get("applied_at", "")
    patch = {
        "status": ApplicationStatus(change.data["from"]),
        "proof": Proof(change.data.get("proof", application.proof)),
        "applied_at": datetime.fromisoformat(applied) if applied else None,
    }
    return application.model_copy(update=patch)


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


def last_change(events: Sequence[ApplicationEvent], now: ApplicationStatus) -> ApplicationEvent | None:
    """The change of status that led to `now` and can be taken back; None when what was sent led there, or
    something was sent since: its receipt must stay."""
    changes = [event for event in events if event.data.get("to")]
    latest = max(changes, key=lambda event: (event.created_at, event.data["to"] == now), default=None)
    if latest is None or latest.name is not EventName.STATUS_CHANGED or latest.data["to"] != now:
        return None
    sent = [event for event in events if event.name in _SENT and event.created_at > latest.created_at]
    return None if sent else latest
