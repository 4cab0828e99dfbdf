"""How sure the reader is of each field: by what can be said against it.

An objection says how often fields like that were right in the tuned half of `make bench-reading`, which also
counts on both halves how many wrong fields are marked as doubtful, and how many right ones.
"""

import re
from collections.abc import Iterator, Mapping

from core.adapters.document_reader.entries.cutting import JOB
from core.adapters.document_reader.words.roles import (
    degree_score,
    looks_like_place,
    school_score,
    title_score,
)
from core.domain.dates import find_period
from core.domain.reading import Doubt, FieldReading, Source, value_at
from core.domain.resume import Basics, Education, Resume, Skill, Work

_SURE, _IN_PICTURE = 0.98, 0.9
_MOST_NAME, _MOST_SKILL, _MOST_SKILL_WORDS = 50, 40, 4
_ODD = re.compile(r"[|:(\[{]")
_DIGIT = re.compile(r"\d")
_NAME_PART = re.compile(r"[^\W\d_]{3,}")

_KINDS = list(Resume.model_fields)
_EXPECTED = ("work", "education")

Objection = tuple[str, float, Doubt]
"""A path, how sure one can be all the same, and why."""


def fields_of(resume: Resume, sources: Mapping[str, Source], *, is_picture: bool) -> list[FieldReading]:
    """Every field that was read or plainly should have been."""
    worst: dict[str, tuple[float, Doubt]] = {}
    for path, confidence, doubt in _objections(resume, is_picture=is_picture):
        if path not in worst or confidence < worst[path][0]:
            worst[path] = (confidence, doubt)
    paths = sorted(dict.fromkeys([*sources, *worst]), key=_order)
    return [_field(resume, path, worst.get(path), sources.get(path), is_picture) for path in paths]


def _order(path: str) -> tuple[int, int]:
    """As a CV is read: the person first, and entries one after the other."""
    kind, _, rest = path.partition(".")
    number = rest.partition(".")[0]
    return _KINDS.index(kind), int(number) if number.isdigit() else 0


def _field(
    resume: Resume, path: str, worst: tuple[float, Doubt] | None, source: Source | None, is_picture: bool
) -> FieldReading:
    confidence, doubt = worst or (_SURE, None)
    if is_picture:
        confidence, doubt = confidence * _IN_PICTURE, doubt or Doubt.PICTURE
    value = value_at(resume, path) or ""
    return FieldReading(path=path, value=value, confidence=round(confidence, 2), doubt=doubt, source=source)


def _objections(resume: Resume, *, is_picture: bool) -> Iterator[Objection]:
    yield from _to_basics(resume.basics)
    if is_picture:
        yield from ((f"basics.{name}", 0.85, Doubt.PICTURE) for name in ("email", "phone"))
    yield from ((kind, 0.5, Doubt.MISSING) for kind in _EXPECTED if not getattr(resume, kind))
    for number, work in enumerate(resume.work):
        yield from _to_work(f"work.{number}", work)
    for number, study in enumerate(resume.education):
        yield from _to_study(f"education.{number}", study)
    for number, skill in enumerate(resume.skills):
        yield from _to_skill(f"skills.{number}", skill)


def _to_basics(basics: Basics) -> Iterator[Objection]:
    local = basics.email.partition("@")[0].casefold()
    for name, left in (("name", 0.0), ("email", 0.5), ("phone", 0.5)):
        if not getattr(basics, name):
            yield f"basics.{name}", left, Doubt.MISSING
    if basics.name and local and not any(one.casefold() in local for one in _NAME_PART.findall(basics.name)):
        yield "basics.name", 0.85, Doubt.GUESSED


def _to_work(path: str, work: Work) -> Iterator[Objection]:
    yield from _to_employer(f"{path}.name", work)
    yield from _to_title(f"{path}.position", work.position)
    if not work.start_date:
        yield f"{path}.start_date", 0.0, Doubt.MISSING
    if work.start_date and work.end_date and work.end_date[:7] < work.start_date[: len(work.end_date)]:
        yield f"{path}.end_date", 0.1, Doubt.CONFLICT
    if any(_begins_with_period(line) for line in work.highlights):
        yield f"{path}.position", 0.5, Doubt.JOINED


def _to_employer(path: str, work: Work) -> Iterator[Objection]:
    name = work.name
    if not name:
        yield path, 0.0, Doubt.MISSING
    elif _is_hardly_a_name(name) or JOB.score(name) > 0:
        yield path, 0.2, Doubt.GUESSED
    elif _ODD.search(name) or _may_be_its_place(work):
        yield path, 0.5, Doubt.GUESSED
    elif "," in name:
        yield path, 0.7, Doubt.GUESSED
    elif not JOB.score(name) and not title_score(work.position):
        yield path, 0.9, Doubt.GUESSED


def _is_hardly_a_name(text: str) -> bool:
    """Names are short, have no figures, and begin most of their words with a capital."""
    small = sum(word[0].islower() for word in text.split())
    return 2 * small > len(text.split()) or _DIGIT.search(text) is not None or len(text) > _MOST_NAME


def _may_be_its_place(work: Work) -> bool:
    return " " not in work.name and looks_like_place(work.name) and not title_score(work.position)


def _to_title(path: str, title: str) -> Iterator[Objection]:
    if not title:
        yield path, 0.0, Doubt.MISSING
    elif title[0].islower() or JOB.score(title) < 0:
        yield path, 0.3, Doubt.GUESSED
    elif _DIGIT.search(title) or not JOB.score(title):
        yield path, 0.87, Doubt.GUESSED


def _to_study(path: str, study: Education) -> Iterator[Objection]:
    degree = f"{study.study_type} {study.area}".strip()
    if not study.institution:
        yield f"{path}.institution", 0.0, Doubt.MISSING
    elif school_score(study.institution) <= 0:
        yield f"{path}.institution", 0.4, Doubt.GUESSED
    if not degree:
        yield f"{path}.study_type", 0.0, Doubt.MISSING
    elif degree_score(degree) <= 0:
        yield f"{path}.study_type", 0.5, Doubt.GUESSED
    if not study.end_date:
        yield f"{path}.end_date", 0.5, Doubt.MISSING


def _to_skill(path: str, skill: Skill) -> Iterator[Objection]:
    named = {f"{path}.keywords.{number}": word for number, word in enumerate(skill.keywords)}
    for place, word in (named or {f"{path}.name": skill.name}).items():
        many = len(word) > _MOST_SKILL or len(word.split()) > _MOST_SKILL_WORDS
        if many or word.endswith(".") or find_period(word):
            yield place, 0.3, Doubt.GUESSED


def _begins_with_period(line: str) -> bool:
    found = find_period(line[:60], lone=False)
    return found is not None and found.begin < 3
