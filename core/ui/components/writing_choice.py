"""How far the CV may be changed, and whether an AI helps to write."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from core.domain.tailoring import Strength
from core.domain.writing import Length, Tone
from core.ui.flow import of_candidate
from core.ui.session import ports

T = TypeVar("T", bound=str)
_STRENGTHS: dict[Strength, tuple[str, str]] = {
    "none": ("Leave my CV alone", "Only the design changes. The letter is still written for this job."),
    "nudge": (
        "A light touch",
        "Chosen and ordered for this job; of a line that is reworded most words stay.",
    ),
    "full": ("Fit it to the job", "Nothing is added that your profile does not say."),
}
_TONES: dict[Tone, str] = {"plain": "Plain", "warm": "Warm", "formal": "Formal"}
_LENGTHS: dict[Length, str] = {"short": "Short", "medium": "Medium", "long": "Long"}
_AI = (
    "It proposes words; each claim is checked against your profile before it counts. Your name and contact "
    "data are never sent."
)


@dataclass(frozen=True)
class Wishes:
    use_ai: bool
    strength: Strength
    tone: Tone = "plain"
    length: Length = "medium"


def writing_choice() -> Wishes:
    """Without a model there is nothing to choose but whether the CV is cut to the job."""
    has_model = bool(ports().language_model.name)
    use_ai = has_model and st.toggle(
        "Let AI help with the words",
        value=True,
        key=of_candidate("design.ai"),
        help=_AI,
        persist_state="session",
    )
    strength = _strength(with_nudge=use_ai)
    if not use_ai:
        return Wishes(use_ai, strength)
    with st.container(horizontal=True):
        tone = _pills("Tone of the letter", _TONES, "plain", "tone")
        length = _pills("Its length", _LENGTHS, "medium", "length")
    return Wishes(use_ai, strength, tone, length)


def _strength(*, with_nudge: bool) -> Strength:
    choices = {key: told for key, told in _STRENGTHS.items() if with_nudge or key != "nudge"}
    return st.radio(
        "How far may we change the CV?",
        list(choices),
        index=len(choices) - 1,
        format_func=lambda key: choices[key][0],
        captions=[note for _, note in choices.values()],
        key=of_candidate(f"design.strength.{len(choices)}"),
        persist_state="session",
    )


def _pills(label: str, choices: Mapping[T, str], default: T, name: str) -> T:
    chosen = st.segmented_control(
        label,
        list(choices),
        default=default,
        format_func=choices.__getitem__,
        key=of_candidate(f"design.{name}"),
        persist_state="session",
    )
    return chosen or default
