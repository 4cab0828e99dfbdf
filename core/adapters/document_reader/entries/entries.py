"""Sections of dated entries as `Work`, `Volunteer`, `Education` and `Project`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.adapters.document_reader.entries.cutting import JOB, STUDY
from core.adapters.document_reader.entries.filled import filled
from core.adapters.document_reader.entries.grouping import Entry, entries_of
from core.adapters.document_reader.entries.head_lines import is_sentence
from core.adapters.document_reader.entries.heads import Head, has_two_parts, heads_of
from core.adapters.document_reader.entries.paragraphs import items, paragraphs, sentences
from core.adapters.document_reader.entries.towns import is_town, rests_without_towns, without_towns
from core.adapters.document_reader.lines import CELL, Line
from core.adapters.document_reader.words.roles import (
    degree_score,
    employer_score,
    is_field,
    names_school,
    title_score,
)
from core.domain.dates import Period, find_period
from core.domain.resume import Education, Project, Volunteer, Work

_AREA = re.compile(r"\s(?:in|en|em)\s(?=\S)|\s?:\s?(?=[^\W\d_])")
_COMMA = re.compile(r",\s(?=[^()]*(?:\(|$))")
_LONGEST_DESCRIPTION, _LONGEST_SCHOOL = 60, 80
_TITLE_WORDS = 6
_DASH = re.compile(r"\s[–—-]\s|:\s")
_SCORE = re.compile(
    r"\b(?:c?gpa|note|abschlussnote|grade|mention|nota|média)\s?:?\s?([\d.,]{1,5}(?: ?/ ?[\d.,]{1,5})?)",
    re.IGNORECASE,
)


_REMARK = re.compile(
    r"(?:abschlussnote|gesamtnote|note|notendurchschnitt|abschluss|niveau im eqr|eqf level|nivel en el mec|"
    r"nivel mec|nível qeq|niveau cec|final grade|grade|gpa|thesis|dissertation|diplomarbeit|masterarbeit|"
    r"bachelorarbeit|abschlussarbeit|mémoire|tesis|tfg|tfm|tcc|trabalho de conclusão|schwerpunkte?|"
    r"relevant coursework|coursework|mention|nota|nota final|média)\s?(?::\s?|(?=\d))",
    re.IGNORECASE,
)
"""What is said of a degree below it, and is no part of its name."""


def work_of(lines: Sequence[Line]) -> list[Work]:
    """A further position under the same employer, set without white space between, takes its employer."""
    entries = entries_of(lines, _is_whole_job, lone_dates=False)
    heads = heads_of(entries, JOB)
    without_towns(heads)
    for number in range(1, len(entries)):
        before, head = heads[number - 1], heads[number]
        if head.first and not head.second and _is_further(entries, number):
            head.second, head.place = before.second, head.place or before.place
    return [_work(entry, head) for entry, head in zip(entries, heads, strict=True)]


def _is_whole_job(head: Sequence[Line], following: Line) -> bool:
    """ "Sonnenhof, Ulm" may look like two parts; a short line below that alone names a title is the other."""
    text, below = " ".join(line.text for line in head), following.text
    names_title = title_score(below) > 0 and not employer_score(below) and len(below.split()) <= _TITLE_WORDS
    is_other = not title_score(text) and names_title and not is_sentence(below)
    return has_two_parts(head, JOB) and not is_other


def _is_further(entries: Sequence[Entry], number: int) -> bool:
    """Whether an entry is another position at the employer before: no white space between, or its one head
    line looks like the last and unlike the first head line of the entry that named the employer."""
    if entries[number].follows_on:
        return True
    above = next((entry.head for entry in reversed(entries[:number]) if len(entry.head) > 1), [])
    head = entries[number].head
    if not above or len(head) != 1:
        return False
    looks = [(line.bold, line.size) for line in (head[0], above[-1], above[0])]
    return looks[0] == looks[1] != looks[2]


def volunteer_of(lines: Sequence[Line]) -> list[Volunteer]:
    return [
        Volunteer(
            **filled(
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
    entries = entries_of(list(_grades_apart(lines)), _is_whole_study, lone_dates=True)
    heads = heads_of(entries, STUDY)
    rests_without_towns(heads)
    without_towns(heads)
    return [study for entry, head in zip(entries, heads, strict=True) if (study := _education(entry, head))]


def _is_whole_study(head: Sequence[Line], following: Line) -> bool:
    """Whether a head has a school already; a degree with its field ("BA, History") goes on with one."""
    if not has_two_parts(head, STUDY) or _is_school_in_town(head):
        return False
    text = " ".join(line.text for line in head)
    is_name = following.text[:1].isupper() and len(following.text) <= _LONGEST_SCHOOL
    goes_on = not names_school(text) and degree_score(text) > 0 and not degree_score(following.text)
    return not (goes_on and is_name)


def _is_school_in_town(head: Sequence[Line]) -> bool:
    """ "Lycée Pasteur, Lyon" has a comma, but no degree."""
    school, comma, town = " ".join(line.text for line in head).rpartition(", ")
    return bool(comma) and STUDY.score(school) < 0 and not degree_score(school) and is_town(town)


def projects_of(lines: Sequence[Line]) -> list[Project]:
    entries = entries_of(lines, lambda head, _: bool(head), lone_dates=True)
    return [_project(entry) for entry in entries if entry.head or entry.body]


def _work(entry: Entry, head: Head) -> Work:
    intro, highlights = _intro_and_highlights(entry.body)
    if len(head.rest) > _LONGEST_DESCRIPTION:
        highlights = [*sentences(head.rest), *([intro] if intro else []), *highlights]
        head, intro = replace(head, rest=""), ""
    return Work(
        **filled(
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
        **filled(
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
    found = _AREA.search(degree) or _COMMA.search(degree)
    if found and found.start():
        return degree[: found.start()], school, area or degree[found.end() :]
    return degree, school, area


def _grades_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """A grade at the end of a header line becomes a list item below it; so does a line about the degree."""
    for line in lines:
        if _REMARK.match(line.text) and CELL not in line.text and not find_period(line.text):
            yield replace(line, bullet=True)
            continue
        found = None if line.bullet else _SCORE.search(line.text)
        if not found or found.end() < len(line.text.rstrip(")")):
            yield line
            continue
        if rest := line.text[: found.start()].rstrip(" ,;:|–-(" + CELL):
            yield replace(line, text=rest, full=False)
        yield Line(found.group(), bullet=True)


def _project(entry: Entry) -> Project:
    name, _, about = entry.head[0].text.partition(CELL) if entry.head else ("", "", "")
    if dash := _DASH.search(name):
        name, about = name[: dash.start()], f"{name[dash.end() :]} {about}"
    intro, highlights = _intro_and_highlights(entry.body)
    texts = [about, *(line.text for line in entry.head[1:]), intro]
    return Project(
        **filled(
            name=name or intro[:80],
            description=" ".join(text.strip() for text in texts if text.strip()),
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


def _dates(period: Period) -> dict[str, str]:
    return {"start_date": period.start, "end_date": period.end}
