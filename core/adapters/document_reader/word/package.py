"""The parts of a DOCX file as XML, refused when damaged, unsafe or far too big."""

import io
import re
import zipfile
from dataclasses import dataclass

from lxml import etree

from core.adapters.document_reader.sniff import check_zip
from core.adapters.document_reader.word.looks import W
from core.domain.errors import ErrorCode, UserError

TOO_BIG = "This Word file is far longer than a CV. Save a shorter copy, or paste the text."

_HEADER = re.compile(r"word/header\d{0,3}\.xml")
_FOOTER = re.compile(r"word/footer\d{0,3}\.xml")
_MAX_XML = 20_000_000
_DAMAGED = "This Word file is damaged or cut off. Open it in Word, save it again, and upload the new copy."
_UNSAFE = "This Word file declares entities, which no word processor writes. Save it again as DOCX or PDF."


@dataclass(frozen=True)
class DocxPackage:
    """`heading_levels`: style id → heading level, 0 for the title style; `links`: web addresses."""

    body: etree._Element
    headers: list[etree._Element]
    footers: list[etree._Element]
    heading_levels: dict[str, int]
    links: list[str]


def open_docx(data: bytes) -> DocxPackage:
    """`INPUT_UNREADABLE` for a damaged file or one with a DOCTYPE, `INPUT_TOO_BIG` for a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_zip(archive)
            return _package(archive, sorted(archive.namelist()))
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, etree.XMLSyntaxError):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _DAMAGED) from None


def _package(archive: zipfile.ZipFile, names: list[str]) -> DocxPackage:
    return DocxPackage(
        body=_parse(archive, "word/document.xml"),
        headers=[_parse(archive, name) for name in names if _HEADER.fullmatch(name)],
        footers=[_parse(archive, name) for name in names if _FOOTER.fullmatch(name)],
        heading_levels=_heading_levels(archive) if "word/styles.xml" in names else {},
        links=_links(archive) if "word/_rels/document.xml.rels" in names else [],
    )


def _parse(archive: zipfile.ZipFile, name: str) -> etree._Element:
    if archive.getinfo(name).file_size > _MAX_XML:
        raise UserError(ErrorCode.INPUT_TOO_BIG, TOO_BIG)
    data = archive.read(name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or "<!DOCTYPE".encode("utf-16-le") in data:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _UNSAFE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def _heading_levels(archive: zipfile.ZipFile) -> dict[str, int]:
    """Style id → heading level, 0 for the title style."""
    levels: dict[str, int] = {}
    for style in _parse(archive, "word/styles.xml").iter(f"{W}style"):
        name = style.find(f"{W}name")
        label = (name.get(f"{W}val") or "").lower() if name is not None else ""
        if label.startswith("heading ") and label[8:].isdigit():
            levels[style.get(f"{W}styleId") or ""] = int(label[8:])
        elif label == "title":
            levels[style.get(f"{W}styleId") or ""] = 0
    return levels


def _links(archive: zipfile.ZipFile) -> list[str]:
    root = _parse(archive, "word/_rels/document.xml.rels")
    targets = (item.get("Target") or "" for item in root if (item.get("Type") or "").endswith("/hyperlink"))
    return [target for target in targets if target.lower().startswith(("http://", "https://"))]
