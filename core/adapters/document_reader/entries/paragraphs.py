"""Body lines as whole list items and sentences."""

import re
from collections.abc import Sequence

from core.adapters.document_reader.lines import CELL, Line

_SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ0-9)%’'\"][.!?]) {0,2}(?=[A-ZÀ-Ý0-9\"“(])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|z\.B|d\.h|bzw|ca|etc|inc|ltd|co|corp|st|no|nr|vs|approx|dr|mr|mrs|ms|univ)|\b[A-Za-z])\.$",
    re.IGNORECASE,
)
_LONG_PARAGRAPH = 220
_HYPHENS = ("-", "\u2010", "\u00ad")


def paragraphs(lines: Sequence[Line]) -> list[tuple[bool, str]]:
    """(is a list item, text) per paragraph: wrapped lines are joined, cells become list items."""
    found: list[tuple[bool, str]] = []
    previous: Line | None = None
    for line in lines:
        if previous and found and _continues(previous, line, in_item=found[-1][0]):
            bullet, text = found[-1]
            found[-1] = (bullet, join_wrapped(text, line.text))
        else:
            found.append((line.bullet, line.text))
        previous = line
    return [(bullet, text.replace(CELL, " ")) for bullet, text in found]


def join_wrapped(text: str, rest: str) -> str:
    """One text out of two lines; a hyphen between small letters at the break is taken out."""
    if text.endswith(_HYPHENS) and text[-2:-1].isalpha() and rest[:1].isupper():
        return text + rest
    if text.endswith(_HYPHENS) and text[-2:-1].isalpha() and rest[:1].islower():
        return text[:-1] + rest if text[-1] != "-" or _is_split_word(text, rest) else text + rest
    return f"{text} {rest}"


def items(lines: Sequence[Line]) -> list[str]:
    """Every list item and paragraph; long paragraphs as sentences."""
    return [sentence for _, text in paragraphs(lines) for sentence in sentences(text) if len(sentence) > 1]


def sentences(text: str) -> list[str]:
    """Sentences of a paragraph longer than 220 characters; a shorter one stays whole."""
    if len(text) <= _LONG_PARAGRAPH:
        return [text.strip()]
    found: list[str] = []
    for part in _SENTENCE_END.split(text):
        if found and _ABBREVIATION.search(found[-1][-8:]):
            found[-1] += " " + part
        else:
            found.append(part.strip())
    return [sentence for sentence in found if sentence]


def _continues(previous: Line, line: Line, *, in_item: bool) -> bool:
    if line.bullet or line.heading:
        return False
    if line.text[:1].islower() and not line.gap:
        return True
    if previous.x and abs(line.x - previous.x) <= 2 and in_item:
        return True
    return previous.full and not (line.gap and previous.text.endswith((".", "!", "?")))


def _is_split_word(text: str, rest: str) -> bool:
    """A hyphen at a line's end belongs to the word when the word has another one ("state-of-the-\\nart")."""
    return "-" not in text.split(" ")[-1][:-1] and "-" not in rest.split(" ", 1)[0]
