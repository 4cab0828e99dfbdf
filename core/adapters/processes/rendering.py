"""The child that makes files: WeasyPrint stays imported, its fonts and style sheets stay parsed."""

import os

from core.adapters.docx_writer import write_docx
from core.adapters.pdf_generator import PDFGenerator
from core.adapters.processes.messages import Message
from core.adapters.processes.serving import cap_memory, serve
from core.adapters.template_library import require_template
from core.domain.documents import Document, InterviewPrep, Letter, TemplateOptions
from core.domain.resume import Resume

MEGABYTES = 1500
NICENESS = 10
"""Laying out pages gives way to answering people, where both want the same processor."""

_DOCUMENTS: dict[str, type[Document]] = {"resume": Resume, "letter": Letter, "interview": InterviewPrep}


def main() -> None:
    cap_memory(MEGABYTES)
    os.nice(NICENESS)
    generator = PDFGenerator()
    generator.warm_up()

    def answer(request: Message) -> Message:
        header = request.header
        template, options = header["template"], TemplateOptions.model_validate(header["options"])
        document = _DOCUMENTS[header["kind"]].model_validate(header["document"])
        pdf = generator.generate_pdf(document, template, options)
        forms = {
            "pdf": lambda: pdf.data,
            "docx": lambda: write_docx(document, require_template(template), options),
        }
        return Message({"pages": pdf.pages, "text": pdf.text}, [forms[form]() for form in header["forms"]])

    serve(answer)


if __name__ == "__main__":
    main()
