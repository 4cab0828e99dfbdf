"""What a check of the truth has to say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, Self

from core.domain.folding import fold
from core.domain.languages import LanguageCode
from core.domain.model import Model

ClaimKind = Literal[
    "name", "quantity", "date", "strength", "reach", "title", "degree", "language", "award", "place"
]


class Finding(Model):
    """One claim and what is wrong with it. `entry` is the path of the profile's entry it was held against
    ("work[1]"), "" for the whole profile."""

    text: str
    why: str
    kind: ClaimKind
    entry: str = ""


@dataclass(frozen=True)
class Verdict:
    """`unsupported` must not leave the app; `unchecked` could not be judged and is shown as such."""

    unsupported: Sequence[Finding] = ()
    unchecked: Sequence[Finding] = ()

    @classmethod
    def of_all(cls, verdicts: Iterable[Self]) -> "Verdict":
        each = list(verdicts)
        return Verdict(
            tuple(finding for verdict in each for finding in verdict.unsupported),
            tuple(finding for verdict in each for finding in verdict.unchecked),
        )


class LineJudge(Protocol):
    """Judges one line of a CV (the gate)."""

    def line(self, path: str, text: str, language: LanguageCode | None = None) -> Verdict: ...


@dataclass(frozen=True)
class CheckedSentence:
    """`leans`: it speaks of the post that a sentence before it names."""

    text: str
    verdict: Verdict
    leans: bool = False


@dataclass(frozen=True)
class CheckedText:
    """A text in its sentences, each with what is said of it."""

    sentences: Sequence[CheckedSentence]

    @property
    def verdict(self) -> Verdict:
        return Verdict.of_all(sentence.verdict for sentence in self.sentences)


@dataclass(frozen=True)
class Addressee:
    """Whom a text is written to: their name, their place and the title of the job may be named, and say
    nothing about the person."""

    title: str = ""
    employer: str = ""
    place: str = ""

    @property
    def names(self) -> Sequence[str]:
        return [name for name in (self.title, self.employer, self.place) if name]

    @property
    def words(self) -> frozenset[str]:
        """Folded: also a part of a name may be named."""
        return words_of_names(self.names)


def words_of_names(names: Iterable[str]) -> frozenset[str]:
    """Folded, without what stands between them."""
    return frozenset(word.strip(",.;()") for name in names for word in fold(name).split())


NOBODY = Addressee()
"""For texts that address no employer."""


@dataclass
class Findings:
    """Gathers what one text gets."""

    entry: str
    unsupported: list[Finding] = field(default_factory=list)
    unchecked: list[Finding] = field(default_factory=list)

    def refuse(self, kind: ClaimKind, text: str, why: str) -> None:
        self.unsupported.append(Finding(text=text, why=why, kind=kind, entry=self.entry))

    def doubt(self, kind: ClaimKind, text: str, why: str) -> None:
        self.unchecked.append(Finding(text=text, why=why, kind=kind, entry=self.entry))

    def verdict(self) -> Verdict:
        return Verdict(tuple(self.unsupported), tuple(self.unchecked))
