"""The profile's lines as sayable facts: a first-person clause, a noun phrase, or only a mention."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.domain.keywords import Vocabulary
from core.domain.languages import LanguageCode
from core.domain.letters.phrases import LetterPhrases
from core.domain.letters.sources import Source, real_name, source_of
from core.domain.letters.wording import clean, inner_capitals, is_speakable, lower_first, sentences, shorten
from core.domain.resume import Resume
from core.domain.tailoring.bullets import leans_on_the_line_before
from core.domain.tailoring.summary import profile_text
from core.domain.tenure import is_current

_SHORTEST = 14
_LAME_WORDS = """my our we he she his her its their there here during while when as if because since after
before although in at on what who how please company role position duties responsibilities tasks aufgaben
tätigkeiten wir unser mein meine missions mon ma mes notre nous tareas mi mis nuestro tarefas meu minha nosso"""
_LAME = frozenset(_LAME_WORDS.split())


@dataclass(frozen=True)
class Fact:
    """`text` is the profile's line as written; `clause` and `noun` are its sayable forms, "" when it has none.

    `entry` names where it stands ("work[0]"), so that a number is never told of another employer.
    """

    text: str
    source: Source
    entry: str
    clause: str = ""
    noun: str = ""


@dataclass(frozen=True)
class FactReader:
    """Reads facts in the letter's language; lines in another language can only be mentioned."""

    phrases: LetterPhrases
    vocabulary: Vocabulary
    same_language: bool
    names: frozenset[str]

    def read(self, text: str, source: Source, entry: str, *, current: bool) -> Iterator[Fact]:
        for sentence in sentences(text):
            yield self._fact(sentence, source, entry, current=current)

    def _fact(self, sentence: str, source: Source, entry: str, *, current: bool) -> Fact:
        line = shorten(sentence)
        sayable = self.same_language and len(line) >= _SHORTEST and is_speakable(line)
        if not sayable or leans_on_the_line_before(line) or _starts_lamely(line):
            return Fact(sentence, source, entry)
        clause = self._clause(line, current=current)
        return Fact(sentence, source, entry, clause, "" if clause else self._lowered(line))

    def _clause(self, line: str, *, current: bool) -> str:
        grammar = self.phrases.grammar
        lowered = line.lower()
        if lowered.startswith(tuple(start.lower() for start in grammar.first_person)):
            return line if grammar.subject == line[: len(grammar.subject)] else line[0].lower() + line[1:]
        for start in grammar.responsible:
            if lowered.startswith(start):
                return grammar.responsible_clause[0 if current else 1] + line[len(start) :]
        predicate = self._predicate(line, current=current)
        return grammar.subject + predicate if predicate else ""

    def _predicate(self, line: str, *, current: bool) -> str:
        """The line as what follows "I", or "" when its first words leave doubt."""
        grammar = self.phrases.grammar
        words = [word.strip(",") for word in line.lower().split()]
        lead = 1 if words[0].endswith("ly") and len(words) > 3 else 0
        verb, following = words[lead], words[lead + 1] if len(words) > lead + 1 else ""
        lowered = line[0].lower() + line[1:]
        if verb in grammar.words("passives") and following in grammar.words("passive_next"):
            return f"was {lowered}"
        if verb in grammar.words("past") and not _is_noun_use(verb, following):
            return lowered
        if current and verb in grammar.words("bases") - grammar.words("also_nouns"):
            return lowered
        return ""

    def _lowered(self, line: str) -> str:
        return lower_first(line, self.vocabulary, self.phrases.language, self.names)


def read_facts(
    resume: Resume, phrases: LetterPhrases, vocabulary: Vocabulary, language: LanguageCode, today: date
) -> list[Fact]:
    """Every fact of jobs, projects and volunteering, in profile order; `language` is the profile's."""
    prose = profile_text(resume)
    reader = FactReader(phrases, vocabulary, language == phrases.language, inner_capitals(prose))
    return [
        *_work_facts(resume, reader, today),
        *_project_facts(resume, reader),
        *_volunteer_facts(resume, reader),
    ]


def _work_facts(resume: Resume, reader: FactReader, today: date) -> Iterator[Fact]:
    for number, entry in enumerate(resume.work):
        source = source_of(entry.position, entry.name, reader.phrases)
        if source is not None:
            for text in (*entry.highlights, entry.summary):
                yield from reader.read(text, source, f"work[{number}]", current=is_current(entry, today))


def _project_facts(resume: Resume, reader: FactReader) -> Iterator[Fact]:
    for number, project in enumerate(resume.projects):
        name = real_name(project.name)
        if name:
            label = reader.phrases.project.format(name=name)
            for text in (*project.highlights, project.description):
                yield from reader.read(text, Source(label, label), f"projects[{number}]", current=False)


def _volunteer_facts(resume: Resume, reader: FactReader) -> Iterator[Fact]:
    for number, entry in enumerate(resume.volunteer):
        source = source_of(entry.position, entry.organization, reader.phrases)
        if source is not None:
            for text in (*entry.highlights, entry.summary):
                yield from reader.read(text, source, f"volunteer[{number}]", current=False)


def degree_of(resume: Resume, phrases: LetterPhrases) -> str:
    """The first listed degree with its school ("BA Economics (Pomona College)"), or ""."""
    for entry in resume.education:
        degree = clean(" ".join(filter(None, (entry.study_type, _new_area(entry.study_type, entry.area)))))
        if 3 < len(degree) <= 90 and is_speakable(degree):
            school = real_name(entry.institution)
            return phrases.degree_from.format(degree=degree, institution=school) if school else degree
    return ""


def _new_area(study_type: str, area: str) -> str:
    return "" if area.lower() in study_type.lower() else area


def _starts_lamely(line: str) -> bool:
    """Openings that need their surroundings, or say nothing of what was done."""
    first = line.lower().split(" ", 1)[0].strip(",:")
    return first in _LAME or line.endswith((" and", " of", " the", " to", " with", " for", ":"))


def _is_noun_use(verb: str, following: str) -> bool:
    """ "Managed services", "Set of…", "Cut flowers": the word is no verb there."""
    return following in ("of", "services", "care", "by") or (
        verb in ("set", "cut", "forecast") and not following
    )
