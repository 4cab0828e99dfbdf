"""What a file is, by its first bytes; the name only decides between kinds of text."""

import io
import zipfile
from typing import Literal

from core.domain.errors import ErrorCode, UserError

FileKind = Literal["pdf", "docx", "linkedin", "json", "text"]

MAX_ZIP_BYTES = 100_000_000
MAX_ZIP_MEMBERS = 2_000
"""Zip sum and member count; with the process caps these held against every bomb tried."""

_ENDINGS: dict[FileKind, tuple[str, ...]] = {"pdf": (".pdf",), "docx": (".docx",), "json": (".json",)}
_NAMES: dict[FileKind, str] = {
    "pdf": "PDF",
    "docx": "Word",
    "linkedin": "ZIP",
    "json": "JSON",
    "text": "text",
}
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_EMPTY = "This file is empty. Choose another file, or paste the text."
_DAMAGED = "This file is damaged or cut off. Open it, save it again, and upload the new copy."
_OLD_WORD = "This is an old Word file (.doc). Open it in Word and save it as .docx or PDF."
_IMAGE = "This is a picture, not a document with text. Upload a PDF or DOCX, or paste the text."
_UNKNOWN_ZIP = (
    "This ZIP file is neither a Word document nor a LinkedIn export. Upload a PDF, DOCX or text file."
)
_TOO_BIG = "This file unpacks to far more than a CV needs. Save it again as PDF, or paste the text."


def sniff(data: bytes, filename: str) -> FileKind:
    """The kind of a file; `INPUT_UNREADABLE` when it is not what its name says, empty or of no use here."""
    if not data.strip(b"\x00 \r\n\t"):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _EMPTY)
    kind = _kind(data)
    for named, endings in _ENDINGS.items():
        if filename.lower().endswith(endings) and kind != named:
            raise _misnamed(named, kind)
    return kind


def check_zip(archive: zipfile.ZipFile) -> None:
    """`INPUT_TOO_BIG` for an archive that unpacks to too much, read off its directory before unpacking."""
    members = archive.infolist()
    if len(members) > MAX_ZIP_MEMBERS or sum(member.file_size for member in members) > MAX_ZIP_BYTES:
        raise UserError(ErrorCode.INPUT_TOO_BIG, _TOO_BIG)


def _kind(data: bytes) -> FileKind:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _zip_kind(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _OLD_WORD)
    if data.startswith(_IMAGES):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _IMAGE)
    return "json" if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"[") else "text"


def _zip_kind(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_zip(archive)
            names = {name.rsplit("/", 1)[-1] for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _DAMAGED) from None
    if "document.xml" in names:
        return "docx"
    if names & {"Profile.csv", "Positions.csv"}:
        return "linkedin"
    raise UserError(ErrorCode.INPUT_UNREADABLE, _UNKNOWN_ZIP)


def _misnamed(named: FileKind, kind: FileKind) -> UserError:
    if kind == "text":
        right = _NAMES[named]
        message = (
            f"This is not a {right} file, or it is damaged. Save it again as {right}, or paste the text."
        )
    else:
        message = (
            f"This is a {_NAMES[kind]} file, although its name says {_NAMES[named]}. "
            "Give it the right ending, or save it again, and upload it once more."
        )
    return UserError(ErrorCode.INPUT_UNREADABLE, message)
