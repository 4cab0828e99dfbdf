"""PDFs are read back by four independent readers: what a person sees, a machine must find, in order."""

import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from core.adapters.pdf_generator import Pdf, PDFGenerator
from core.adapters.template_library import list_templates
from core.domain.documents import TemplateOptions
from core.domain.errors import ErrorCode, UserError
from core.domain.languages import LANGUAGES, LanguageCode
from core.domain.resume import Basics, Resume, Skill, Work
from tests.adapters.read_back import (
    READERS,
    facts,
    first_out_of_order,
    plain,
)
from tests.adapters.rendering_samples import INTERVIEW, LETTER, RESUMES, full, job, person

pytestmark = pytest.mark.slow

TEMPLATES = [template.name for template in list_templates()]


@lru_cache
def pdf_of(sample: str, template: str, language: LanguageCode = "en") -> Pdf:
    return PDFGenerator().generate_pdf(RESUMES[sample], template, TemplateOptions(language=language))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("sample", RESUMES)
def test_every_fact_is_read_back_in_order(sample: str, template: str, reader: Callable[[bytes], str]):
    text = reader(pdf_of(sample, template).data)
    assert first_out_of_order(facts(RESUMES[sample], "en", template), text) is None


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_parted_by_ordinary_spaces(template: str, language: LanguageCode):
    """One exotic space on the page can lend its code to all the others: they share a glyph."""
    resume = full().changed(basics=person("Ann\u00a0Lee").changed(summary="12\u202f000 abonnés"))
    text = PDFGenerator().generate_pdf(resume, template, TemplateOptions(language=language)).text
    assert set(re.findall(r"[^\S\n]", text)) == {" "}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_language_is_read_back(template: str, language: LanguageCode, reader: Callable[[bytes], str]):
    text = reader(pdf_of("full", template, language).data)
    assert first_out_of_order(facts(RESUMES["full"], language, template), text) is None


def test_the_read_back_notices_a_missing_and_a_misplaced_fact():
    assert first_out_of_order([["a b"], ["c"]], "a\nb c") is None
    assert first_out_of_order([["a"], ["b"]], "b a") == ["b"]
    assert first_out_of_order([["a"], ["b"]], "a") == ["b"]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_letter_reads_from_sender_to_signature(template: str):
    pdf = PDFGenerator().generate_pdf(LETTER, template, TemplateOptions(language="de"))
    order = [
        *[
            ["Jürgen Weißenbach"],
            ["someone@example.org", "Am Speicher 4, 04109 Leipzig"],
            ["Nordwind Handel AG"],
        ],
        *[["Personalabteilung"], ["1. November 2026"], [LETTER.subject], ["Guten Tag,"]],
        *[[text] for text in LETTER.paragraphs],
        *[["Mit freundlichen Grüßen"], ["Jürgen Weißenbach"]],
    ]
    assert pdf.pages == 1
    for reader in READERS:
        assert first_out_of_order(order, reader(pdf.data)) is None


@pytest.mark.parametrize("template", TEMPLATES)
def test_interview_notes_can_be_printed(template: str):
    pdf = PDFGenerator().generate_pdf(INTERVIEW, template)
    assert first_out_of_order([["Warehouse Manager"], ["How did you"], ["82 to 97"]], pdf.text) is None


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_pdf_says_what_it_is_and_is_tagged_for_screen_readers(template: str):
    with pikepdf.open(BytesIO(pdf_of("full", template, "de").data)) as pdf:
        assert pdf.docinfo["/Title"] == "Jürgen Weißenbach – Lebenslauf"
        assert pdf.docinfo["/Author"] == "Jürgen Weißenbach"
        assert pdf.Root.Lang == "de"
        assert pdf.Root.MarkInfo.Marked
        assert [float(edge) for edge in pdf.pages[0].mediabox] == pytest.approx(
            [0, 0, 595.28, 841.89], abs=0.1
        )


@pytest.mark.parametrize(
    ("template", "family"), [(template.name, template.fonts[0]) for template in list_templates()]
)
def test_only_the_bundled_fonts_are_used_for_latin_greek_and_cyrillic(template: str, family: str):
    for sample in ("full", "greek", "cyrillic"):
        fonts = {name.split("+")[1] for name in font_names(pdf_of(sample, template).data)}
        assert any(name.startswith(f"Applywright-{family}") for name in fonts)
        assert {name for name in fonts if not name.startswith("Applywright-")} == set()


