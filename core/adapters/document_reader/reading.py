"""The doors of the reader: bytes and a file name in, a `ReadDocument` or its text out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.adapters.document_reader.lines import CELL, Line, has_invisible, invisible_words, readable
from core.adapters.document_reader.plain_text import lines_of_text
from core.adapters.document_reader.resume_text import resume_from_lines
from core.adapters.document_reader.review.confidence import fields_of
from core.adapters.document_reader.review.sources import sources_of
from core.adapters.document_reader.sniff import FileKind, sniff
from core.domain.decoding import MAX_CHARACTERS, decode
from core.domain.errors import ErrorCode, UserError
from core.domain.languages import LanguageCode, detect_language
from core.domain.reading import Reading
from core.domain.resume import Resume

VERSION = 2
"""Raised when files are read better than before: a file that is given again is then read anew."""

_MOST_HIDDEN, _MOST_PARTS = 2_000, 20
"""Characters and pieces of hidden text that are shown: a trick fills pages with it."""

_NO_TEXT = (
    "There is no text in this file; it may be a scan or a picture. "
    "Save it with text (for example from Word as PDF), or paste the text."
)
_INVISIBLE = "Invisible control characters in the text were left out."


@dataclass(frozen=True)
class ReadDocument:
    """A read file: `text` is in reading order; `notes` tell the person what was left out."""

    resume: Resume
    text: str
    language: LanguageCode
    reading: Reading
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Lines:
    lines: Sequence[Line]
    links: Sequence[str] = ()
    pages: int = 0
    notes: Sequence[str] = ()
    hidden: Sequence[str] = ()
    is_picture: bool = False


def read_document(data: bytes, filename: str) -> ReadDocument:
    """A CV as a `Resume`. `UserError`: INPUT_UNREADABLE, INPUT_TOO_BIG, INPUT_ENCRYPTED or NO_TEXT."""
    kind = sniff(data, filename)
    if kind in ("json", "linkedin"):
        return _structured(data, kind)
    found = _lines(data, kind)
    text = _text(found.lines)
    resume = resume_from_lines(found.lines, found.links)
    return ReadDocument(resume, text, detect_language(text), _reading(resume, found), list(found.notes))


def read_text(data: bytes, filename: str) -> str:
    """Only the text, for a posting's file. Errors as in `read_document`."""
    kind = sniff(data, filename)
    if kind in ("json", "linkedin"):
        return decode(data)
    return _text(_lines(data, kind).lines)


def _reading(resume: Resume, found: _Lines) -> Reading:
    return Reading(
        version=VERSION,
        resume=resume,
        fields=fields_of(resume, sources_of(resume, found.lines), is_picture=found.is_picture),
        hidden=[text[:_MOST_HIDDEN] for text in found.hidden[:_MOST_PARTS]],
        text="\n".join(line.text.replace(CELL, "   ") for line in found.lines)[:MAX_CHARACTERS],
        pages=found.pages,
    )


def _structured(data: bytes, kind: FileKind) -> ReadDocument:
    from core.adapters.document_reader.structured.outline import outline_of

    if kind == "json":
        from core.adapters.document_reader.structured.json_resume import resume_from_json

        resume = resume_from_json(decode(data))
    else:
        from core.adapters.document_reader.structured.linkedin_export import resume_from_export

        resume = resume_from_export(data)
    text = outline_of(resume)
    return ReadDocument(resume, text, detect_language(text), Reading(version=VERSION, resume=resume))


def _lines(data: bytes, kind: FileKind) -> _Lines:
    if kind == "pdf":
        from core.adapters.document_reader.pdf.text import read_pdf

        pdf = read_pdf(data)
        return _Lines(pdf.lines, pdf.links, pdf.pages, pdf.notes, pdf.hidden, pdf.is_picture)
    if kind == "docx":
        from core.adapters.document_reader.word.text import read_docx

        docx = read_docx(data)
        return _Lines(docx.lines, docx.links, 0, docx.notes, docx.hidden)
    text = decode(data)
    notes = [_INVISIBLE] if has_invisible(text) else []
    return _Lines(lines_of_text(text), notes=notes, hidden=invisible_words(text))


def _text(lines: Sequence[Line]) -> str:
    text = readable(list(lines))[:MAX_CHARACTERS]
    if sum(character.isalnum() for character in text) < 3:
        raise UserError(ErrorCode.NO_TEXT, _NO_TEXT)
    return text
