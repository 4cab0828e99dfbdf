"""HTML and PDF of every document. WeasyPrint is imported only when a page is laid out."""

from core.adapters.rendering.markup import kind_of, render_markup, styled_markup
from core.adapters.template_library import list_templates
from core.domain.documents import Document
from core.domain.languages import LanguageCode
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
        self, document: Document, template: str, language: LanguageCode, embed_fonts: bool = True
    ) -> str:
        """One self-contained page that can run nothing and load nothing.

        `RENDER_FAILED` when the document is too long, `NOT_FOUND` for an unknown template.
        """
        return styled_markup(document, template, language, embed_fonts=embed_fonts)

    def generate_pdf(self, document: Document, template: str, language: LanguageCode) -> Pdf:
        """A tagged A4 PDF with title, author and language; errors as in `generate_html`."""
        from core.adapters.rendering.paper import print_pdf, read_pdf

        html = render_markup(document, template, language, css="")
        data = print_pdf(html, kind_of(document), template)
        pages, text = read_pdf(data)
        return Pdf(data=data, pages=pages, text=text)

    def warm_up(self) -> None:
        """Pays the imports and the fonts of every design before the first person waits for them.

        What is left, the style sheets of letters and notes, takes a first document 15 ms.
        """
        for template in list_templates():
            self.generate_pdf(Resume(basics=Basics(name="Ada Żółć")), template.name, "en")
