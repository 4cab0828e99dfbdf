"""Plain text and Markdown as lines."""

import re
from dataclasses import replace

from core.adapters.document_reader.lines import CELL, Line, clean, split_bullet, squeeze
from core.domain.decoding import MAX_CHARACTERS

_UNDERLINE = re.compile(r"[-=_*~#]{3,200}")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s{1,4}(.{1,300})")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)")
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\(([^)\n]{1,500})\)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,300})\1")
_ITALIC = re.compile(r"[*_]([^*_\n]{1,300})[*_]")
_NARROWEST, _WIDEST = 50, 200
_WIDE_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]{3,}|\t+)(?=\S)")


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
