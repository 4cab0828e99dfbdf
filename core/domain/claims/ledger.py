"""What a profile states, entry by entry, ready for claims to be held against it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.domain.claims.folding import fold, sentences
from core.domain.claims.number_words import number_words
from core.domain.claims.quantities import read_quantities
from core.domain.claims.quantity import Quantity
from core.domain.claims.raw_entries import raw_entries
from core.domain.claims.strength import LED, SUPPORTED, granted_by
from core.domain.claims.tables import ClaimWords
from core.domain.keywords.stems import stem
from core.domain.languages import LanguageCode
from core.domain.resume import Resume

_WORD = re.compile(r"[^\W_]+(?:[+#]+|(?:[.'][^\W_]+)*)")
_LEGAL = frozenset(
    "gmbh ag kg ohg mbh se plc ltd llc inc corp co sa sarl sas sl slu lda srl sociedad groupe group".split()
)
_JOINING = frozenset("and und mit der die des das for the with avec pour les del los las com dos das".split())
_LEAST_MARK = 4
_TELLING = 0.6
_LONG_NAME = 2
_ROOT = 6
_SHORT = 3


@dataclass(frozen=True)
class Line:
    """One text of the profile and where it stands."""

    path: str
    text: str
    language: LanguageCode
    words: ClaimWords
    tools: frozenset[str] = frozenset()
    """Roots of the skills that the profile lists: to name one tells no line."""

    @cached_property
    def stems(self) -> frozenset[str]:
        return stems_of(self.text, self.language)

    @cached_property
    def quantities(self) -> Sequence[Quantity]:
        return read_quantities(self.text, self.language, self.words)

    @cached_property
    def plain(self) -> str:
        """Folded, without turns of speech."""
        return self.words.idiom.sub(" ", fold(self.text))

    @cached_property
    def part(self) -> int:
        """How large a part it gives; who is called a leader leads."""
        is_title = self.path.endswith((".position", ".label"))
        is_leading = is_title and any(pattern.search(self.plain) for pattern in self.words.raises)
        return LED if is_leading else granted_by(self.plain, self.words)

    @cached_property
    def matter(self) -> frozenset[str]:
        """What a line of somebody's help tells besides the helping; nothing for another line."""
        if self.part != SUPPORTED:
            return frozenset()
        helping = self.words.strengths[SUPPORTED]
        helped = " ".join(part for part in re.split(r"[,;:]", self.plain) if helping.search(part))
        return roots_of(self.words.without_parts(helped), self.language)

    @cached_property
    def told(self) -> frozenset[str]:
        """What it tells, whoever's part in it."""
        return roots_of(self.words.without_parts(self.plain), self.language)


