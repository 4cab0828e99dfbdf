"""What a section is about when its heading does not say ("Mein Weg"): by what stands in it."""

from collections.abc import Collection, Sequence

from core.adapters.document_reader.lines import CELL, Line
from core.adapters.document_reader.words.headings import SectionKind
from core.adapters.document_reader.words.roles import (
    degree_score,
    employer_score,
    names_school,
    title_score,
)
from core.domain.dates import find_period

_FEWEST_ITEMS, _LONGEST_ITEM = 4, 4
"""A list of skills has some items of few words each."""

_PROSE = 12
"""Words a line that tells something has at least, on average."""


def kind_by_content(lines: Sequence[Line], taken: Collection[SectionKind]) -> SectionKind:
    """Dated entries are jobs or studies, by whose words they have more; short items are skills, and sentences
    before all that a summary. `taken` are the kinds that other sections say they are."""
    heads = [line.text for line in lines if not line.bullet]
    periods = sum(find_period(text, lone=False) is not None for text in heads)
    studies = sum(degree_score(text) > 0 or names_school(text) for text in heads)
    jobs = sum(title_score(text) > 0 or employer_score(text) > 0 for text in heads)
    if studies > jobs and (periods or any(find_period(text) for text in heads)):
        return "education"
    if periods and jobs:
        return "work"
    return _undated(lines, taken)


def _undated(lines: Sequence[Line], taken: Collection[SectionKind]) -> SectionKind:
    items = [item.strip() for line in lines for cell in line.text.split(CELL) for item in cell.split(",")]
    words = [len(item.split()) for item in items if item]
    if "skills" not in taken and len(words) >= _FEWEST_ITEMS and max(words) <= _LONGEST_ITEM:
        return "skills"
    told = sum(len(line.text.split()) for line in lines)
    is_prose = bool(lines) and told >= _PROSE * len(lines) and not any(line.bullet for line in lines)
    return "summary" if is_prose and not {"summary", "work"} & set(taken) else "other"
