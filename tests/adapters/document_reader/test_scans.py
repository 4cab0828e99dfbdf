"""Pages that are pictures: recognised by tesseract, or refused with what to do where it is not installed."""

from io import BytesIO

import pypdfium2
import pytest
from weasyprint import HTML

from core.adapters.document_reader import read_document
from core.adapters.document_reader.pdf import scans
from core.adapters.document_reader.pdf import text as pdf_text
from core.domain.errors import ErrorCode, UserError
from tests.adapters.document_reader.made_files import pdf

pytestmark = pytest.mark.slow

CV = """<h1>Jürgen Mährlein</h1><p>j.maehrlein@example.org | +49 30 5550 0123 | Köln</p>
<h2>Berufserfahrung</h2><p style="display: flex; justify-content: space-between"><b>Schlosser</b>
<span>03/2018 – heute</span></p><p>Metallbau Rofner GmbH, Köln</p>
<ul><li>Fertigung von 60 Geländern im Jahr</li></ul>
<h2>Kenntnisse</h2><p>Schweißen, Löten</p>"""


def scan(slope: float) -> bytes:
    """A page as a scanner gives it: grey, and a little askew."""
    page = pypdfium2.PdfDocument(HTML(string=CV).write_pdf())[0]
    picture = page.render(scale=200 / 72).to_pil().convert("L").rotate(slope, fillcolor=255, resample=3)
    out = BytesIO()
    picture.save(out, "PDF", resolution=200)
    return out.getvalue()


@pytest.mark.parametrize("slope", [0.0, 1.0])
def test_a_scan_is_read(slope: float) -> None:
    read = read_document(scan(slope), "scan.pdf")
    basics, job = read.resume.basics, read.resume.work[0]
    assert (basics.name, basics.email) == ("Jürgen Mährlein", "j.maehrlein@example.org")
    assert (job.position, job.name, job.start_date) == ("Schlosser", "Metallbau Rofner GmbH", "2018-03")
    assert read.notes == [pdf_text._SCAN]


def test_without_tesseract_a_scan_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "can_read_scans", lambda: False)
    with pytest.raises(UserError, match="paste the text") as refused:
        read_document(scan(0.0), "scan.pdf")
    assert refused.value.code is ErrorCode.NO_TEXT


def test_a_picture_without_letters_has_no_text() -> None:
    blank = HTML(string="<p style='background: #888; height: 90mm'></p>").write_pdf()
    with pytest.raises(UserError) as refused:
        read_document(blank, "photo.pdf")
    assert refused.value.code is ErrorCode.NO_TEXT


def recognised(text: str, top: int, height: int, level: str = "5") -> dict[str, str]:
    box = {"left": "100", "top": str(top), "width": "90", "height": str(height)}
    return {"level": level, "conf": "96", "text": text, **box}


@pytest.mark.parametrize(
    ("words", "baseline"),
    [
        ([("Charpentreau", 40, 30), ("Eloise", 40, 22)], 62),
        ([("03/2018", 40, 26), ("–", 50, 4), ("heute", 44, 18)], 62),
        ([("Ärger", 40, 30)], 63.4),
    ],
)
def test_letters_that_hang_below_their_line_do_not_lower_it(
    words: list[tuple[str, int, int]], baseline: float
) -> None:
    rows = [recognised("", 40, 30, level="4"), *(recognised(*word) for word in words)]
    found = {round((500 - word.y) / 0.36, 1) for word in scans._words(rows, 500)}
    assert found == {baseline}


@pytest.mark.parametrize("side", [3, 14_400], ids=["stamp", "poster"])
def test_a_picture_that_is_no_sheet_is_refused_like_a_page_without_text(side: int) -> None:
    data = pdf("").replace(b"[0 0 612 792]", f"[0 0 {side} {side}]".encode())
    with pytest.raises(UserError) as caught:
        read_document(data, "scan.pdf")
    assert caught.value.code == ErrorCode.NO_TEXT