@dataclass(frozen=True, eq=False)
class Entry:
    """A job, a school, a project …: its name, what one was there, from when to when, and its lines."""

    path: str
    name: str = ""
    title: str = ""
    start: str = ""
    end: str = ""
    lines: Sequence[Line] = ()
    language: LanguageCode = "en"

    @cached_property
    def title_stems(self) -> frozenset[str]:
        return stems_of(self.title, self.language)

    @cached_property
    def subject(self) -> frozenset[str]:
        """What was studied, of a school."""
        return frozenset[str]().union(
            *(line.stems for line in self.lines if line.path.endswith((".area", ".studyType")))
        )

    @cached_property
    def said(self) -> frozenset[str]:
        """Its sentences, word for word."""
        return frozenset(fold(one) for line in self.lines for one in sentences(line.text))

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first word of each line."""
        return frozenset[str]().union(*(stems_of(line.text.split()[0], self.language) for line in self.lines))

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

    def says_all(self, text: str) -> bool:
        """Whether the profile has every word of a text, in any form."""
        known = set(_WORD.findall(self.text))
        return all(
            word in known or stem(word, self.language) in self.stems or len(word) <= 2 or word in _JOINING
            for word in _WORD.findall(fold(text))
        )

    @cached_property
    def marks(self) -> Sequence[tuple[re.Pattern[str], Entry]]:
        """By which words a text (with its capital letters, otherwise plain) names an entry: its whole name, or a
        word with a capital letter that no other name has."""
        return [(self._mark(entry.name), entry) for entry in self.entries if entry.name]

    def _mark(self, name: str) -> re.Pattern[str]:
        names = "|".join(map(re.escape, [fold(name), *_short_names(name)]))
        own = [word for word in self._telling(name) if len(self._named_by[word]) == 1]
        written = "|".join(re.escape(form) for word in own for form in (word.capitalize(), word.upper()))
        return re.compile(rf"(?<!\w)(?:(?i:{names}){'|' + written if written else ''})(?!\w)")

    @cached_property
    def _named_by(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name in {fold(entry.name) for entry in self.entries if entry.name}:
            for word in self._telling(name):
                found.setdefault(word, set()).add(name)
        return found

    def _telling(self, name: str) -> list[str]:
        """Words of a name that are not everybody's."""
        words = [
            word for word in _WORD.findall(fold(name)) if len(word) >= _LEAST_MARK and word not in _LEGAL
        ]
        return [word for word in words if self.rarity.get(word, 1.0) >= _TELLING and word not in self.places]

    @cached_property
    def places(self) -> frozenset[str]:
        """Towns of the person and of the posts: "in Leeds" names no school there."""
        towns = [self.resume.basics.location.city, *(job.location for job in self.resume.work)]
        return frozenset(_WORD.findall(fold(" ".join(towns))))

    @cached_property
    def names(self) -> re.Pattern[str]:
        """The folded names of all entries, and the words they are known by."""
        names = {word for entry in self.entries if entry.name for word in _short_names(entry.name)}
        names |= {fold(entry.name) for entry in self.entries if entry.name} | self._named_by.keys()
        return re.compile(
            rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})(?!\w)"
            if names
            else r"(?!)"
        )

    @cached_property
    def _papers(self) -> re.Pattern[str]:
        papers = [paper.name for paper in self.resume.certificates]
        papers += [word for skill in self.resume.skills for word in (skill.name, *skill.keywords)]
        numbered = [re.escape(paper) for paper in papers if any(map(str.isdigit, paper))]
        return re.compile("|".join(sorted(numbered, key=len, reverse=True)) or r"(?!)", re.IGNORECASE)

    def without_paper_names(self, text: str) -> str:
        """The number in "OSHA 30" counts nothing."""
        return self._papers.sub(" … ", text)

    @cached_property
    def titles(self) -> re.Pattern[str]:
        """The titles of all posts, the longest first."""
        titles = {fold(entry.title) for entry in self.entries if entry.title and entry.start}
        return re.compile("|".join(sorted(map(re.escape, titles), key=len, reverse=True)) or r"(?!)")

    def entry_of(self, path: str) -> Entry | None:
        """The entry a path leads into: "work[1].highlights[0]" → "work[1]"."""
        head = path.split(".")[0]
        return next((entry for entry in self.everything if entry.path == head), None)


def _short_names(name: str) -> list[str]:
    """Without what only a register needs; of a long name its first two words."""
    words = [word for word in fold(name).replace(",", " ").split() if word.strip(".") not in _LEGAL]
    short = [" ".join(words)] if len(words) > 1 else []
    return (
        [*short, " ".join(words[:2])]
        if len(words) > _LONG_NAME and len(" ".join(words[:2])) >= 2 * _LEAST_MARK
        else short
    )


def ledger_of(
    resume: Resume, language: LanguageCode, words: ClaimWords, rarity: Mapping[str, float]
) -> Ledger:
    """Reads a profile once. `rarity` is that of the words of its language."""

    def lines(path: str, texts: Iterable[tuple[str, str]]) -> list[Line]:
        return [Line(f"{path}.{name}", text, language, words, tools) for name, text in texts if text]

    tools = roots_of(" ".join(word for skill in resume.skills for word in skill.keywords), language)
    about = resume.basics
    basics = Entry(
        "basics",
        language=language,
        lines=lines("basics", [("label", about.label), ("summary", about.summary)]),
    )
    entries = [
        Entry(lines=lines(raw.path, raw.texts), language=language, **raw.facts) for raw in raw_entries(resume)
    ]
    return Ledger(resume, language, words, basics, entries, rarity)


def stems_of(text: str, language: LanguageCode) -> frozenset[str]:
    """Of all words with letters, three letters long or more."""
    words = _WORD.findall(fold(text))
    return frozenset(
        stem(word.removesuffix("'s"), language) for word in words if len(word) > 2 and not word.isdigit()
    )


def roots_of(text: str, language: LanguageCode) -> frozenset[str]:
    """What a verb and its noun have in common: "recruto", "recrutamento"."""
    numbers = number_words(language)
    words = [word for word in _WORD.findall(fold(text)) if len(word) > _SHORT and word not in numbers]
    return frozenset(stem(word, language)[:_ROOT] for word in words if not word[0].isdigit())
