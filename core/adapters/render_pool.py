"""`Renderer`: HTML is made here, PDF and Word files in warm, capped child processes."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from core.adapters.pdf_generator import PDFGenerator
from core.adapters.processes import ProcessPool
from core.adapters.processes.messages import Message
from core.adapters.processes.pool import ChildDied, ChildLate, PoolBusy
from core.adapters.template_library import list_templates, require_template
from core.domain.documents import Document, InterviewPrep, Letter, TemplateOptions
from core.domain.errors import ErrorCode, UserError
from core.domain.resume import Resume
from core.ports import Rendering, Template

SECONDS = 20.0
"""Longest lay-out of one document; a two-page CV takes about 0.2 s."""

BUSY_SECONDS = 10
"""After this long most of those who waited have been answered or sent away."""

_KINDS: dict[type[Document], str] = {Resume: "resume", Letter: "letter", InterviewPrep: "interview"}
_FAILED = "The pages could not be laid out. Shorten very long entries in the profile and try again."
_BUSY = "Very many documents are being laid out right now. Try again in a few seconds."


class RenderPool:
    """Lays out in the children of `pool`; at most `size` documents at a time."""

    def __init__(self, pool: ProcessPool, size: int) -> None:
        self._pool = pool
        self._generator = PDFGenerator()
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="render")

    def templates(self) -> Sequence[Template]:
        return [
            Template(
                name=item.name,
                title=item.title,
                description=item.description,
                picture=item.picture.read_bytes(),
                letter_picture=item.letter_picture.read_bytes(),
                accents=item.accents,
            )
            for item in list_templates()
        ]

    def html(self, document: Document, template: str, options: TemplateOptions) -> str:
        return self._generator.generate_html(document, template, options)

    def pages(self, document: Document, template: str, options: TemplateOptions) -> int:
        """Of the PDF, laid out and thrown away."""
        return int(self._lay_out(document, template, options, []).header["pages"])

    def estimated_pages(self, resume: Resume, template: str, options: TemplateOptions) -> int:
        return self._generator.estimated_pages(resume, template, options)

    def pdf(self, document: Document, template: str, options: TemplateOptions) -> bytes:
        """The PDF alone."""
        return self._lay_out(document, template, options, ["pdf"]).blobs[0]

    def render(
        self, documents: Sequence[Document], template: str, options: TemplateOptions
    ) -> Sequence[Rendering]:
        require_template(template).accent(options.accent)
        answers = [
            self._threads.submit(self._lay_out, document, template, options, ["pdf", "docx"])
            for document in documents
        ]
        pages = [self.html(document, template, options) for document in documents]
        return [
            Rendering(html, answer.blobs[0], answer.blobs[1], answer.header["pages"], answer.header["text"])
            for html, answer in zip(pages, (item.result() for item in answers), strict=True)
        ]

    def _lay_out(
        self, document: Document, template: str, options: TemplateOptions, forms: Sequence[str]
    ) -> Message:
        header = {
            "kind": _KINDS[type(document)],
            "document": document.to_wire(),
            "template": template,
            "options": options.to_wire(),
            "forms": forms,
        }
        try:
            return self._pool.call(Message(header), SECONDS)
        except PoolBusy:
            raise UserError(ErrorCode.RATE_LIMITED, _BUSY, retry_after=BUSY_SECONDS) from None
        except (ChildLate, ChildDied):
            raise UserError(ErrorCode.RENDER_FAILED, _FAILED) from None
