"""The profile's lines as sayable facts: a first-person clause, a noun phrase, or only a mention."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from core.domain.letters.clauses import ClauseReader
from core.domain.letters.phrases import LetterPhrases
from core.domain.letters.sources import PLACEHOLDER_TOWN, Source, real_name, source_of
from core.domain.letters.wording import clean, is_speakable, sentences
from core.domain.relevance import Relevance
from core.domain.resume import Resume
from core.domain.tenure import is_current, years_since_end

_UNFINISHED = re.compile(
    r"current|working toward|in progress|pursuing|ongoing|laufend|en cours|en curso", re.IGNORECASE
)
_RECENT, _LONG_AGO = 5, 12


@dataclass(frozen=True)
class Fact:
    """`text` is the profile's line as written; `clause` and `noun` are its sayable forms, else "".

    `entry` names where it stands ("work[0]"), so that a number is never told of another employer.
    `recency` is 1 for the last five years, less for what lies further back.
    """

    text: str
    source: Source
    entry: str
    clause: str = ""
    noun: str = ""
    recency: float = 1.0

    @property
    def is_sayable(self) -> bool:
        return bool(self.clause or self.noun)


@dataclass(frozen=True)
class _Entry:
    name: str
    source: Source | None
    texts: Iterable[str]
    current: bool = False
    recency: float = 1.0


def read_facts(
    resume: Resume, phrases: LetterPhrases, reader: ClauseReader | None, today: date
) -> list[Fact]:
    """Every fact of jobs, projects and volunteering, in profile order.

    Without a `reader` (profile and letter differ in language) facts can only be mentioned, not quoted.
    """
    entries = [*_jobs(resume, phrases, today), *_projects(resume, phrases), *_volunteering(resume, phrases)]
    return [fact for entry in entries for fact in _facts(entry, reader)]


def _facts(entry: _Entry, reader: ClauseReader | None) -> Iterator[Fact]:
    if entry.source is None:
        return
    for text in entry.texts:
        for sentence in sentences(text, reader.verbs if reader else frozenset()):
            clause, noun = reader.read(sentence, current=entry.current) if reader else ("", "")
            yield Fact(sentence, entry.source, entry.name, clause, noun, entry.recency)


def _jobs(resume: Resume, phrases: LetterPhrases, today: date) -> Iterator[_Entry]:
    for number, job in enumerate(resume.work):
        age = years_since_end(job, today)
        recency = 1.0 if age <= _RECENT else 0.9 if age <= _LONG_AGO else 0.7
        source = source_of(job.position, job.name, phrases)
        texts = (*job.highlights, job.summary)
        yield _Entry(f"work[{number}]", source, texts, is_current(job, today), recency)


def _projects(resume: Resume, phrases: LetterPhrases) -> Iterator[_Entry]:
    for number, project in enumerate(resume.projects):
        name = real_name(project.name)
        label = phrases.project.format(name=name)
        source = Source(label, label) if name else None
        yield _Entry(f"projects[{number}]", source, (*project.highlights, project.description))


def _volunteering(resume: Resume, phrases: LetterPhrases) -> Iterator[_Entry]:
    for number, entry in enumerate(resume.volunteer):
        source = source_of(entry.position, entry.organization, phrases)
        yield _Entry(f"volunteer[{number}]", source, (*entry.highlights, entry.summary))


def degree_of(resume: Resume, phrases: LetterPhrases, relevance: Relevance) -> str:
    """The degree nearest to the posting, with its school ("BA Economics (Pomona College)"), or ""."""
    nearest = sorted(
        resume.education, key=lambda e: relevance.weigh(f"{e.study_type} {e.area}"), reverse=True
    )
    for entry in nearest:
        area = "" if entry.area.lower() in entry.study_type.lower() else entry.area
        degree = clean(PLACEHOLDER_TOWN.sub("", _study_of(entry.study_type, area, phrases)))
        if 3 < len(degree) <= 90 and is_speakable(degree) and not _UNFINISHED.search(degree):
            school = real_name(entry.institution.split(":")[0])
            return phrases.degree_from.format(degree=degree, institution=school) if school else degree
    return ""


def _study_of(study: str, area: str, phrases: LetterPhrases) -> str:
    """ "BA Economics", "Licenciatura em Economia"."""
    return phrases.degree_in.format(study=study, area=area) if study and area else study or area
