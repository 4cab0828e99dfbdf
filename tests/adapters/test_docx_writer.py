"""The Word file: real styles, everything in order, same bytes every time."""

import re
import time
from io import BytesIO

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT

from core.adapters.docx_writer import write_docx
from core.adapters.template_library import require_template
from core.domain.documents import TemplateOptions
from core.domain.errors import ErrorCode, UserError
from core.domain.languages import LanguageCode
from core.domain.resume import Basics, Resume
from tests.adapters.read_back import facts, first_out_of_order
from tests.adapters.rendering_samples import INTERVIEW, LETTER, RESUMES, full

CLASSIC = require_template("classic")
MODERN = require_template("modern")


def opened(document, template=CLASSIC, language: LanguageCode = "en") -> WordDocument:
    return docx.Document(BytesIO(write_docx(document, template, TemplateOptions(language=language))))


def text_of(word: WordDocument) -> str:
    return "\n".join(paragraph.text for paragraph in word.paragraphs)


@pytest.mark.parametrize("sample", RESUMES)
def test_every_fact_is_there_in_order(sample: str):
    assert (
        first_out_of_order(
            facts(RESUMES[sample], "de", MODERN.name), text_of(opened(RESUMES[sample], MODERN, "de"))
        )
        is None
    )


def test_the_parts_of_a_cv_carry_word_styles():
    word = opened(full())
    styles = {paragraph.text.split("\t")[0]: paragraph.style.name for paragraph in word.paragraphs}
    assert styles["Jürgen Weißenbach"] == "Title"
    assert styles["Experience"] == "Heading 1"
    assert styles["IT and Warehouse Manager 0"] == "Heading 2"
    assert styles["Cut waiting at the gate from 50 to 12 minutes"] == "List Bullet"


def test_dates_stand_on_a_right_tab_stop():
    word = opened(full())
    head = next(
        paragraph for paragraph in word.paragraphs if paragraph.text.startswith("IT and Warehouse Manager 0")
    )
    assert head.text == "IT and Warehouse Manager 0\tMar 2020 – Present"
    (stop,) = word.styles["Heading 2"].paragraph_format.tab_stops
    assert stop.alignment == WD_TAB_ALIGNMENT.RIGHT
    section = word.sections[0]
    text_width = section.page_width - section.left_margin - section.right_margin
    assert stop.position == pytest.approx(text_width, abs=1000)


def test_the_file_says_what_it_is():
    properties = opened(full(), language="fr").core_properties
    assert (properties.title, properties.author) == ("Jürgen Weißenbach – CV", "Jürgen Weißenbach")
    assert properties.language == "fr"
    assert "python-docx" not in properties.comments


def test_designs_differ_in_font_and_colour():
    looks = [
        (w.styles["Normal"].font.name, w.styles["Heading 1"].font.color.rgb)
        for w in map(cv, (CLASSIC, MODERN))
    ]
    assert [str(color) for _, color in looks] == ["6B2334", "0F5C6E"]
    assert looks[0][0] != looks[1][0]


def cv(template) -> WordDocument:
    return opened(full(), template)


def test_a_letter_reads_from_sender_to_signature():
    lines = text_of(opened(LETTER, language="de"))
    order = [
        "Weißenbach",
        "Nordwind Handel AG",
        "1. November 2026",
        LETTER.subject,
        "Guten Tag",
        "Mit freundlichen",
    ]
    assert first_out_of_order([[text] for text in [*order, "Jürgen Weißenbach"]], lines) is None


def test_interview_notes_are_a_list_under_each_question():
    assert [p.style.name for p in opened(INTERVIEW).paragraphs] == ["Title", "Heading 1", "Heading 2"] + [
        "List Bullet"
    ] * 2


def test_the_same_document_gives_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first = write_docx(full(), CLASSIC)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert write_docx(full(), CLASSIC) == first


def test_control_characters_do_not_break_the_file():
    word = opened(Resume(basics=Basics(name="A\0nn\x0b<w:p> Lee", summary="x\ufffe")))
    assert re.fullmatch(r"Ann\s<w:p> Lee", word.paragraphs[0].text)


def test_a_document_beyond_the_caps_is_refused_with_advice():
    with pytest.raises(UserError, match="try again") as refusal:
        write_docx(Resume(basics=Basics(summary="word " * 30_000)), CLASSIC)
    assert refusal.value.code == ErrorCode.RENDER_FAILED
