"""The one picture a document may hold: a small PNG or JPEG of the person, nothing that only claims to be."""

import base64
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from core.adapters.pdf_generator import PDFGenerator
from core.adapters.rendering.photo import MAX_BYTES, read_photo
from core.domain.documents import TemplateOptions
from core.domain.resume import Basics, Resume


def picture(width: int = 90, height: int = 120, kind: str = "JPEG") -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (width, height), "#446688").save(buffer, kind)
    return buffer.getvalue()


def address(data: bytes, kind: str = "jpeg") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def with_photo(image: str) -> Resume:
    return Resume(basics=Basics(name="Ann Lee", image=image))


def pictures_of(resume: Resume, template: str) -> int:
    with pikepdf.open(
        BytesIO(PDFGenerator().generate_pdf(resume, template, TemplateOptions(language="de")).data)
    ) as pdf:
        return sum(len(page.get_images()) for page in pdf.pages)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_small_picture_is_shown_by_the_design_that_has_room_for_it(kind: str):
    photo = address(picture(kind=kind), kind.lower())
    assert read_photo(photo) == (f"image/{kind.lower()}", picture(kind=kind))
    assert pictures_of(with_photo(photo), "tabular") == 1
    assert pictures_of(with_photo(photo), "classic") == 0


NO_PHOTO = {
    "a web address": "https://example.org/me.jpg",
    "a file": "file:///etc/passwd",
    "a drawing": address(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg+xml"),
    "a page": "data:text/html;base64,PGI+",
    "a GIF": address(picture(kind="GIF"), "gif"),
    "a GIF that calls itself JPEG": address(picture(kind="GIF")),
    "no picture at all": address(b"hello"),
    "broken base64": "data:image/png;base64,abc",
    "too many bytes": address(picture() + b"\0" * MAX_BYTES),
    "small, but gigantic when unpacked": address(picture(5000, 5000, "PNG"), "png"),
    "something behind the picture": address(picture()) + '" onload="x()',
}


@pytest.mark.parametrize("case", NO_PHOTO)
def test_anything_else_is_left_out(case: str):
    assert read_photo(NO_PHOTO[case]) is None
    html = PDFGenerator().generate_html(
        with_photo(NO_PHOTO[case]), "tabular", TemplateOptions(language="de"), embed_fonts=False
    )
    assert "<img" not in html
    assert "Ann Lee" in html


@pytest.mark.parametrize("template", ["classic", "tabular"])
def test_a_photo_does_not_make_a_document_too_long(template: str):
    noisy = Image.effect_noise((400, 500), 90)
    buffer = BytesIO()
    noisy.save(buffer, "JPEG", quality=85)
    assert len(buffer.getvalue()) > 60_000
    photo = with_photo(address(buffer.getvalue()))
    assert PDFGenerator().generate_html(photo, template, TemplateOptions(language="de"), embed_fonts=False)
