"""A posting as the lines a person would see in it, each with the section it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.domain.posting_lines.heading_words import EXPECTED, Section
from core.domain.posting_lines.headings import section_of, split_headings
from core.domain.posting_lines.segments import TextLine, split_blocks

__all__ = ["Line", "Section", "read_lines"]

_YEARS = re.compile(r"\d\+? (?:years?|yrs)\b")
_PROSE_WORDS = 8
_MAX_PARAGRAPH = 8


@dataclass(frozen=True)
class Line:
    """`section` is None until a heading has been seen.

    `paragraph` numbers the text line whose sentences follow each other, `items` the list it is an item of;
    0 where there is none, as in texts whose line breaks were lost.
    """

    text: str
    section: Section | None = None
    paragraph: int = 0
    items: int = 0


def read_lines(text: str) -> Iterator[Line]:
    """Every content line of `text` in order, verbatim; headings are spent on `section`."""
    reader = _Reader()
    blocks = split_blocks(text)
    for block, following in zip(blocks, [*blocks[1:], []], strict=False):
        yield from reader.read(block, is_list(following) or (bool(following) and is_prose(following)))


def is_list(block: list[TextLine]) -> bool:
    return len(block) > 1 or any(line.bullet for line in block)


class _Reader:
    """Walks down the blocks and remembers which section is open."""

    def __init__(self) -> None:
        self._section: Section | None = None
        self._seen: set[Section] = set()
        self._paragraph = self._block = 0
        self._in_list = False
        self._after_heading = False
        self._after_list = False

    def read(self, block: list[TextLine], before_list: bool) -> Iterator[Line]:
        if self._after_list and is_prose(block):
            self._section = None
        self._block += 1
        self._in_list = is_list(block)
        for number, line in enumerate(block):
            self._paragraph += 1
            heads = number == 0 and (before_list or len(block) > 1) and _is_apart(block)
            yield from self._read_line(line, heads and not self._after_heading)
        self._after_list = is_list(block) and not self._after_heading

    def _read_line(self, line: TextLine, heads: bool) -> Iterator[Line]:
        alone = len(line.segments) == 1
        paragraph = self._paragraph if not alone and len(line.segments) <= _MAX_PARAGRAPH else 0
        for segment in line.segments:
            for part in split_headings(segment):
                opened = section_of(part, heads=heads and alone)
                self._after_heading = opened is not None
                if opened:
                    self._open(opened, part)
                if not opened or _YEARS.search(part):
                    yield Line(part, self._section, paragraph, self._block if alone and self._in_list else 0)

    def _open(self, section: Section, heading: str) -> None:
        """What is "in store" is a task at first, and a benefit once tasks or demands were told.

        "Apply now" above everything else is a button, and closes nothing.
        """
        if section == "skip" and not self._seen:
            return
        if section == "duty" and EXPECTED.search(heading) and self._seen & {"duty", "must"}:
            section = "benefit"
        self._section = section
        self._seen.add(section)


def _is_apart(block: list[TextLine]) -> bool:
    """The first line has no bullet, or another than the next one: a picture before a heading."""
    first = block[0].bullet
    return not first or (len(block) > 1 and block[1].bullet != first)


def is_prose(block: list[TextLine]) -> bool:
    """One paragraph in whole sentences."""
    words = sum(len(segment.split()) for segment in block[0].segments)
    return not is_list(block) and words >= _PROSE_WORDS and block[0].segments[-1].endswith((".", "!"))
