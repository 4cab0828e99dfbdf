"""Takes the pictures of every template: the example person's CV and letter, really laid out.

    python -m bench.template_pictures

Run it after any change to a template, and look at the pictures before committing them.
"""

from io import BytesIO

import pypdfium2
from PIL import Image

from bench.example_documents import example_cv, example_letter
from core.adapters.pdf_generator import PDFGenerator
from core.adapters.template_library import list_templates

WIDTH = 480
COLORS = 192


def picture(pdf: bytes) -> bytes:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        image = page.render(scale=2 * WIDTH / page.get_width()).to_pil()
    small = image.resize((WIDTH, image.height // 2), Image.Resampling.LANCZOS)
    buffer = BytesIO()
    fewer_colors = small.quantize(COLORS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    fewer_colors.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def main() -> None:
    for template in list_templates():
        for document, path in ((example_cv(), template.picture), (example_letter(), template.letter_picture)):
            pdf = PDFGenerator().generate_pdf(document, template.name)
            path.write_bytes(picture(pdf.data))
            print(f"{template.name:12} {path.stat().st_size / 1024:5.1f} kB, {pdf.pages} page(s) in all")


if __name__ == "__main__":
    main()
