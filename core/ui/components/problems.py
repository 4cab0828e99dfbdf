"""The one way in which something that went wrong is shown: what happened, what to do, two ways on."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from core.domain.errors import INTERNAL_MESSAGE, ErrorCode, UserError
from core.ui.components.plain import md_escape
from core.ui.session import forget, nobodys_ports, remember

T = TypeVar("T")
log = logging.getLogger(__name__)

_TITLES: dict[ErrorCode, str] = {
    ErrorCode.INPUT_UNREADABLE: "We could not read this",
    ErrorCode.INPUT_TOO_BIG: "This is too big for us",
    ErrorCode.INPUT_ENCRYPTED: "This file is locked",
    ErrorCode.NO_TEXT: "There is no text in this file",
    ErrorCode.PROFILE_MISSING: "The CV needs a little more",
    ErrorCode.POSTING_MISSING: "Something about the posting is missing",
    ErrorCode.FETCH_BLOCKED: "We do not open this address",
    ErrorCode.FETCH_FORBIDDEN_BY_SITE: "This site does not let us read it",
    ErrorCode.FETCH_FAILED: "We could not open this address",
    ErrorCode.LLM_AUTH: "The AI is not set up right",
    ErrorCode.LLM_RATE: "The AI is busy",
    ErrorCode.LLM_TIMEOUT: "The AI took too long",
    ErrorCode.LLM_BAD_OUTPUT: "The AI's answer is of no use",
    ErrorCode.RENDER_FAILED: "The files could not be made",
    ErrorCode.RATE_LIMITED: "One moment, please",
    ErrorCode.TIMEOUT: "This took too long",
    ErrorCode.CANCELLED: "Stopped",
    ErrorCode.NOT_FOUND: "This is not here any more",
    ErrorCode.UNAUTHORIZED: "Please sign in",
}
_OTHER_TITLE = "That did not work"


@dataclass(frozen=True)
class Problem:
    code: ErrorCode
    message: str


def attempt(place: str, action: Callable[[], T]) -> T | None:
    """Runs an action of the person; a `UserError` is kept for `problem_panel(place)` and gives None."""
    forget(_again(place), _kept(place))
    try:
        return action()
    except UserError as error:
        nobodys_ports().monitor.answered(error.code)
        keep_problem(place, Problem(error.code, error.message))
        return None


def keep_problem(place: str, problem: Problem) -> None:
    """It is shown at this place until something is attempted there."""
    remember(_kept(place), problem)


def kept_problem(place: str) -> Problem | None:
    problem: Problem | None = st.session_state.get(_kept(place))
    return problem


def forget_problem(place: str) -> None:
    forget(_kept(place))


def wants_again(place: str) -> bool:
    """Whether "Try again" was clicked in the panel of this place."""
    return bool(st.session_state.get(_again(place)))


@contextmanager
def guarded(place: str) -> Iterator[None]:
    """Where every error of a page or of a part that runs by itself ends, and the only place that does this:
    an error of ours is shown, a bug is logged and shown as ours to mend."""
    try:
        yield
    except UserError as error:
        nobodys_ports().monitor.answered(error.code)
        show_problem(Problem(error.code, error.message), place, retry=lambda: None)
    except Exception:
        log.exception("%s failed", place)
        nobodys_ports().monitor.answered(ErrorCode.INTERNAL)
        show_problem(Problem(ErrorCode.INTERNAL, INTERNAL_MESSAGE), place, retry=lambda: None)


def problem_panel(place: str) -> None:
    """Shows what went wrong at this place, if anything did. Inputs keep their values either way."""
    problem = kept_problem(place)
    if problem is None:
        return
    show_problem(
        problem,
        place,
        retry=lambda: remember(_again(place), True),
        back=lambda: forget_problem(place),
    )


def problem_note(place: str) -> None:
    """What went wrong at this place, right below the form that is sent again anyway."""
    problem = kept_problem(place)
    if problem is not None:
        show_problem(problem, place)


def show_problem(
    problem: Problem,
    place: str,
    retry: Callable[[], None] | None = None,
    back: Callable[[], None] | None = None,
) -> None:
    """The panel itself; `retry` and `back` are callbacks of its two buttons."""
    with st.container(border=True, key=f"problem-{place}"):
        title = _TITLES.get(problem.code, _OTHER_TITLE)
        st.markdown(f"**:material/error: {title}**")
        st.markdown(md_escape(problem.message))
        if retry is None and back is None:
            return
        with st.container(horizontal=True):
            if retry is not None:
                st.button("Try again", key=f"retry-{place}", on_click=retry, icon=":material/refresh:")
            if back is not None:
                st.button("Back to edit", key=f"back-{place}", on_click=back, type="tertiary")


def _kept(place: str) -> str:
    return f"problem.{place}"


def _again(place: str) -> str:
    return f"again.{place}"
