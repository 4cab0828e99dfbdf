"""Bytes of an advert, as uploaded or fetched → `JobPosting`."""

import re

from core.adapters.posting_reader.boards import read_json
from core.adapters.posting_reader.pages import read_page
from core.domain.ats_sites import find_ats
from core.domain.errors import ErrorCode, UserError
from core.domain.posting import JobPosting
from core.domain.posting_text import parse_posting

__all__ = ["MAX_BYTES", "MAX_CHARS", "read_posting"]

MAX_BYTES = 4_000_000
MAX_CHARS = 2_000_000

_EMPTY = "The posting is empty. Paste its text, choose another file, or give its address."
_NO_TEXT = "This page shows no text of its own. Open it in your browser and paste the posting's text."
_BINARY = "This file is not text. Give the posting as PDF, Word, web page or plain text, or paste it."
_TOO_BIG = "This posting is far longer than any advert. Paste only the advert itself."
_LOOKS_LIKE_PAGE = re.compile(
    r"<(?:!doctype html|html|head|body|div|p|h[1-6]|script|ul|span|table|article)\b", re.IGNORECASE
)
_CHARSET = re.compile(rb"charset=[\"']?([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)


def read_posting(data: bytes, filename: str, url: str = "") -> JobPosting:
    """Read HTML, JSON, Markdown or plain text by what it is, not by what it is called.

    Raises `UserError`: POSTING_MISSING (empty), INPUT_TOO_BIG (over `MAX_CHARS`), INPUT_UNREADABLE
    (binary, broken JSON). Nothing in the file runs and nothing it names is fetched.
    """
    text = _decoded(data)
    posting = _read(text, filename, url)
    if not re.search(r"[^\W\d_]", posting.description):
        raise UserError(ErrorCode.POSTING_MISSING, _NO_TEXT)
    return posting.changed(url=url or posting.url, ats=find_ats(url) or posting.ats)


def _read(text: str, filename: str, url: str) -> JobPosting:
    name = filename.lower()
    if text[:1] in "{[" and (name.endswith(".json") or text.rstrip()[-1:] in "}]"):
        return read_json(text, url)
    if name.endswith((".html", ".htm", ".xhtml")) or _LOOKS_LIKE_PAGE.search(text[:2_000]):
        return read_page(text)
    return parse_posting(text)


def _decoded(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise UserError(ErrorCode.INPUT_TOO_BIG, _TOO_BIG)
    text = _text(data).lstrip("\ufeff").strip()
    if not text:
        raise UserError(ErrorCode.POSTING_MISSING, _EMPTY)
    if len(text) > MAX_CHARS:
        raise UserError(ErrorCode.INPUT_TOO_BIG, _TOO_BIG)
    if _is_binary(text):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _BINARY)
    return text


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:4_000])
        try:
            return data.decode(declared[1].decode("ascii") if declared else "cp1252", "replace")
        except LookupError:
            return data.decode("cp1252", "replace")


def _is_binary(text: str) -> bool:
    """NULs, or more than one character in twenty that no text holds (controls, failed decoding)."""
    sample = text[:20_000]
    odd = sum((char < " " and char not in "\t\n\r\f\x1b") or char in "\x7f\ufffd" for char in sample)
    return "\x00" in sample or odd * 20 > len(sample)
