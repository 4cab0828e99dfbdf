"""A CV as passages, each knowing where it stands and how much it proves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.domain.resume import Resume, Work

RECENT_YEARS = 3
MAX_LINES = 1_500

_YEAR = re.compile(r"(?:19|20)\d\d")
_RESULT = re.compile(r"(?<![\w.,])(?!(?:19|20)\d\d(?!\d))[$€£]?\d+(?:[.,]\d+)*\s?(?:%|[kKmM]\b|\w)?")
_LIST_MARKS = re.compile(r"[,;|•·/\n\t]|\s{3,}")
_WORDS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Passage:
    """`proof`: 0 listed, 1 stated in a sentence, 2 described in an entry, 3 described with a number."""

    text: str
    where: str
    proof: int
    recent: bool = False


def passages_of(resume: Resume, full_text: str, today: date) -> list[Passage]:
    """Everything the profile says; lines that only `full_text` has prove no more than a plain sentence."""
    found = [*_stated(resume), *_listed(resume), *_entries(resume, today)]
    told = _squeezed(" ".join(passage.text for passage in found))
    for line in full_text.splitlines()[:MAX_LINES]:
        if line.strip() and _squeezed(line) not in told:
            found.append(_in_words(line, "the CV's text", entry=False))
    return found


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


def _stated(resume: Resume) -> Iterator[Passage]:
    basics = resume.basics
    yield Passage(basics.label, "the headline", 1)
    yield _in_words(basics.summary, "the summary", entry=False)
    for interest in resume.interests:
        yield Passage(", ".join([interest.name, *interest.keywords]), "the interests", 0)


def _listed(resume: Resume) -> Iterator[Passage]:
    for skill in resume.skills:
        yield Passage("\n".join([skill.name, *skill.keywords]), "the skills", 0)
    for language in resume.languages:
        yield Passage(f"{language.language}\n{language.fluency}", "the languages", 1)


def _entries(resume: Resume, today: date) -> Iterator[Passage]:
    for work in resume.work:
        where = " at ".join(part for part in (work.position, work.name) if part) or "a job"
        recent = is_recent(work, today)
        yield Passage(f"{work.position}\n{work.name}", where, 2, recent)
        for text in (work.description, work.summary, *work.highlights):
            yield _in_words(text, where, entry=True, recent=recent)
    for project in resume.projects:
        recent = _year_is_recent(project.end_date or project.start_date, today)
        for text in (project.name, project.description, *project.highlights):
            yield _in_words(text, project.name or "a project", entry=True, recent=recent)
        yield Passage("\n".join(project.keywords), project.name or "a project", 0)
    for volunteer in resume.volunteer:
        recent = _year_is_recent(volunteer.end_date or volunteer.start_date, today)
        for text in (volunteer.position, volunteer.summary, *volunteer.highlights):
            yield _in_words(text, volunteer.organization or "voluntary work", entry=True, recent=recent)
    yield from _papers(resume, today)


def _papers(resume: Resume, today: date) -> Iterator[Passage]:
    """Degrees, certificates, awards and publications: they have a date and somebody who stands for them."""
    for study in resume.education:
        recent = _year_is_recent(study.end_date, today)
        text = "\n".join([study.study_type, study.area, study.institution, *study.courses])
        yield Passage(text, study.institution or "the education", 2, recent)
    for certificate in resume.certificates:
        recent = _year_is_recent(certificate.date, today)
        yield Passage(f"{certificate.name}\n{certificate.issuer}", "the certificates", 2, recent)
    for award in resume.awards:
        yield _in_words(f"{award.title}. {award.summary}", "the awards", entry=True)
    for publication in resume.publications:
        yield _in_words(f"{publication.name}. {publication.summary}", "the publications", entry=True)


def is_recent(work: Work, today: date) -> bool:
    """Now, or ended within three years."""
    return (not work.end_date and bool(work.start_date)) or _year_is_recent(work.end_date, today)


def _year_is_recent(written: str, today: date) -> bool:
    found = _YEAR.match(written)
    return found is not None and int(found.group()) >= today.year - RECENT_YEARS


def _in_words(text: str, where: str, *, entry: bool, recent: bool = False) -> Passage:
    if _is_list(text):
        return Passage(text, where, 0)
    if not entry:
        return Passage(text, where, 1)
    return Passage(text, where, 3 if _RESULT.search(text) else 2, recent)


def _is_list(text: str) -> bool:
    """Keywords side by side instead of a sentence: short pieces between marks, or words without grammar."""
    pieces = [len(_WORDS.findall(piece)) for piece in _LIST_MARKS.split(text)]
    pieces = [size for size in pieces if size]
    words = sum(pieces)
    if len(pieces) >= 4 and words / len(pieces) <= 3:
        return True
    short = sum(len(word) <= 3 for word in _WORDS.findall(text))
    return words > 12 and short / words < 0.1
