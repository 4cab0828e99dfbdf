"""Plain text and Markdown as lines."""

import codecs
import re
from dataclasses import replace

from core.adapters.document_reader.lines import CELL, MAX_CHARACTERS, Line, clean, split_bullet, squeeze
from core.domain.errors import ErrorCode, UserError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = "This file holds no readable text. Upload a PDF, DOCX, JSON Resume, Markdown or plain text file."
_STRANGE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]")
_UNDERLINE = re.compile(r"[-=_*~#]{3,200}")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s{1,4}(.{1,300})")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)")
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\(([^)\n]{1,500})\)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,300})\1")
_ITALIC = re.compile(r"[*_]([^*_\n]{1,300})[*_]")
_NARROWEST, _WIDEST = 50, 200
_WIDE_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]{3,}|\t+)(?=\S)")


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


def lines_of_text(text: str) -> list[Line]:
    """Lines of plain text or Markdown; underlined lines and `#` lines are headings."""
    rows = clean(text[:MAX_CHARACTERS]).splitlines()
    lines: list[Line] = []
    gap = False
    for row in rows:
        if not row.strip():
            gap = True
        elif _UNDERLINE.fullmatch(row.strip()):
            lines[-1:] = [_as_heading(line) for line in lines[-1:]]
        else:
            lines.append(_line(row, gap))
            gap = False
    return _with_wraps([line for line in lines if line.text])


def _line(row: str, gap: bool) -> Line:
    heading = _MARKDOWN_HEADING.fullmatch(row.strip())
    if heading:
        level, text = len(heading.group(1)), _without_markup(heading.group(2))
        return Line(squeeze(text), bold=True, heading=level <= 2, gap=True)
    bullet, text = split_bullet(row)
    bold = text.startswith(("**", "__"))
    text = squeeze(_WIDE_GAP.sub(CELL, _without_markup(text)))
    return Line(text, bold=bold, bullet=bullet, gap=gap)


def _without_markup(text: str) -> str:
    if "](" in text:
        text = _LINK.sub(r"\1 \2", _IMAGE.sub("", text))
    if "**" in text or "__" in text:
        text = _EMPHASIS.sub(r"\2", text)
    whole = _ITALIC.fullmatch(text.strip())
    return whole.group(1) if whole else text


def _as_heading(line: Line) -> Line:
    return Line(line.text, bold=True, heading=not line.bullet, gap=line.gap)


def _with_wraps(lines: list[Line]) -> list[Line]:
    """In text that was wrapped at a width, a line is `full` when the next word would not have fitted."""
    lengths = [len(line.text) + 2 * line.bullet for line in lines]
    width = max(lengths, default=0)
    near = sum(length > 0.85 * width for length in lengths)
    if not _NARROWEST <= width <= _WIDEST or near < max(3, len(lines) // 10):
        return lines
    wrapped = [
        replace(line, full=CELL not in line.text and length + 1 + len(below.text.split(" ", 1)[0]) > width)
        for line, below, length in zip(lines, lines[1:], lengths, strict=False)
    ]
    return [*wrapped, *lines[-1:]]
