"""A posting as the lines a person would see in it, each with the section it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.domain.posting_lines.headings import Section, section_of, split_headings
from core.domain.posting_lines.segments import split_segments

__all__ = ["Line", "Section", "read_lines"]


_YEARS = re.compile(r"\d\+? (?:years?|yrs)\b")


@dataclass(frozen=True)
class Line:
    """`section` is None until a heading has been seen."""

    text: str
    section: Section | None = None


def read_lines(text: str) -> Iterator[Line]:
    """Every content line of `text` in order, verbatim; headings are spent on `section`."""
    section: Section | None = None
    for segment in split_segments(text):
        for part in split_headings(segment):
            opened = section_of(part)
            section = opened or section
            if not opened or _YEARS.search(part):
                yield Line(part, section)
