"""Step 3: which design, which language, and off it goes."""

from functools import partial
from typing import get_args

import streamlit as st

from core.domain.jobs import Job, PreviewRequest
from core.domain.languages import LANGUAGES, LanguageCode
from core.domain.tailoring import Strength
from core.services.previews import ask_for_preview
from core.ui.components.problems import attempt, problem_panel, wants_again
from core.ui.components.template_choice import template_choice
from core.ui.flow import Flow, current_flow, go, of_candidate, require_chosen
from core.ui.session import ports, require_user, settings

_PLACE = "step-design"
_NAMES: dict[str, str] = {
    "": "The language of the CV",
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "pt": "Português",
}
_STRENGTHS = {
    "none": ("Leave my CV alone", "Only the design changes. The letter is still written for this job."),
    "nudge": (
        "A light touch",
        "Chosen and ordered for this job; of a line that is reworded most words stay.",
    ),
    "": (
        "Fit it to the job",
        "Chosen and ordered for this job. Nothing is added that your profile does not say.",
    ),
}


def design_step(flow: Flow) -> None:
    st.header("How should it look?", anchor=False)
    templates = ports().renderer.templates()
    names = [template.name for template in templates]
    chosen = flow.template if flow.template in names else names[0]
    template_choice(templates, chosen)
    options = ["", *LANGUAGES]
    language = st.selectbox(
        "Headings, dates and letter in",
        options,
        index=options.index(flow.language) if flow.language in options else 0,
        format_func=_NAMES.__getitem__,
    )
    strength = _strength(flow)
    if (language, strength) != (flow.language, flow.strength):
        go(language=language, strength=strength)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button("Back", key="back-to-posting", on_click=partial(go, step="posting"))
        if st.button("Make the CV and letter", key="make", type="primary") or wants_again(_PLACE):
            _start(flow, chosen)
    problem_panel(_PLACE)


def _strength(flow: Flow) -> str:
    """How far the CV may be changed; without a model there is nothing between."""
    choices = _STRENGTHS if settings().llm_model else {key: _STRENGTHS[key] for key in ("none", "")}
    return st.radio(
        "How far may we change the CV?",
        list(choices),
        index=list(choices).index(flow.strength) if flow.strength in choices else len(choices) - 1,
        format_func=lambda key: choices[key][0],
        captions=[note for _, note in choices.values()],
        key=of_candidate("design.strength"),
    )


def _start(flow: Flow, template: str) -> None:
    request = PreviewRequest(
        profile_id=flow.profile,
        posting_id=flow.posting,
        template=template,
        language=_code(current_flow().language),
        use_ai=bool(settings().llm_model),
        strength=_level(current_flow().strength),
    )
    job = attempt(_PLACE, lambda: _asked_for(request))
    if job is not None:
        go(step="result", template=template, job=job.id)
        st.rerun()


def _asked_for(request: PreviewRequest) -> Job:
    require_chosen(ports().profiles.require(require_user(), request.profile_id).candidate_id)
    return ask_for_preview(ports(), require_user(), request)


def _level(strength: str) -> Strength:
    return next((level for level in get_args(Strength) if level == strength), "full")


def _code(language: str) -> LanguageCode | None:
    return next((code for code in LANGUAGES if code == language), None)
