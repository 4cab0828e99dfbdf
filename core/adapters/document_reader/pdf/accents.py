"""Accents that stand as letters of their own: TeX sets them so in its old encoding (OT1)."""

import unicodedata
from collections.abc import Callable, Iterator

GONE = "\u2060"
"""Stands where an accent stood that its letter has taken; no reader sees it."""

_COMBINING = {
    "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303", "¨": "\u0308",
    "¸": "\u0327", "˚": "\u030a", "ˇ": "\u030c", "˘": "\u0306", "˝": "\u030b",
}  # fmt: skip
_REACH = 150
"""pdfium moves an accent that stands high to the end of its line."""

Place = tuple[float, float, float, float]
"""Left, right and baseline of a letter, and its size."""


def has_loose_accents(text: str) -> bool:
    return any(accent in text for accent in "´ˆ˜¨¸˚ˇ˘")


def with_accents(text: str, place: Callable[[int], Place]) -> str:
    """As long as `text`: each accent is put on the letter it stands over, and `GONE` left in its place."""
    letters = list(text)
    for index, accent in enumerate(text):
        if accent in _COMBINING and (found := _letter_at(letters, index, place)) is not None:
            letters[found] = _composed(letters[found], accent)
            letters[index] = GONE
    return "".join(letters)


def _letter_at(letters: list[str], index: int, place: Callable[[int], Place]) -> int | None:
    left, right, y, size = place(index)
    middle = (left + right) / 2
    for near in _near(index, len(letters)):
        if not _composed(letters[near], letters[index]):
            continue
        begin, end, baseline, _ = place(near)
        if begin <= middle <= end and abs(baseline - y) < size / 2:
            return near
    return None


def _near(index: int, count: int) -> Iterator[int]:
    for step in range(1, _REACH):
        if index + step < count:
            yield index + step
        if index >= step:
            yield index - step


def _composed(letter: str, accent: str) -> str:
    """ "" where this letter takes no such accent."""
    base = "i" if letter == "ı" else letter
    whole = unicodedata.normalize("NFC", base + _COMBINING[accent]) if base.isalpha() else ""
    return whole if len(whole) == 1 else ""
