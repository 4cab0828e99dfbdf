"""Small files made in the test itself: hostile ones are easier to trust when one can read them."""

import io
import zipfile

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(content: str, *, end: str = "%%EOF") -> bytes:
    """A one-page PDF whose page is drawn by `content`; font F1 is Helvetica."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, offsets = "%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj{text}endobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    start = len(body)
    body += f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n{end}"
    return body.encode("latin-1")


def text_at(x: int, y: int, text: str, size: int = 11, color: str = "0 g") -> str:
    return f"BT {color} /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n"


def docx(body: str, *, prolog: str = "", parts: dict[str, str] | None = None) -> bytes:
    """A DOCX with this body XML and more parts by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        document = f"<w:document {_W}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", prolog + document)
        for name, xml in (parts or {}).items():
            archive.writestr(name, xml.replace(">", f" {_W}>", 1))
    return buffer.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
