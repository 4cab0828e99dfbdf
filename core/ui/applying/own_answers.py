"""Form answers in the person's own words that say what the CV does not: asked about when they are copied."""

from functools import partial

from core.domain.applications import Application
from core.services.own_words import check_words, own_answers, profile_of, state_words
from core.ui.components.doubts import doubts
from core.ui.components.problems import attempt, problem_note
from core.ui.session import ports, require_user

_PLACE = "own-answers"
_COPIED = "The profile does not say it. You can change your answers on the page Answers."


def answers_in_doubt(application: Application) -> None:
    """Nothing where the profile says it all, or nothing was answered in own words."""
    text = attempt(_PLACE, lambda: own_answers(ports(), application))
    if text:
        has_profile = profile_of(ports(), application) is not None
        state = partial(_state, application.id, text) if has_profile else None
        doubts(check_words(ports(), application, text), _COPIED, "answers-true", state)
    problem_note(_PLACE)


def _state(application_id: str, text: str) -> None:
    attempt(_PLACE, lambda: state_words(ports(), require_user(), application_id, text))
