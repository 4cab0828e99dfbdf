"""One self-contained HTML page per document; Jinja2 escapes, so whatever a profile says stays text."""

from functools import lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from core.adapters.rendering.outline import paragraphs, person
from core.adapters.rendering.paths import TEMPLATES
from core.adapters.rendering.phrases import Phrases, load_phrases
from core.adapters.rendering.safe_text import clean_document
from core.adapters.rendering.sections import outline
from core.adapters.rendering.styles import Kind, style_sheet
from core.adapters.template_library import require_template
from core.domain.documents import Document, InterviewPrep, Letter, TemplateOptions
from core.domain.resume import Resume

_KINDS: dict[type[Document], Kind] = {Resume: "cv", Letter: "letter", InterviewPrep: "interview"}


def kind_of(document: Document) -> Kind:
    return _KINDS[type(document)]


def render_markup(document: Document, template: str, options: TemplateOptions, css: str) -> str:
    """The page with `css` in its head ("" leaves the style element out: the PDF brings its own sheet)."""
    design = require_template(template)
    phrases = load_phrases(options.language)
    clean = clean_document(document)
    kind = kind_of(document)
    page = _environment().select_template([f"{kind}/{template}/{kind}.html.j2", f"{kind}/body.html.j2"])
    return page.render(
        page=outline(clean, phrases, design.sections) if isinstance(clean, Resume) else None,
        document=clean,
        design=design,
        person=person(clean.sender) if isinstance(clean, Letter) else None,
        title=document_title(clean, phrases),
        phrases=phrases,
        options=options,
        author=owner_name(clean) if not isinstance(clean, InterviewPrep) else "",
        css=Markup(css),  # noqa: S704  our own style sheet: escaping would break its quotes
    )


def styled_markup(document: Document, template: str, options: TemplateOptions, *, embed_fonts: bool) -> str:
    kind = kind_of(document)
    css = style_sheet(kind, template, options.accent, options.paper, embed_fonts=embed_fonts)
    return render_markup(document, template, options, css)


def document_title(document: Document, phrases: Phrases) -> str:
    """What a browser tab, a PDF reader and a file list show."""
    kind = phrases.titles[kind_of(document)]
    name = owner_name(document)
    return f"{name} – {kind}" if name and name != kind else kind


def owner_name(document: Document) -> str:
    """The person a document is from; interview notes carry their subject instead."""
    match document:
        case Resume():
            return document.basics.name
        case Letter():
            return document.signature or document.sender.name
        case InterviewPrep():
            return document.title


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["paragraphs"] = paragraphs
    return environment
