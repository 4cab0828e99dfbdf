"""A PDF page as words with their place and look, by pdfium.

pdfium's own line text loses the spaces of files that place every letter by itself, so words are cut
again by the space between letters where a page is written that way.
"""

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from core.adapters.document_reader.pdf.accents import GONE, Place, has_loose_accents, with_accents
from core.adapters.document_reader.pdf.letter_gaps import cut_at_gaps
from core.adapters.document_reader.pdf.painted import WHITE, painted_areas

_TOKEN = re.compile(r"[^\s\ufffe]+\ufffe?")
_BOLD = (b"bold", b"black", b"heavy", b"demi", b"-bd", b"cmbx")
_SMALLEST = 2.0
"""Letters below two points cannot be read by a person."""

_GLUED = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]|[a-z][,;:)][A-Za-z]|[a-z]{3}\d|[,.][A-Z][a-z]")
_SINGLY, _MOST_GLUED = 1.2, 0.025
"""Of the words of a page: files without spaces have four in a hundred and more that look like two, others
one or two (names of products, addresses)."""

_TOUCHING = 0.12
_GONE = re.compile(rf"{GONE}| ")
_EURO = "€"
"""Stands where TeX's symbol font (TS1) has it, at the place of the mark that opens a Spanish question."""

_INVISIBLE_MODE = 3


@dataclass(frozen=True, slots=True)
class Word:
    """`y` is the baseline, upwards; all lengths in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


@dataclass
class PageWords:
    words: list[Word]
    width: float
    height: float
    hidden: list[str] = field(default_factory=list)
    """Words of the file that nobody sees."""


def words_of(page: Any) -> PageWords:
    """The words of a pypdfium2 page that a person can see, in the file's order."""
    width, height = page.get_size()
    textpage = page.get_textpage()
    found = PageWords([], width, height)
    try:
        reader = _Reader(textpage.raw, page)
        text = textpage.get_text_range()
        single_letters = _lost_spaces(text, textpage.count_rects())
        for word, visible in reader.words(text, single_letters=single_letters):
            inside = word.x1 > -2 and word.x0 < width + 2 and -2 < word.y < height + 2
            if visible and inside and word.size >= _SMALLEST:
                found.words.append(word)
            else:
                found.hidden.append(word.text)
    finally:
        textpage.close()
    return found


def _lost_spaces(text: str, pieces: int) -> bool:
    """Whether letters were placed one by one, in `pieces`, so that words run into each other."""
    words = text.split()
    glued = sum(_GLUED.search(word) is not None for word in words)
    return pieces > _SINGLY * max(1, len(words)) and glued > _MOST_GLUED * len(words)


class _Reader:
    """Asks pdfium about single letters; keeps the buffers the C calls write to."""

    def __init__(self, textpage: Any, page: Any) -> None:
        self._raw = textpage
        self._page = page
        self._rect = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._color = [ctypes.c_uint() for _ in range(4)]
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._font, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self._painted: list[tuple[float, float, float, float]] | None = None

    def words(self, text: str, *, single_letters: bool) -> Iterator[tuple[Word, bool]]:
        """Each word with whether it can be seen."""
        aligned = len(text) == pdfium.FPDFText_CountChars(self._raw)
        tokens = [(token.start(), token.end()) for token in _TOKEN.finditer(text)]
        if single_letters and aligned:
            tokens = list(cut_at_gaps(text, tokens, self._steps(tokens)))
        if aligned and has_loose_accents(text):
            text = with_accents(text, self._place)
            tokens = list(self._whole(text, tokens))
        for begin, stop in tokens:
            offset = 0 if aligned else self._offset(begin)
            word = self._word(text[begin:stop], begin + offset, stop - 1 + offset)
            if word:
                yield word, self._is_visible(begin + offset, word)

    def _offset(self, begin: int) -> int:
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(self._raw, begin)
        return max(0, index - begin) if index >= 0 else 0

    def _origin(self, index: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(self._raw, index, self._x, self._y)
        return self._x.value, self._y.value

    def _steps(self, tokens: Sequence[tuple[int, int]]) -> dict[int, float]:
        """From each letter of a token to the next, in letter sizes."""
        steps: dict[int, float] = {}
        for begin, stop in tokens:
            size = self._size(begin)[0] or 1.0
            before = self._origin(begin)[0]
            for index in range(begin, stop - 1):
                after = self._origin(index + 1)[0]
                steps[index] = (after - before) / size
                before = after
        return steps

    def _place(self, index: int) -> Place:
        left, right = self._extent(index)
        return left, right, self._origin(index)[1], self._size(index)[0]

    def _whole(self, text: str, tokens: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Tokens that touch are one word: an accent that was moved away has left a space between them."""
        (first, last), *others = [token for token in tokens if _GONE.sub("", text[slice(*token)])]
        for begin, stop in others:
            _, edge, y, size = self._place(last - 1)
            left, _, baseline, _ = self._place(begin)
            if (
                _GONE.sub("", text[last:begin])
                or abs(left - edge) > _TOUCHING * size
                or abs(baseline - y) > 0.1
            ):
                yield first, last
                first = begin
            last = stop
        yield first, last

    def _word(self, text: str, first: int, last: int) -> Word | None:
        text = _EURO if text == "¿" else _GONE.sub("", text)
        size, upright = self._size(first)
        if not text or not upright:
            return None
        left, _ = self._extent(first)
        _, right = self._extent(last)
        _, baseline = self._origin(first)
        pdfium.FPDFText_GetFontInfo(self._raw, first, self._font, 128, self._flags)
        bold = any(mark in self._font.value.lower() for mark in _BOLD)
        return Word(text.replace("\ufffe", "-").replace("\xad", "-"), left, right, baseline, size, bold)

    def _extent(self, index: int) -> tuple[float, float]:
        pdfium.FPDFText_GetLooseCharBox(self._raw, index, self._rect)
        return self._rect.left, self._rect.right

    def _size(self, index: int) -> tuple[float, bool]:
        pdfium.FPDFText_GetMatrix(self._raw, index, self._matrix)
        matrix = self._matrix
        size = pdfium.FPDFText_GetFontSize(self._raw, index) * math.hypot(matrix.c, matrix.d)
        return size, abs(matrix.b) <= abs(matrix.a)

    def _is_visible(self, index: int, word: Word) -> bool:
        pdfium.FPDFText_GetFillColor(self._raw, index, *self._color)
        red, green, blue, alpha = (part.value for part in self._color)
        if alpha == 0:
            return False
        return min(red, green, blue) < WHITE or self._is_on_paint(word)

    def _is_on_paint(self, word: Word) -> bool:
        """White letters can be read where something that is not white lies below them."""
        if self._painted is None:
            self._painted = list(painted_areas(self._page))
        x, y = (word.x0 + word.x1) / 2, word.y + word.size / 3
        return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in self._painted)
