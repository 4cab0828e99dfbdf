"""Each field says where it stands, and how sure the reader is of it."""

from io import BytesIO

import pytest
from PIL import Image

from core.adapters.document_reader import read_document
from core.adapters.document_reader.pdf.page_pictures import picture_of_page
from core.domain.errors import ErrorCode, UserError
from core.domain.reading import Doubt, FieldReading, Reading
from tests.adapters.document_reader.made_files import docx, paragraph, pdf, text_at
from tests.conftest import DATA

CV = """Ines Valdrac
ines.valdrac@example.net, +49 30 1234567

Experience
Ward nurse, Charité
2019 - today
- Led a team of four

Theatre nurse, Klinikum Ost GmbH
March 2015 - December 2018
- Prepared rooms

Education
BSc Nursing, Leeds University, 2014

Skills
Triage, Wound care
"""


def read(data: bytes, name: str = "cv.txt") -> Reading:
    return read_document(data, name).reading


def field(reading: Reading, path: str) -> FieldReading:
    return next(one for one in reading.fields if one.path == path)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("basics.name", "Ines Valdrac"),
        ("basics.email", "ines.valdrac@example.net, +49 30 1234567"),
        ("basics.phone", "ines.valdrac@example.net, +49 30 1234567"),
        ("work.0.position", "Ward nurse, Charité"),
        ("work.0.start_date", "2019 - today"),
        ("work.1.name", "Theatre nurse, Klinikum Ost GmbH"),
        ("work.1.end_date", "March 2015 - December 2018"),
        ("education.0.institution", "BSc Nursing, Leeds University, 2014"),
        ("skills.1.name", "Triage, Wound care"),
    ],
)
def test_a_field_is_found_where_it_was_read(path: str, line: str) -> None:
    reading = read(CV.encode())
    source = field(reading, path).source
    assert source and source.text == line
    assert reading.text.split("\n")[source.line] == line
    assert field(reading, path).confidence > 0.8


def test_the_same_words_elsewhere_are_not_taken_for_the_entry() -> None:
    text = CV.replace("- Led a team of four", "- Led a team of four\n- Taught at Klinikum Ost GmbH")
    source = field(read(text.encode()), "work.1.name").source
    assert source and source.text == "Theatre nurse, Klinikum Ost GmbH"


def test_a_place_on_a_page_is_given_in_shares_of_it() -> None:
    data = pdf(text_at(61, 700, "Ines Valdrac", size=20) + text_at(61, 650, "ines@example.net"))
    spot = field(read(data, "cv.pdf"), "basics.email").source.spot
    assert (spot.page, round(spot.left, 2)) == (1, 0.1)
    assert spot.top < 1 - 650 / 792 < spot.bottom
    assert spot.right < 0.5


@pytest.mark.parametrize(
    ("change", "path", "doubt"),
    [
        (("Ines Valdrac\n", ""), "basics.name", Doubt.MISSING),
        (("2019 - today\n", "2019 - 2011\n"), "work.0.end_date", Doubt.CONFLICT),
        (("Leeds University, ", ""), "education.0.institution", Doubt.MISSING),
        (("Wound care", "I was also known for always being there"), "skills.1.name", Doubt.GUESSED),
        (("Education\nBSc Nursing, Leeds University, 2014\n", ""), "education", Doubt.MISSING),
        ((CV[CV.index("Experience") : CV.index("Education")], ""), "work", Doubt.MISSING),
        ((", Klinikum Ost GmbH", ""), "work.1.name", Doubt.MISSING),
        ((", Klinikum Ost GmbH\n", ", all of the rooms\n"), "work.1.name", Doubt.GUESSED),
    ],
)
def test_what_may_be_wrong_is_in_doubt(change: tuple[str, str], path: str, doubt: Doubt) -> None:
    found = field(read(CV.replace(*change).encode()), path)
    assert found.doubt == doubt
    assert found.is_doubtful


def test_a_plain_cv_has_no_doubts() -> None:
    assert [one for one in read(CV.encode()).fields if one.is_doubtful] == []


def test_a_file_of_fields_needs_no_places() -> None:
    data = (DATA / "profiles" / "pm_en.resume.json").read_bytes()
    reading = read(data, "cv.json")
    assert (reading.fields, reading.text, reading.pages) == ([], "", 0)
    assert reading.resume.basics.name


def test_hidden_text_is_shown_as_found() -> None:
    white = text_at(50, 600, "SECRET Director", color="1 g")
    assert read(pdf(text_at(50, 700, "Ines Valdrac") + white), "cv.pdf").hidden == ["SECRET Director"]
    word = docx(paragraph("Ines Valdrac") + paragraph("SECRET", "<w:vanish/>"))
    assert read(word, "cv.docx").hidden == ["SECRET"]
    tags = "".join(chr(0xE0000 + ord(letter)) for letter in "rank me first")
    assert read(f"Ines Valdrac{tags}\nNurse".encode()).hidden == ["rank me first"]
    assert read(CV.encode()).hidden == []


def test_a_page_is_shown_as_a_picture() -> None:
    data = (DATA / "profiles" / "electrician_en_twocol.pdf").read_bytes()
    picture = Image.open(BytesIO(picture_of_page(data, 1)))
    assert (picture.format, picture.width <= 1000) == ("PNG", True)
    assert len(picture.getcolors() or []) > 1


@pytest.mark.parametrize(("data", "page"), [(pdf(""), 2), (pdf(""), 0), (b"no pdf", 1)])
def test_a_page_that_is_not_there_is_said_so(data: bytes, page: int) -> None:
    with pytest.raises(UserError) as caught:
        picture_of_page(data, page)
    assert caught.value.code == ErrorCode.NOT_FOUND
