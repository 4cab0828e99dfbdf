"""The lines of a profile, and the entries that they stand in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.domain.claims.numbers.quantities import read_quantities
from core.domain.claims.numbers.quantity import Quantity
from core.domain.claims.stemming import roots_of, stems_of
from core.domain.claims.strength import LED, SUPPORTED, clauses, granted_by
from core.domain.claims.words import ClaimWords
from core.domain.folding import fold, sentences
from core.domain.languages import LanguageCode


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
        return self.words.turns.ignored.sub(" ", fold(self.text))

    @cached_property
    def part(self) -> int:
        """How large a part it gives; who is called a leader leads."""
        is_title = self.path.endswith((".position", ".label"))
        is_leading = is_title and any(
            pattern.search(self.plain) for pattern in self.words.titles.raised.values()
        )
        return LED if is_leading else granted_by(self.plain, self.words)

    @cached_property
    def matter(self) -> frozenset[str]:
        """What a line of somebody's help tells besides the helping; nothing for another line."""
        if self.part != SUPPORTED:
            return frozenset()
        helping = self.words.parts.ranks[SUPPORTED]
        helped = " ".join(part for part in clauses(self.plain) if helping.search(part))
        return roots_of(self.words.parts.without(helped), self.language)

    @cached_property
    def told(self) -> frozenset[str]:
        """What it tells, whoever's part in it."""
        return roots_of(self.words.parts.without(self.plain), self.language)


@dataclass(frozen=True, eq=False)
class Entry:
    """A job, a school, a project …: its name, what one was there, from when to when, and its lines."""

    path: str
    name: str = ""
    title: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    lines: Sequence[Line] = ()
    language: LanguageCode = "en"

    @property
    def section(self) -> str:
        return self.path.partition("[")[0]

    @property
    def is_post(self) -> bool:
        return bool(self.title) and self.section != "education"

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
