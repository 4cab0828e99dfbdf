"""A change of a status, wherever on the page it was asked for: one write, then the page is read once."""

import streamlit as st

from core.domain.errors import ErrorCode
from core.services.moves import Moved, Wanted, set_statuses, take_back, undo
from core.ui.components.plain import md_escape
from core.ui.components.problems import Problem, attempt, forget_problem, keep_problem, kept_problem
from core.ui.session import forget, ports, remember, require_user

PLACE = "desk-move"
_MOVED = "desk.moved"
_NAMED = 3


def move(*wanted: Wanted) -> None:
    """From the states the person sees; a callback."""
    _keep(attempt(PLACE, lambda: set_statuses(ports(), require_user(), wanted)))


def take_back_last(application_id: str) -> None:
    """Undoes the last change of one application; a callback."""

    def do() -> None:
        user_id = require_user()
        undo(ports(), user_id, ports().applications.require(user_id, application_id))

    forget(_MOVED)
    attempt(PLACE, do)


def moved_note() -> bool:
    """What was moved last, with the way back, until something else is moved; whether there is any."""
    moved: Moved | None = st.session_state.get(_MOVED)
    if moved is None:
        return False
    st.caption(f":material/check: {_told(moved)}", width="content")
    st.button("Undo", key="undo-move", type="tertiary", on_click=_take_back)
    return True


def refusal_note() -> None:
    """Why something was not moved, over the page: what is on it stays where it is."""
    problem = kept_problem(PLACE)
    if problem is not None:
        st.toast(md_escape(problem.message), icon=":material/error:", duration="infinite")
        forget_problem(PLACE)


def _keep(moved: Moved | None) -> None:
    """Keeps what was moved for the note, and the reasons why the rest was not."""
    if moved is None:
        return
    if moved.moves:
        remember(_MOVED, moved)
    if moved.refused:
        keep_problem(PLACE, Problem(ErrorCode.CONFLICT, _reasons(moved)))


def _take_back() -> None:
    moved: Moved | None = st.session_state.get(_MOVED)
    forget(_MOVED)
    if moved is not None:
        back = attempt(PLACE, lambda: take_back(ports(), require_user(), moved.moves))
        _keep(back and back._replace(moves=()))


def _told(moved: Moved) -> str:
    first = moved.moves[0]
    if len(moved.moves) > 1:
        return f"{len(moved.moves)} applications → {first.after.status}."
    return md_escape(f"{first.after.title}: {first.before.status} → {first.after.status}.")


def _reasons(moved: Moved) -> str:
    """The first few by name, and how many more."""
    if len(moved.refused) == 1 and not moved.moves:
        return moved.refused[0].why
    named = [f"{row.title}, {row.employer}: {why}" for row, why in moved.refused[:_NAMED]]
    more = len(moved.refused) - _NAMED
    return " ".join([*named, *([f"And {more} more."] if more > 0 else [])])
