"""Step 3: which design, which language, and off it goes."""

from functools import partial

import streamlit as st

from core.domain.documents import TemplateOptions, usual_paper
from core.domain.jobs import Job, PreviewRequest
from core.domain.languages import LANGUAGES, LanguageCode, detect_language
from core.domain.resume import Resume
from core.domain.tailoring.summary import profile_text
from core.ports import Template
from core.services.preview_requests import ask_for_preview
from core.settings import ROOT
from core.ui.components.document_frame import document_frame
from core.ui.components.look_choice import Look, look_choice
from core.ui.components.problems import attempt, problem_panel, wants_again
from core.ui.components.template_choice import template_choice
from core.ui.components.writing_choice import Wishes, writing_choice
from core.ui.flow import Flow, go, require_chosen
from core.ui.session import ports, require_user

_PLACE = "step-design"
_NAMES: dict[str, str] = {
    "": "The language of the CV",
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "pt": "Português",
}


def design_step(flow: Flow) -> None:
    st.header("How should it look?", anchor=False)
    templates = ports().renderer.templates()
    names = [template.name for template in templates]
    chosen = flow.template if flow.template in names else names[0]
    template_choice(templates, chosen)
    st.page_link(
        ROOT / "pages" / "designs.py", label="See them large, with their letters", icon=":material/zoom_in:"
    )
    template = templates[names.index(chosen)]
    look = look_choice(template)
    options = ["", *LANGUAGES]
    language = st.selectbox(
        "Headings, dates and letter in",
        options,
        index=options.index(flow.language) if flow.language in options else 0,
        format_func=_NAMES.__getitem__,
    )
    if language != flow.language:
        go(language=language)
    _in_this_design(flow, template, look)
    wishes = writing_choice()
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button("Back", key="back-to-posting", on_click=partial(go, step="posting"))
        if st.button("Make the CV and letter", key="make", type="primary") or wants_again(_PLACE):
            _start(flow, chosen, language, look, wishes)
    problem_panel(_PLACE)


def _in_this_design(flow: Flow, template: Template, look: Look) -> None:
    """The whole CV, before anything is chosen for a posting."""
    title, icon = f"See the CV in {template.title}", ":material/visibility:"
    with (shown := st.expander(title, key="see-design", icon=icon, on_change="rerun")):
        if not shown.open:
            return
        resume = ports().profiles.require(require_user(), flow.profile).resume
        options = TemplateOptions(
            language=_code(flow.language) or detect_language(profile_text(resume)),
            accent=look.accent,
            density=look.density,
            paper=look.paper or usual_paper(resume),
        )
        drawn = attempt("see-design", lambda: _drawn(resume, template.name, options))
        problem_panel("see-design")
        if drawn:
            document_frame(*drawn, f"frame-design-{template.name}")


def _drawn(resume: Resume, template: str, options: TemplateOptions) -> tuple[str, str, int]:
    """The page, what it is called, and how many sheets it needs."""
    renderer = ports().renderer
    pages = renderer.estimated_pages(resume, template, options)
    return renderer.html(resume, template, options), f"The CV in {template.capitalize()}", pages


def _start(flow: Flow, template: str, language: str, look: Look, wishes: Wishes) -> None:
    request = PreviewRequest(
        profile_id=flow.profile,
        posting_id=flow.posting,
        template=template,
        language=_code(language),
        accent=look.accent,
        density=look.density,
        paper=look.paper,
        fit_pages=look.fit_pages,
        use_ai=wishes.use_ai,
        strength=wishes.strength,
        tone=wishes.tone,
        length=wishes.length,
    )
    job = attempt(_PLACE, lambda: _asked_for(request))
    if job is not None:
        go(step="result", template=template, job=job.id)
        st.rerun()


def _asked_for(request: PreviewRequest) -> Job:
    require_chosen(ports().profiles.require(require_user(), request.profile_id).candidate_id)
    return ask_for_preview(ports(), require_user(), request)


def _code(language: str) -> LanguageCode | None:
    return next((code for code in LANGUAGES if code == language), None)
