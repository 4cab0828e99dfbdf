"""Sections that are lists of one-line things: awards, certificates, publications, references."""

from collections.abc import Sequence

from core.adapters.document_reader.entries.filled import filled
from core.adapters.document_reader.entries.paragraphs import items
from core.adapters.document_reader.lines import Line
from core.domain.dates import find_period
from core.domain.resume import Award, Certificate, Publication, Reference


def awards_of(lines: Sequence[Line]) -> list[Award]:
    return [Award(**filled(title=text, date=date)) for text, date in _dated_items(lines)]


def certificates_of(lines: Sequence[Line]) -> list[Certificate]:
    return [Certificate(**filled(name=text, date=date)) for text, date in _dated_items(lines)]


def publications_of(lines: Sequence[Line]) -> list[Publication]:
    return [Publication(**filled(name=text, release_date=date)) for text, date in _dated_items(lines)]


def references_of(lines: Sequence[Line]) -> list[Reference]:
    return [Reference(reference=text) for text in items(lines)]


def _dated_items(lines: Sequence[Line]) -> list[tuple[str, str]]:

    found: list[tuple[str, str]] = []
    for text in items(lines):
        period = find_period(text)
        if period and (period.stop >= len(text) - 2 or period.begin == 0):
            rest = (text[: period.begin] + text[period.stop :]).strip(" ,;:|·•–—-()\t")
            found.append((rest or text, period.period.end or period.period.start))
        else:
            found.append((text, ""))
    return found
