"""`make references`: what the designs look like and what machines read of them, after a wanted change.

Writes tests/data/references/*.png, which a test holds new pages against; the contact sheet
docs/screens/templates.png; and the read-back table of the README. Look at the sheet before committing it.
"""

from collections.abc import Iterable, Iterator, Mapping

import pypdfium2
from PIL import Image

from bench.example_documents import example_cv, example_letter
from core.adapters.pdf_generator import PDFGenerator
from core.adapters.template_library import list_templates
from core.domain.documents import Document, TemplateOptions
from core.domain.languages import LANGUAGES
from core.settings import ROOT
from tests.adapters.read_back import READERS, facts, groups_in_order
from tests.adapters.rendering_samples import INTERVIEW, LETTER, RESUMES

PICTURES = ROOT / "tests" / "data" / "references"
SHEET = ROOT / "docs" / "screens" / "templates.png"
README = ROOT / "README.md"
START, END = "<!-- read-back -->\n", "<!-- /read-back -->"
DOCUMENTS: dict[str, Document] = {"cv": RESUMES["full"], "letter": LETTER, "notes": INTERVIEW}
WIDTH, COLORS = 300, 16
SHOWN, GAP, PAPER = 420, 24, "#e9e7e1"


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    for name, page in pages_of(DOCUMENTS, WIDTH):
        page.convert("L").quantize(COLORS).save(PICTURES / f"{name}.png", optimize=True)
    contact_sheet(
        [page for _, page in pages_of({"cv": example_cv(), "letter": example_letter()}, SHOWN)]
    ).save(SHEET)
    before, _, rest = README.read_text(encoding="utf-8").partition(START)
    table = "\n".join(read_back_table())
    README.write_text(f"{before}{START}{table}\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    print(table)


def pages_of(documents: Mapping[str, Document], width: int) -> Iterator[tuple[str, Image.Image]]:
    """The first page of each document in each design, `width` pixels wide."""
    for template in list_templates():
        for kind, document in documents.items():
            pdf = PDFGenerator().generate_pdf(document, template.name)
            yield f"{template.name}_{kind}", first_page(pdf.data, width)


def first_page(pdf: bytes, width: int) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        large = page.render(scale=2 * width / page.get_width()).to_pil()
    return large.convert("RGB").resize((width, round(large.height / 2)), Image.Resampling.LANCZOS)


def contact_sheet(pages: list[Image.Image], columns: int = 4) -> Image.Image:
    """CV and letter of a design side by side, two designs in a row."""
    height = max(page.height for page in pages)
    rows = -(-len(pages) // columns)
    sheet = Image.new("RGB", (columns * (SHOWN + GAP) + GAP, rows * (height + GAP) + GAP), PAPER)
    for number, page in enumerate(pages):
        row, column = divmod(number, columns)
        sheet.paste(page, (GAP + column * (SHOWN + GAP), GAP + row * (height + GAP)))
    return sheet.quantize(256, dither=Image.Dither.NONE)


def read_back_table() -> Iterable[str]:
    """Facts found in order of all facts: of each sample in English, and of a full CV in each language."""
    yield "| design | " + " | ".join(reader.__name__.removeprefix("by_") for reader in READERS) + " |"
    yield "|---" * (len(READERS) + 1) + "|"
    for template in list_templates():
        hits, whole = [0] * len(READERS), 0
        for sample, options in _cases():
            pdf = PDFGenerator().generate_pdf(RESUMES[sample], template.name, options).data
            groups = facts(RESUMES[sample], options.language, template.name)
            found = (groups_in_order(groups, reader(pdf)) for reader in READERS)
            hits = [before + now for before, now in zip(hits, found, strict=True)]
            whole += len(groups)
        yield f"| {template.title} | " + " | ".join(f"{count} of {whole}" for count in hits) + " |"


def _cases() -> Iterator[tuple[str, TemplateOptions]]:
    for sample in RESUMES:
        yield sample, TemplateOptions()
    for language in LANGUAGES[1:]:
        yield "full", TemplateOptions(language=language)


if __name__ == "__main__":
    main()
