"""PDF as lines: pdfium reads; a file it refuses is repaired once and tried again."""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from core.adapters.document_reader.lines import Line
from core.adapters.document_reader.pdf.layout import lines_of_pages
from core.adapters.document_reader.pdf.scans import words_of_scans
from core.adapters.document_reader.pdf.words import PageWords, words_of
from core.domain.decoding import MAX_CHARACTERS
from core.domain.errors import ErrorCode, UserError

MAX_PAGES = 20
_MAX_LINKS = 200
_SCAN_SECONDS = 5.0
"""After so long no further page is begun: a slow one takes four, and a file has ten."""

_DAMAGED = "This PDF is damaged or cut off. Open it, save it again as PDF, and upload the new copy."
_LOCKED = "This PDF is protected by a password. Save a copy without the password and upload that."
_TOO_LONG = "Only the first 20 pages were read."
_SCAN = "This file is a scan: its text was read from the picture and may have mistakes. Please check it."
_HIDDEN = "Text that cannot be seen on the page (white, tiny or outside it) was left out."


@dataclass
class PdfText:
    lines: list[Line]
    links: list[str]
    pages: int
    notes: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    """What is hidden, page by page."""
    is_picture: bool = False


def read_pdf(data: bytes) -> PdfText:
    """`INPUT_ENCRYPTED` for a locked file, `INPUT_UNREADABLE` for one that cannot be opened or repaired."""
    try:
        return _checked(_read(data), damaged=b"%%EOF" not in data[-2048:])
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise UserError(ErrorCode.INPUT_ENCRYPTED, _LOCKED) from None
    try:
        return _checked(_read(_repaired(data)), damaged=True)
    except pypdfium2.PdfiumError:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _DAMAGED) from None


def _checked(found: PdfText, *, damaged: bool) -> PdfText:
    """A damaged file in which nothing was found is refused as damaged, not as a scan."""
    if damaged and not found.lines:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _DAMAGED)
    return found


def _read(data: bytes) -> PdfText:
    document = pypdfium2.PdfDocument(data)
    try:
        count = len(document)
        if not count:
            raise pypdfium2.PdfiumError("no pages")
        pages, links = _pages(document, min(count, MAX_PAGES))
        scanned = (
            []
            if any(page.words or page.hidden for page in pages)
            else words_of_scans(document, _SCAN_SECONDS)
        )
    finally:
        document.close()
    notes = [_TOO_LONG] * (count > MAX_PAGES) + [_HIDDEN] * any(page.hidden for page in pages)
    is_picture = any(page.words for page in scanned)
    hidden = [" ".join(page.hidden) for page in pages if page.hidden]
    notes += [_SCAN] * is_picture
    return PdfText(lines_of_pages(scanned or pages), links, count, notes, hidden, is_picture)


def _pages(document: Any, count: int) -> tuple[list[PageWords], list[str]]:
    pages: list[PageWords] = []
    links: list[str] = []
    characters = 0
    for number in range(count):
        page = document[number]
        pages.append(words_of(page))
        links += _links(document, page) if number == 0 else []
        page.close()
        characters += sum(len(word.text) + 1 for word in pages[-1].words)
        if characters > MAX_CHARACTERS:
            break
    return pages, list(dict.fromkeys(links))


def _links(document: Any, page: Any) -> Iterator[str]:
    """Web addresses behind clickable areas of the first page, where contacts stand."""
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    for _ in range(_MAX_LINKS):
        if not pdfium.FPDFLink_Enumerate(page.raw, position, link):
            return
        action = pdfium.FPDFLink_GetAction(link)
        size = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0) if action else 0
        if 1 < size < 2000:
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, size)
            url = buffer.value.decode("utf-8", "replace")
            if url.lower().startswith(("http://", "https://")):
                yield url


def _repaired(data: bytes) -> bytes:
    import pikepdf

    repaired = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            document.save(repaired)
    except pikepdf.PasswordError:
        raise UserError(ErrorCode.INPUT_ENCRYPTED, _LOCKED) from None
    except (pikepdf.PdfError, RuntimeError, ValueError, RecursionError):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _DAMAGED) from None
    return repaired.getvalue()
