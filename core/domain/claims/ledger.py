"""What a profile states, entry by entry, ready for claims to be held against it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.domain.claims.folding import fold
from core.domain.claims.quantities import Quantity, read_quantities
from core.domain.claims.tables import ClaimWords
from core.domain.keywords.stems import stem
from core.domain.languages import LanguageCode
from core.domain.resume import Resume

_WORD = re.compile(r"[^\W_]+(?:[+#]+|(?:[.'][^\W_]+)*)")
_LEGAL = frozenset("gmbh ag kg ohg mbh se plc ltd llc inc corp co sa sarl sas sl slu lda srl sociedad groupe group".split())
_LEAST_MARK = 4
_TELLING = 0.6


@dataclass(frozen=True)
class Line:
    """One text of the profile and where it stands."""

    path: str
    text: str
    language: LanguageCode
    words: ClaimWords

    @cached_property
    def stems(self) -> frozenset[str]:
        return stems_of(self.text, self.language)

    @cached_property
    def quantities(self) -> Sequence[Quantity]:
        return read_quantities(self.text, self.language, self.words)


@dataclass(frozen=True)
class Entry:
    """A job, a school, a project …: its name, what one was there, from when to when, and its lines."""

    path: str
    name: str = ""
    title: str = ""
    start: str = ""
    end: str = ""
    lines: Sequence[Line] = ()

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset[str]().union(*(line.stems for line in self.lines))

    @cached_property
    def text(self) -> str:
        return fold("\n".join(line.text for line in self.lines))

    @property
    def quantities(self) -> Iterator[Quantity]:
        return (quantity for line in self.lines for quantity in line.quantities)


@dataclass(frozen=True)
class Ledger:
    """`entries` in the order of the profile; `basics` is what it says of the person as a whole."""

    resume: Resume
    language: LanguageCode
    words: ClaimWords
    basics: Entry
    entries: Sequence[Entry]
    rarity: Mapping[str, float]

    @cached_property
    def everything(self) -> Sequence[Entry]:
        return [self.basics, *self.entries]

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset[str]().union(*(entry.stems for entry in self.everything))

    @cached_property
    def text(self) -> str:
        return "\n".join(entry.text for entry in self.everything)

    @cached_property
    def marks(self) -> Sequence[tuple[re.Pattern[str], Entry]]:
        """By which words a text names an entry: its whole name, or a word that no other name has."""
        named = [entry for entry in self.entries if entry.name]
        counts: dict[str, set[str]] = {}
        for entry in named:
            for word in self._telling(entry.name):
                counts.setdefault(word, set()).add(fold(entry.name))
        found = []
        for entry in named:
            own = [word for word in self._telling(entry.name) if len(counts[word]) == 1]
            names = "|".join(map(re.escape, [fold(entry.name), *own]))
            found.append((re.compile(rf"(?<!\w)(?:{names})(?!\w)"), entry))
        return found

    def _telling(self, name: str) -> list[str]:
        """Words of a name that are not everybody's."""
        words = [word for word in _WORD.findall(fold(name)) if len(word) >= _LEAST_MARK and word not in _LEGAL]
        return [word for word in words if self.rarity.get(word, 1.0) >= _TELLING]

    def entry_of(self, path: str) -> Entry | None:
        """The entry a path leads into: "work[1].highlights[0]" → "work[1]"."""
        head = path.split(".")[0]
        return next((entry for entry in self.everything if entry.path == head), None)


def ledger_of(
    resume: Resume, language: LanguageCode, words: ClaimWords, rarity: Mapping[str, float]
) -> Ledger:
    """Reads a profile once. `rarity` is that of the words of its language."""

    def lines(path: str, texts: Iterable[tuple[str, str]]) -> list[Line]:
        return [Line(f"{path}.{name}", text, language, words) for name, text in texts if text]

    about = resume.basics
    basics = Entry("basics", lines=lines("basics", [("label", about.label), ("summary", about.summary)]))
    entries = [Entry(lines=lines(raw.path, raw.texts), **raw.facts) for raw in _raw_entries(resume)]
    return Ledger(resume, language, words, basics, entries, rarity)


@dataclass(frozen=True)
class _Raw:
    path: str
    texts: Sequence[tuple[str, str]]
    name: str = ""
    title: str = ""
    start: str = ""
    end: str = ""

    @property
    def facts(self) -> dict[str, str]:
        return {"path": self.path, "name": self.name, "title": self.title, "start": self.start, "end": self.end}


def _raw_entries(resume: Resume) -> Iterator[_Raw]:
    yield from _jobs(resume)
    yield from _schools(resume)
    for i, project in enumerate(resume.projects):
        texts = [("name", project.name), ("description", project.description), ("keywords", ", ".join(project.keywords))]
        texts += [("roles", ", ".join(project.roles)), *_numbered("highlights", project.highlights)]
        yield _Raw(f"projects[{i}]", texts, project.name, "", project.start_date, project.end_date)
    yield from _lists(resume)


def _jobs(resume: Resume) -> Iterator[_Raw]:
    for i, job in enumerate(resume.work):
        texts = [("position", job.position), ("name", job.name), ("location", job.location)]
        texts += [("description", job.description), ("summary", job.summary), *_numbered("highlights", job.highlights)]
        yield _Raw(f"work[{i}]", texts, job.name, job.position, job.start_date, job.end_date)
    for i, post in enumerate(resume.volunteer):
        texts = [("position", post.position), ("organization", post.organization), ("summary", post.summary)]
        texts += _numbered("highlights", post.highlights)
        yield _Raw(f"volunteer[{i}]", texts, post.organization, post.position, post.start_date, post.end_date)


def _schools(resume: Resume) -> Iterator[_Raw]:
    for i, study in enumerate(resume.education):
        texts = [("studyType", study.study_type), ("area", study.area), ("institution", study.institution)]
        texts += [("score", study.score), *_numbered("courses", study.courses)]
        yield _Raw(f"education[{i}]", texts, study.institution, study.study_type, study.start_date, study.end_date)


def _lists(resume: Resume) -> Iterator[_Raw]:
    for i, award in enumerate(resume.awards):
        yield _Raw(f"awards[{i}]", [("title", award.title), ("awarder", award.awarder), ("summary", award.summary)], award.title, end=award.date)
    for i, paper in enumerate(resume.certificates):
        yield _Raw(f"certificates[{i}]", [("name", paper.name), ("issuer", paper.issuer)], paper.name, end=paper.date)
    for i, work in enumerate(resume.publications):
        texts = [("name", work.name), ("publisher", work.publisher), ("summary", work.summary)]
        yield _Raw(f"publications[{i}]", texts, work.name, end=work.release_date)
    for i, skill in enumerate(resume.skills):
        texts = [("name", skill.name), ("level", skill.level), *_numbered("keywords", skill.keywords)]
        yield _Raw(f"skills[{i}]", texts)
    for i, tongue in enumerate(resume.languages):
        yield _Raw(f"languages[{i}]", [("language", tongue.language), ("fluency", tongue.fluency)])
    for i, interest in enumerate(resume.interests):
        yield _Raw(f"interests[{i}]", [("name", interest.name), *_numbered("keywords", interest.keywords)])


def _numbered(name: str, texts: Sequence[str]) -> list[tuple[str, str]]:
    return [(f"{name}[{j}]", text) for j, text in enumerate(texts)]


def stems_of(text: str, language: LanguageCode) -> frozenset[str]:
    """Of all words with letters, three letters long or more."""
    words = _WORD.findall(fold(text))
    return frozenset(stem(word.removesuffix("'s"), language) for word in words if len(word) > 2 and not word.isdigit())
