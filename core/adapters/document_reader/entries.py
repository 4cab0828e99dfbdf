"""Sections of dated entries as `Work`, `Volunteer`, `Education`, `Project` and the shorter kinds."""

import re
from collections.abc import Sequence
from typing import Any

from core.adapters.document_reader.grouping import Entry, entries_of
from core.adapters.document_reader.heads import Head, has_two_parts, heads_of
from core.adapters.document_reader.lines import CELL, Line
from core.adapters.document_reader.paragraphs import items, paragraphs
from core.adapters.document_reader.roles import (
    degree_score,
    employer_score,
    is_field,
    school_score,
    title_score,
)
from core.domain.dates import Period, find_period
from core.domain.resume import Award, Certificate, Education, Project, Publication, Reference, Volunteer, Work

_AREA = re.compile(r"\s(?:in|en|em)\s(?=\S)")
_SCORE = re.compile(
    r"\b(?:c?gpa|note|abschlussnote|grade|mention|nota|média)\s?:?\s?([\d.,]{1,5}(?: ?/ ?[\d.,]{1,5})?)",
    re.IGNORECASE,
)


def work_of(lines: Sequence[Line]) -> list[Work]:
    entries = entries_of(lines, lambda head: has_two_parts(head, _job_score), lone_dates=False)
    heads = heads_of(entries, _job_score)
    return [_work(entry, head) for entry, head in zip(entries, heads, strict=True)]


def volunteer_of(lines: Sequence[Line]) -> list[Volunteer]:
    return [
        Volunteer(
            **_filled(
                organization=work.name,
                position=work.position,
                start_date=work.start_date,
                end_date=work.end_date,
                summary=work.summary,
                highlights=work.highlights,
            )
        )
        for work in work_of(lines)
    ]


def education_of(lines: Sequence[Line]) -> list[Education]:
    entries = entries_of(lines, lambda head: has_two_parts(head, _study_score), lone_dates=True)
    heads = heads_of(entries, _study_score)
    return [study for entry, head in zip(entries, heads, strict=True) if (study := _education(entry, head))]


def projects_of(lines: Sequence[Line]) -> list[Project]:
    entries = entries_of(lines, bool, lone_dates=True)
    return [_project(entry) for entry in entries if entry.head or entry.body]


def awards_of(lines: Sequence[Line]) -> list[Award]:
    return [Award(**_filled(title=text, date=date)) for text, date in _dated_items(lines)]


def certificates_of(lines: Sequence[Line]) -> list[Certificate]:
    return [Certificate(**_filled(name=text, date=date)) for text, date in _dated_items(lines)]


def publications_of(lines: Sequence[Line]) -> list[Publication]:
    return [Publication(**_filled(name=text, release_date=date)) for text, date in _dated_items(lines)]


def references_of(lines: Sequence[Line]) -> list[Reference]:
    return [Reference(reference=text) for text in items(lines)]


def _job_score(text: str) -> int:
    return title_score(text) - employer_score(text)


def _study_score(text: str) -> int:
    return degree_score(text) - school_score(text)


def _work(entry: Entry, head: Head) -> Work:
    intro, highlights = _intro_and_highlights(entry.body)
    return Work(
        **_filled(
            name=head.second,
            position=head.first,
            location=head.place,
            description=head.rest,
            summary=intro,
            highlights=highlights,
            **_dates(entry.period),
        )
    )


def _education(entry: Entry, head: Head) -> Education | None:
    text = " ".join(line.text for line in entry.body)
    grade = _SCORE.search(text)
    degree, school, area = _degree_school_area(head)
    if not (degree or school or entry.body):
        return None
    return Education(
        **_filled(
            institution=school,
            study_type=degree,
            area=area,
            score=grade.group(1) if grade else "",
            courses=[item for item in items(entry.body) if not (grade and item.startswith(grade.group()))],
            **_dates(entry.period),
        )
    )


def _degree_school_area(head: Head) -> tuple[str, str, str]:
    """ "PhD in Computer Science" names a degree and its area; so does "BS, Leeds University, Psychology"."""
    degree, school, area = head.first, head.second, head.rest
    before, comma, tail = school.rpartition(", ")
    if comma and (is_field(tail) or degree_score(tail) > 0):
        school = before
        degree, area = (
            (tail, area) if degree_score(tail) and tail.startswith(degree) else (degree, area or tail)
        )
    found = _AREA.search(degree)
    if found:
        return degree[: found.start()], school, area or degree[found.end() :]
    return degree, school, area


def _project(entry: Entry) -> Project:
    head = [line.text.replace(CELL, " – ") for line in entry.head]
    intro, highlights = _intro_and_highlights(entry.body)
    return Project(
        **_filled(
            name=head[0] if head else intro[:80],
            description=" ".join([*head[1:], intro]).strip(),
            highlights=highlights,
            **_dates(entry.period),
        )
    )


def _intro_and_highlights(body: Sequence[Line]) -> tuple[str, list[str]]:
    """Text before a list introduces it; without a list every sentence is a highlight."""
    rows = paragraphs(body)
    first_bullet = next((index for index, (bullet, _) in enumerate(rows) if bullet), 0)
    intro = " ".join(text for _, text in rows[:first_bullet])
    skipped = 0
    for index, line in enumerate(body):
        if line.bullet:
            skipped = index
            break
    return intro, items(body[skipped:])


def _dated_items(lines: Sequence[Line]) -> list[tuple[str, str]]:
    from core.domain.dates import find_period

    found: list[tuple[str, str]] = []
    for text in items(lines):
        period = find_period(text)
        if period and (period.stop >= len(text) - 2 or period.begin == 0):
            rest = (text[: period.begin] + text[period.stop :]).strip(" ,;:|·•–—-()\t")
            found.append((rest or text, period.period.end or period.period.start))
        else:
            found.append((text, ""))
    return found


def _dates(period: Period) -> dict[str, str]:
    return {"start_date": period.start, "end_date": period.end}


def _filled(**fields: Any) -> dict[str, Any]:
    """Only what was found, so that the wire form has no empty fields."""
    return {name: value for name, value in fields.items() if value}
