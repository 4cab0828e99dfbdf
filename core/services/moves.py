"""Moving applications from status to status, one or many in one step, and back."""

from collections.abc import Sequence
from typing import NamedTuple

from core.domain.applications import Application, ApplicationStatus, EventName, event_of
from core.domain.errors import ErrorCode, UserError
from core.domain.moves import Move, before, last_change, moved, wrong_move
from core.ports import Change, Ports
from core.services.tracking import CHANGED, events_of

_NOTHING_TO_UNDO = "There is no change of the status to undo. What was sent stays sent."

Wanted = tuple[Application, ApplicationStatus]
"""An application as a person sees it, and where it shall go."""


class Refusal(NamedTuple):
    """An application that was not moved, and why, in a sentence."""

    application: Application
    why: str


class Moved(NamedTuple):
    """What became of some applications."""

    moves: Sequence[Move]
    refused: Sequence[Refusal]


def set_status(ports: Ports, user_id: str, application: Application, status: ApplicationStatus) -> Move:
    """Moves on from the state that the person sees. CONFLICT for a wrong move, or when it is not so any
    more."""
    return _only(set_statuses(ports, user_id, [(application, status)]))


def set_statuses(ports: Ports, user_id: str, wanted: Sequence[Wanted]) -> Moved:
    """Moves each that can be moved from the state that the person sees."""
    now = ports.clock()
    wrong = {row.id: why for row, status in wanted if (why := wrong_move(row.status, status))}
    moves = [
        Move(row, moved(row, status, now), ports.new_id()) for row, status in wanted if row.id not in wrong
    ]
    made = _make(ports, user_id, moves)
    return Moved(
        made.moves, [*(Refusal(row, wrong[row.id]) for row, _ in wanted if row.id in wrong), *made.refused]
    )


def take_back(ports: Ports, user_id: str, moves: Sequence[Move]) -> Moved:
    """Back to the state before these moves, those of them after which nothing else was done."""
    return _make(ports, user_id, [move.back(ports.new_id()) for move in moves])


def undo(ports: Ports, user_id: str, application: Application) -> Move:
    """Back to the state before the last change; CONFLICT when there is none or something was sent since."""
    change = last_change(events_of(ports, user_id, application.id), application.status)
    if change is None:
        raise UserError(ErrorCode.CONFLICT, _NOTHING_TO_UNDO)
    move = Move(application, before(application, change), ports.new_id(), change.id)
    return _only(_make(ports, user_id, [move]))


def _only(made: Moved) -> Move:
    if made.refused:
        raise UserError(ErrorCode.CONFLICT, made.refused[0].why)
    return made.moves[0]


def _make(ports: Ports, user_id: str, moves: Sequence[Move]) -> Moved:
    changed = ports.tracking.change_all(user_id, [_change_of(ports, move) for move in moves]) if moves else ()
    made = [move for move in moves if move.after.id in changed]
    return Moved(made, [Refusal(move.before, CHANGED) for move in moves if move.after.id not in changed])


def _change_of(ports: Ports, move: Move) -> Change:
    now, old, new = ports.clock(), move.before, move.after
    return Change(
        old.id,
        expected={"status": old.status, "proof": old.proof},
        patch={"status": new.status, "proof": new.proof, "applied_at": new.applied_at, "updated_at": now},
        event=event_of(old, move.event_id, now, EventName.STATUS_CHANGED, move.told()),
    )