def font_names(data: bytes) -> set[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return {str(font.BaseFont)[1:] for page in pdf.pages for font in page.resources.Font.values()}


@pytest.mark.parametrize("template", TEMPLATES)
def test_three_pages_break_between_bullets_and_count_themselves(template: str):
    pdf = pdf_of("long", template)
    assert pdf.pages >= 2
    with pypdfium2.PdfDocument(pdf.data) as document:
        pages = [plain(page.get_textpage().get_text_range()) for page in document]
    for number, text in enumerate(pages[1:], start=2):
        assert f"{number} /{pdf.pages}" in text
        assert re.match(r"(• (Raised|Improved)|IT and Warehouse Manager|Mar 20|Education)", text)
    assert not any(re.search(r"(Experience|Education|IT and Warehouse Manager \d)$", text) for text in pages)


def test_a_short_cv_is_set_wider_and_one_that_spills_a_few_lines_closer():
    html = PDFGenerator().generate_html
    assert '<body class="airy">' in html(RESUMES["minimal"], "classic")
    assert '<body class="normal">' in html(RESUMES["full"], "classic")
    for template in TEMPLATES:
        jobs, density = most_jobs_on_a_page(template)
        assert density == "dense", f"{jobs} jobs fill the page"


def most_jobs_on_a_page(template: str) -> tuple[int, str]:
    """How many jobs of three bullets stay on one page, and how close the last of them is set."""
    density = ""
    for jobs in range(2, 12):
        resume = Resume(basics=person("Ann Lee"), work=[job(n, 3) for n in range(jobs)])
        if PDFGenerator().generate_pdf(resume, template).pages > 1:
            return jobs - 1, density
        density = re.search(r'<body class="(\w+)">', PDFGenerator().generate_html(resume, template))[1]
    return jobs, density


@pytest.mark.parametrize("name", ["محمد علي", "王小明", "नरेन्द्र", "Ann 👩‍💻"])
def test_names_in_other_scripts_do_not_break_the_page(name: str):
    pdf = PDFGenerator().generate_pdf(full(name), "modern")
    assert pdf.pages <= 2
    assert "Kontor 0 Logistik GmbH" in pdf.text


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_lay_out_engine_has_nothing_to_complain_about(template: str, caplog: pytest.LogCaptureFixture):
    logging.getLogger("weasyprint").addHandler(caplog.handler)
    generator = PDFGenerator()
    generator.warm_up()
    for document in (full(), LETTER, INTERVIEW):
        generator.generate_pdf(document, template, TemplateOptions(language="fr"))
    logging.getLogger("weasyprint").removeHandler(caplog.handler)
    assert caplog.records == []


def test_nothing_is_fetched_not_even_when_the_markup_asks(tmp_path):
    from core.adapters.rendering.paper import OnlyOurFonts

    secret = tmp_path / "secret.ttf"
    secret.write_text("x")
    fetcher = OnlyOurFonts()
    addresses = [
        "http://127.0.0.1/",
        secret.as_uri(),
        "data:,x",
        "font:../cv/modern/style.css",
        "font:sans/9.ttf",
    ]
    for url in addresses:
        with pytest.raises(ValueError, match="may not load"):
            fetcher.fetch(url)
    assert fetcher.fetch("font:sans/400.ttf").read()[:4] == b"\0\1\0\0"


@pytest.mark.parametrize("template", TEMPLATES)
def test_words_without_end_are_broken_not_lost(template: str):
    word = "x" * 2000
    resume = Resume(
        basics=Basics(name="Ann", summary=word),
        work=[Work(name=word, position=word, start_date="2020", highlights=[word])],
        skills=[Skill(name=word, keywords=[word])],
    )
    text = PDFGenerator().generate_pdf(resume, template).text
    assert text.count("x") >= 6 * 2000


TOO_LONG = {
    "endless word": Resume(basics=Basics(summary="y" * 4001)),
    "too many characters": Resume(basics=Basics(summary="word " * 30_000)),
    "too many lines": Resume(basics=Basics(summary="a\n" * 30_000)),
    "too many bullets": Resume(work=[Work(name="Acme", highlights=["b"] * 5000)]),
}


@pytest.mark.parametrize("case", TOO_LONG)
def test_what_cannot_be_laid_out_is_refused_with_advice(case: str):
    with pytest.raises(UserError, match="try again") as refusal:
        PDFGenerator().generate_pdf(TOO_LONG[case], "classic")
    assert refusal.value.code == ErrorCode.RENDER_FAILED


@pytest.mark.parametrize("template", TEMPLATES)
def test_five_hundred_bullets_and_three_hundred_entries_are_laid_out(template: str):
    many = Resume(
        work=[Work(name="Acme", highlights=["Did a thing"] * 500)],
        volunteer=[{"organization": f"Club {n}", "startDate": "2020"} for n in range(300)],
    )
    text = PDFGenerator().generate_pdf(many, template).text
    assert text.count("Did a thing") == 500
    assert "Club 299" in text


def test_a_process_leaves_no_font_files_behind(tmp_path):
    code = "from core.adapters.pdf_generator import PDFGenerator; PDFGenerator().warm_up()"
    assert (
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "TMPDIR": str(tmp_path)}).returncode
        == 0
    )
    assert list(tmp_path.iterdir()) == []
