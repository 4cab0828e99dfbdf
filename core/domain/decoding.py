"""Text files of strangers as text."""

import codecs
import re

from core.domain.errors import ErrorCode, UserError

MAX_CHARACTERS = 200_000
"""Far more than any CV or letter has."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = "This file holds no readable text. Upload a PDF, DOCX, JSON Resume, Markdown or plain text file."
_STRANGE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]")


def decode(data: bytes) -> str:
    """Bytes as text: by byte order mark, else UTF-8, else Windows-1252; `INPUT_UNREADABLE` when binary."""
    text = _decode(data[: MAX_CHARACTERS * 4])
    if not text.strip():
        raise UserError(ErrorCode.NO_TEXT, "This file is empty. Choose another file, or paste the text.")
    strange = len(_STRANGE.findall(text[:4000]))
    if strange * 10 > len(text[:4000]):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _BINARY)
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if data[:200].count(0) * 3 > len(data[:200]):
        return data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", "replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
