"""Takes the picture of every template: the first page of the example profile, really laid out.

    python -m bench.template_pictures

Run it after any change to a template, and look at the pictures before committing them.
"""

import json
from io import BytesIO

import pypdfium2
from PIL import Image

from core.adapters.pdf_generator import PDFGenerator
from core.adapters.rendering.paths import TEMPLATES
from core.adapters.template_library import list_templates
from core.domain.resume import Resume

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
    profile = json.loads((TEMPLATES / "examples" / "profile.json").read_text(encoding="utf-8"))
    for template in list_templates():
        pdf = PDFGenerator().generate_pdf(Resume.model_validate(profile), template.name)
        png = picture(pdf.data)
        template.picture.write_bytes(png)
        print(f"{template.name:12} {len(png) / 1024:5.1f} kB, {pdf.pages} page(s) in all")


if __name__ == "__main__":
    main()
