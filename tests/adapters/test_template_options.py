"""Colour, spacing and paper: the same words in another dress."""

from io import BytesIO

import docx
import pypdfium2
import pytest
from docx.shared import Mm

from core.adapters.docx_writer import write_docx
from core.adapters.pdf_generator import PDFGenerator
from core.adapters.template_library import Template, list_templates, require_template
from core.domain.documents import Density, TemplateOptions, usual_paper
from core.domain.errors import ErrorCode, UserError
from core.domain.resume import Basics, Location, Resume
from tests.adapters.read_back import facts, first_out_of_order
from tests.adapters.rendering_samples import LETTER, RESUMES, full, job, person

pytestmark = pytest.mark.slow

TEMPLATES = list_templates()
LETTER_PAPER = TemplateOptions(paper="letter")
READABLE = 4.5
"""Contrast of text, WCAG 2.2, 1.4.3."""


def by_name(template: Template) -> str:
    return template.name


def luminance(color: str) -> float:
    parts = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast_on_tint(color: str) -> float:
    tint = "#" + "".join(f"{round(0.1 * int(color[n : n + 2], 16) + 0.9 * 255):02x}" for n in (1, 3, 5))
    return (luminance(tint) + 0.05) / (luminance(color) + 0.05)


def size_of(pdf: bytes) -> tuple[int, int]:
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
    return round(width), round(height)


@pytest.mark.parametrize("template", TEMPLATES, ids=by_name)
def test_every_colour_can_be_read_and_is_used_everywhere(template: Template):
    assert len(template.accents) >= 4
    for name, color in template.accents.items():
        assert contrast_on_tint(color) >= READABLE, name
        options = TemplateOptions(accent=name)
        html = PDFGenerator().generate_html(full(), template.name, options, embed_fonts=False)
        assert f"--accent: {color};" in html
        word = docx.Document(BytesIO(write_docx(full(), template, options)))
        assert str(word.styles["Heading 1"].font.color.rgb) == color[1:].upper()


def test_a_pale_colour_would_not_pass():
    assert contrast_on_tint("#8fb3c9") < READABLE


@pytest.mark.parametrize("template", TEMPLATES, ids=by_name)
def test_a_colour_changes_the_pixels_and_no_word(template: Template):
    plain, colored = (
        PDFGenerator().generate_pdf(full(), template.name, TemplateOptions(accent=accent))
        for accent in ("", list(template.accents)[-1])
    )
    assert plain.text == colored.text
    assert plain.data != colored.data


def test_an_unknown_colour_is_answered_with_the_ones_there_are():
    with pytest.raises(UserError, match="burgundy, navy") as refusal:
        PDFGenerator().generate_pdf(full(), "classic", TemplateOptions(accent="red; } body { color: red"))
    assert refusal.value.code == ErrorCode.NOT_FOUND


@pytest.mark.parametrize("template", TEMPLATES, ids=by_name)
def test_letter_paper_holds_the_same_words(template: Template):
    pdf = PDFGenerator().generate_pdf(RESUMES["full"], template.name, LETTER_PAPER)
    assert size_of(pdf.data) == (612, 792)
    assert first_out_of_order(facts(RESUMES["full"], "en", template.name), pdf.text) is None
    letter = PDFGenerator().generate_pdf(LETTER, template.name, LETTER_PAPER)
    assert (size_of(letter.data), letter.pages) == ((612, 792), 1)


def test_a4_is_the_paper_that_is_not_asked_for():
    assert size_of(PDFGenerator().generate_pdf(full(), "classic").data) == (595, 842)


def test_word_files_have_the_paper_and_dates_at_its_edge():
    word = docx.Document(BytesIO(write_docx(full(), require_template("modern"), LETTER_PAPER)))
    section = word.sections[0]
    assert (section.page_width, section.page_height) == (Mm(215.9), Mm(279.4))
    edge = section.page_width - section.left_margin - section.right_margin
    assert abs(word.styles["Heading 2"].paragraph_format.tab_stops[0].position - edge) < Mm(0.1)


@pytest.mark.parametrize("template", TEMPLATES, ids=by_name)
def test_closer_lines_take_fewer_pages(template: Template):
    resume = Resume(basics=person("Ann Lee"), work=[job(n, 3) for n in range(16)])
    densities: list[Density] = ["airy", "normal", "dense"]
    heights = [used_height(resume, template.name, density) for density in densities]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == len(heights)


def used_height(resume: Resume, template: str, density: Density) -> float:
    """Pages, and how far down the last one is written on."""
    pdf = PDFGenerator().generate_pdf(resume, template, TemplateOptions(density=density))
    with pypdfium2.PdfDocument(pdf.data) as document:
        page = document[len(document) - 1]
        text = page.get_textpage()
        boxes = (text.get_charbox(n) for n in range(text.count_chars()) if text.get_text_range(n, 1).strip())
        lowest = min(bottom for _, bottom, _, _ in boxes if bottom > FOOT)
        return len(document) - lowest / page.get_height()


FOOT = 48
"""Points at the foot of a page that hold its number."""


@pytest.mark.parametrize(
    ("country", "paper"), [("US", "letter"), ("ca", "letter"), ("DE", "a4"), ("GB", "a4"), ("", "a4")]
)
def test_paper_is_that_of_the_persons_country(country: str, paper: str):
    assert usual_paper(Resume(basics=Basics(location=Location(country_code=country)))) == paper


@pytest.mark.parametrize("template", TEMPLATES, ids=by_name)
def test_pages_are_estimated_without_laying_them_out(template: Template):
    generator = PDFGenerator()
    for jobs in (2, 12, 30):
        resume = Resume(basics=person("Ann Lee"), work=[job(n, 3) for n in range(jobs)])
        laid_out = generator.generate_pdf(resume, template.name, TemplateOptions(density="normal")).pages
        assert abs(generator.estimated_pages(resume, template.name, TemplateOptions()) - laid_out) <= 1
