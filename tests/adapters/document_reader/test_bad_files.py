"""Files a reader must refuse with a sentence, or read with care."""

import io
import subprocess
import sys
import zipfile

import pytest

from core.adapters.document_reader import read_document, read_text
from core.domain.errors import ErrorCode, UserError
from tests.adapters.document_reader.made_files import docx, paragraph, pdf, table, text_at

CV = (
    text_at(50, 700, "Ines Valdrac", 20)
    + text_at(50, 670, "Ward nurse")
    + text_at(50, 650, "ines@example.net")
)


def refusal(data: bytes, name: str) -> UserError:
    with pytest.raises(UserError) as caught:
        read_document(data, name)
    return caught.value


@pytest.mark.parametrize(
    ("data", "name", "code", "words"),
    [
        (b"", "cv.pdf", ErrorCode.INPUT_UNREADABLE, "empty"),
        (b"%PDF-1.4\n1 0 obj", "cv.pdf", ErrorCode.INPUT_UNREADABLE, "damaged"),
        (pdf(CV)[:300], "cv.pdf", ErrorCode.INPUT_UNREADABLE, "damaged"),
        (pdf(""), "cv.pdf", ErrorCode.NO_TEXT, "scan"),
        (docx(paragraph("Ines")), "cv.pdf", ErrorCode.INPUT_UNREADABLE, "Word file"),
        (docx(paragraph("Ines"))[:200], "cv.docx", ErrorCode.INPUT_UNREADABLE, "damaged"),
        (
            docx(paragraph("x"), prolog='<!DOCTYPE a [<!ENTITY e "x">]>'),
            "a.docx",
            ErrorCode.INPUT_UNREADABLE,
            "entities",
        ),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "cv.doc", ErrorCode.INPUT_UNREADABLE, "old Word"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 100, "cv.png", ErrorCode.INPUT_UNREADABLE, "picture"),
        (b"just words", "cv.pdf", ErrorCode.INPUT_UNREADABLE, "not a PDF"),
        (bytes(range(256)) * 20, "cv.txt", ErrorCode.INPUT_UNREADABLE, "no readable text"),
        (b'{"basics":{"name":"Ines"', "cv.json", ErrorCode.INPUT_UNREADABLE, "line 1, column 25"),
        (b'{"basics":["x"],"work":"nurse"}', "cv.json", ErrorCode.INPUT_UNREADABLE, "basics, work"),
        (b"[1]", "cv.json", ErrorCode.INPUT_UNREADABLE, "must be an object"),
        (b'{"name":"Ines"}', "cv.json", ErrorCode.INPUT_UNREADABLE, "must be an object"),
        (b'{"basics":{"a":NaN}}', "cv.json", ErrorCode.INPUT_UNREADABLE, "number"),
        (b'{"basics":{"a":1e999}}', "cv.json", ErrorCode.INPUT_UNREADABLE, "number"),
        (b"[" * 100_000, "cv.json", ErrorCode.INPUT_UNREADABLE, "nested too deeply"),
        (b'{"a":' * 60 + b"1" + b"}" * 60, "cv.json", ErrorCode.INPUT_UNREADABLE, "nested too deeply"),
    ],
)
def test_a_bad_file_is_refused_with_a_clear_sentence(
    data: bytes, name: str, code: ErrorCode, words: str
) -> None:
    error = refusal(data, name)
    assert error.code == code
    assert words in error.message


def test_an_archive_that_unpacks_to_too_much_is_refused_unread() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a/>")
        archive.writestr("word/media/big", bytes(101_000_000))
    assert refusal(buffer.getvalue(), "cv.docx").code == ErrorCode.INPUT_TOO_BIG


def test_endless_paragraphs_are_refused() -> None:
    assert refusal(docx("<w:p/>" * 20_100), "cv.docx").code == ErrorCode.INPUT_TOO_BIG


@pytest.mark.parametrize(
    "hidden",
    [
        text_at(50, 600, "SECRET Director", color="1 g"),
        text_at(50, 600, "SECRET Director", size=1),
        text_at(50, -300, "SECRET Director"),
    ],
    ids=["white", "tiny", "off the page"],
)
def test_text_nobody_can_see_is_left_out_and_said_so(hidden: str) -> None:
    document = read_document(pdf(CV + hidden), "cv.pdf")
    assert "SECRET" not in document.text
    assert document.resume.basics.label == "Ward nurse"
    assert any("cannot be seen" in note for note in document.notes)


def test_white_text_on_a_dark_sidebar_is_read() -> None:
    sidebar = "0.1 0.2 0.4 rg 0 0 200 792 re f\n" + text_at(50, 600, "Director", color="1 g")
    document = read_document(pdf(sidebar + text_at(300, 700, "Ines Valdrac")), "cv.pdf")
    assert "Director" in document.text
    assert document.notes == []


def test_word_text_marked_hidden_is_left_out() -> None:
    body = paragraph("Ines Valdrac") + paragraph("SECRET", "<w:vanish/>")
    document = read_document(docx(body), "cv.docx")
    assert document.text == "Ines Valdrac"
    assert document.notes


def test_tables_headers_and_text_boxes_of_word_are_read() -> None:
    box = "<w:p><w:r><w:txbxContent>" + paragraph("in a box") + "</w:txbxContent></w:r></w:p>"
    header = "<w:hdr>" + paragraph("ines@example.net") + "</w:hdr>"
    data = docx(table(("Skills", "triage")) + box, parts={"word/header1.xml": header})
    assert read_text(data, "cv.docx").splitlines() == [
        "ines@example.net",
        "",
        "Skills   triage",
        "in a box",
    ]


def test_links_lead_only_to_web_addresses_and_markup_stays_text() -> None:
    data = b'{"basics":{"name":"<b>Ines</b>","url":"javascript:void(0)","profiles":[{"url":"data:x"}]}}'
    basics = read_document(data, "cv.json").resume.basics
    assert (basics.name, basics.url, basics.profiles[0].url) == ("<b>Ines</b>", "", "")


def test_invisible_characters_are_taken_out() -> None:
    data = "Ines\u200b Val\U000e0041drac\x1b[31m\nNurse\u202e team".encode()
    document = read_document(data, "cv.txt")
    assert document.text == "Ines Valdrac\nNurse team"
    assert document.notes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_text_of_any_usual_encoding_is_read(encoding: str) -> None:
    assert read_text("Zoë Weißenbach, Köln – heute\nPflegekraft".encode(encoding), "cv.txt").startswith(
        "Zoë Weißenbach"
    )


def test_importing_the_reader_loads_no_heavy_library() -> None:
    heavy = "{'pypdfium2', 'lxml', 'docx', 'pypdf', 'pikepdf'}"
    code = f"import sys, core.adapters.document_reader; print({heavy} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
