"""The common form of every document: lines in reading order, with the little layout that means something."""

import re
import unicodedata
from dataclasses import dataclass

from core.domain.reading import Spot

CELL = "\t"
"""Stands between texts of one line that are set apart: a date at the right margin, a table cell."""

_ESCAPES = re.compile(r"\x1b\[[0-9;]{0,20}[A-Za-z]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff0-\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_TAGS = 0xE0000
_TAG_RUN = re.compile("[\U000e0020-\U000e007e]+")
_SPACES = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_MISREAD = re.compile("[ÂÃâï][\u0080-\u00bfŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™\u200b]{1,2}")
_WIDE_FORM = b"\xef\xbc"
"""Begins a wide comma or dash whose last byte was lost on the way."""

_LONE_MARK = re.compile(r"Â(?=\s|$)")
"""What is left of a no-break space that was read with the wrong encoding."""

_BULLET = re.compile(
    r"\s*(?:«\s(?!.*»)|[•◦▪▫●○■□∙‣⁃➢➤►▶✓✔→❖◆✦♦◇◈❯⬥◉►\uf000-\uf0ff]\s*|(?:[-*+–—·o¢»]|\(?\d{1,2}[.)])\s+)(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document.

    `full`: it reaches the right edge, so the next line may continue it. `gap`: white space above it.
    `heading`: the format itself says so (a Word style, a Markdown mark, an underline). `size` in
    points, 0 when unknown; `x` is where its text (after a list mark) begins, 0 when unknown; `spot` is where
    it stands, None in files without pages.
    """

    text: str
    size: float = 0.0
    bold: bool = False
    bullet: bool = False
    heading: bool = False
    full: bool = False
    gap: bool = False
    x: float = 0.0
    spot: Spot | None = None

    @property
    def cells(self) -> list[str]:
        return self.text.split(CELL)


def clean(text: str) -> str:
    """Without control, zero-width, bidirectional, tag and private-use characters; composed (NFC).

    Such characters can hide words from the person who reads the same text; line breaks and tabs stay.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LONE_MARK.sub("", _MISREAD.sub(_decoded_again, _ESCAPES.sub("", text)))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def has_invisible(text: str) -> bool:
    """Whether `clean` takes characters out that a reader cannot see."""
    return _INVISIBLE.search(text) is not None


def invisible_words(text: str) -> list[str]:
    """What is written in tag characters, each of which stands for a letter (Unicode: U+E0020 is a space)."""
    runs = ("".join(chr(ord(tag) - _TAGS) for tag in run) for run in _TAG_RUN.findall(text))
    return [run.strip() for run in runs if run.strip()]


def squeeze(text: str) -> str:
    """Runs of spaces of any width become one; ends stripped; cells kept."""
    if CELL not in text:
        return _SPACES.sub(" ", text).strip()
    cells = (_SPACES.sub(" ", cell).strip() for cell in text.split(CELL))
    return CELL.join(cell for cell in cells if cell)


def split_bullet(text: str) -> tuple[bool, str]:
    """Whether `text` opens with a list mark, and the text without it."""
    found = _BULLET.match(text)
    return (True, text[found.end() :]) if found else (False, text)


def readable(lines: list[Line]) -> str:
    """The lines as text a person can read; parsing it again finds the same lines."""
    rows = (("\n" if line.gap else "") + ("• " if line.bullet else "") + line.text for line in lines)
    return "\n".join(rows).replace(CELL, "   ").strip()


def _decoded_again(found: re.Match[str]) -> str:
    """UTF-8 that someone read as Windows-1252, put right ("dÃ©cor"); other text unchanged."""
    raw = bytearray()
    for character in found.group():
        try:
            raw += b"\x8d" if character == "\u200b" else character.encode("cp1252")
        except UnicodeEncodeError:
            raw.append(ord(character) & 0xFF)
    try:
        return unicodedata.normalize("NFKC", raw.decode("utf-8"))
    except UnicodeDecodeError:
        return " – " if raw.startswith(_WIDE_FORM) else found.group()
