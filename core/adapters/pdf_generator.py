"""HTML and PDF of every document. WeasyPrint is imported only when a page is laid out."""

from core.adapters.rendering.markup import kind_of, render_markup, styled_markup
from core.adapters.rendering.phrases import load_phrases
from core.adapters.rendering.safe_text import clean_document
from core.adapters.rendering.sections import outline
from core.adapters.template_library import list_templates, require_template
from core.domain.documents import USUAL, Document, TemplateOptions
from core.domain.model import Model
from core.domain.resume import Basics, Resume


class Pdf(Model):
    """A PDF and what a machine reads in it: `text` is extracted from `data` by pypdfium2, page by page."""

    data: bytes
    pages: int
    text: str


class PDFGenerator:
    """Documents as people send them. Plain and synchronous: whoever calls decides about processes and limits.

    One instance serves any number of documents; parsed style sheets and fonts are kept per process.
    """

    def generate_html(
        self, document: Document, template: str, options: TemplateOptions = USUAL, embed_fonts: bool = True
    ) -> str:
        """One self-contained page that can run nothing and load nothing.

        `RENDER_FAILED` when the document is too long, `NOT_FOUND` for an unknown template or colour.
        """
        return styled_markup(document, template, options, embed_fonts=embed_fonts)

    def estimated_pages(self, resume: Resume, template: str, options: TemplateOptions) -> int:
        """About as many pages as a CV takes, without laying it out; errors as in `generate_html`."""
        design = require_template(template)
        page = outline(clean_document(resume), load_phrases(options.language), design.sections)
        return page.sheets(design, options)

    def generate_pdf(self, document: Document, template: str, options: TemplateOptions = USUAL) -> Pdf:
        """A tagged PDF with title, author and language; errors as in `generate_html`."""
        from core.adapters.rendering.paper import print_pdf, read_pdf

        html = render_markup(document, template, options, css="")
        data = print_pdf(html, kind_of(document), template, options.accent, options.paper)
        pages, text = read_pdf(data)
        return Pdf(data=data, pages=pages, text=text)

    def warm_up(self) -> None:
        """Pays the imports and the fonts of every design before the first person waits for them.

        What is left, the style sheets of letters and notes, takes a first document 15 ms.
        """
        for template in list_templates():
            self.generate_pdf(Resume(basics=Basics(name="Ada Żółć")), template.name)
