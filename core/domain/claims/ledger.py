"""What a profile states, entry by entry, ready for claims to be held against it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.domain.claims.entry_names import EntryNames
from core.domain.claims.lines import Entry, Line
from core.domain.claims.raw_entries import raw_entries
from core.domain.claims.stemming import WORD, roots_of
from core.domain.claims.telling import tells
from core.domain.claims.words import ClaimWords
from core.domain.claims.words.patterns import one_of
from core.domain.folding import fold, plain
from core.domain.keywords.stems import stem
from core.domain.languages import LanguageCode
from core.domain.resume import Resume
from core.domain.stated import stated_in

JOINING = frozenset({
    "and", "und", "mit", "der", "die", "des", "das", "for", "the", "with", "avec", "pour", "les",
    "del", "los", "las", "com", "dos", "of", "in", "at", "to", "on", "an", "am", "im", "zu", "de", "du",
    "la", "le", "el", "da", "do", "em", "et", "en", "e", "y", "a", "o", "d", "l",
})  # fmt: skip
"""Words that say nothing of their own."""

_OWNERS = ("work", "volunteer", "projects")


@dataclass(frozen=True)
class Ledger:
    """`entries` in the order of the profile; `basics` is what it says of the person as a whole,
    with what they stated themselves."""

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
    def names(self) -> EntryNames:
        named = [entry for entry in self.entries if entry.name]
        return EntryNames(named, self.rarity, " ".join(self._places), self._places[0], self._told)

    @property
    def _places(self) -> Sequence[str]:
        return [self.resume.basics.location.city, *(job.location for job in self.resume.work)]

    @cached_property
    def towns(self) -> re.Pattern[str]:
        """Where the person lives or has worked, as they are written."""
        towns = (re.split(r"[,(/]", plain(place))[0].strip() for place in self._places)
        return one_of(town for town in towns if town)

    @cached_property
    def papers(self) -> Sequence[Entry]:
        """What somebody has, wherever they work: schools, papers, skills."""
        return [entry for entry in self.entries if entry.section not in _OWNERS]

    @property
    def _told(self) -> str:
        """What the lines say, without names."""
        lines = (line for entry in self.everything for line in entry.lines)
        return fold("\n".join(line.text for line in lines if tells(line)))

    @cached_property
    def titles(self) -> re.Pattern[str]:
        """The folded titles of all posts."""
        return one_of(fold(entry.title) for entry in self.entries if entry.title and entry.start)

    def says_all(self, text: str) -> bool:
        """Whether the profile has every word of a text, in any form."""
        return all(self._says(word) for word in WORD.findall(fold(text)))

    def _says(self, word: str) -> bool:
        return word in JOINING or word in self._words or stem(word, self.language) in self.stems

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(WORD.findall(self.text))

    def without_paper_names(self, text: str) -> str:
        """The number in "OSHA 30" counts nothing."""
        return self._numbered_papers.sub(" … ", text)

    @cached_property
    def _numbered_papers(self) -> re.Pattern[str]:
        papers = [paper.name for paper in self.resume.certificates]
        papers += [word for skill in self.resume.skills for word in (skill.name, *skill.keywords)]
        return re.compile(
            one_of(paper for paper in papers if any(map(str.isdigit, paper))).pattern, re.IGNORECASE
        )

    def entry_of(self, path: str) -> Entry | None:
        """The entry a path leads into: "work[1].highlights[0]" → "work[1]"."""
        head = path.split(".")[0]
        return next((entry for entry in self.everything if entry.path == head), None)


def ledger_of(
    resume: Resume, language: LanguageCode, words: ClaimWords, rarity: Mapping[str, float]
) -> Ledger:
    """Reads a profile once. `rarity` is that of the words of its language."""

    def lines(path: str, texts: Iterable[tuple[str, str]]) -> list[Line]:
        return [Line(f"{path}.{name}", text, language, words, tools) for name, text in texts if text]

    tools = roots_of(" ".join(word for skill in resume.skills for word in skill.keywords), language)
    about = [("label", resume.basics.label), ("summary", resume.basics.summary)]
    about += [(f"stated[{number}]", text) for number, text in enumerate(stated_in(resume.meta))]
    basics = Entry("basics", language=language, lines=lines("basics", about))
    raw = list(raw_entries(resume))
    entries = [Entry(lines=lines(one.path, one.texts), language=language, **one.facts) for one in raw]
    return Ledger(resume, language, words, basics, entries, rarity)
