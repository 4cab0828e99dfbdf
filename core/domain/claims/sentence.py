"""One sentence, read once from each side that the checks look at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from core.domain.claims.addressing import Addressed
from core.domain.claims.known import Known
from core.domain.claims.lines import Entry, Line
from core.domain.claims.numbers.quantities import read_quantities
from core.domain.claims.numbers.quantity import Quantity
from core.domain.claims.numbers.written_dates import without_periods
from core.domain.claims.stemming import roots_of
from core.domain.claims.strength import clauses
from core.domain.claims.telling import Told, nearest_lines
from core.domain.claims.words import ClaimWords
from core.domain.folding import fold
from core.domain.languages import LanguageCode

_NONE = re.compile(r"[^.:;,]*:\s*(?:no|none|nein|keine?|non|aucune?|ningun[oa]?|nao|nenhuma?)(?!\w)")
"""An answer on a form: "Master's degree: no"."""

_MAY_BE_FIRST = re.compile(
    r"\w(?:o|é|í|ei|i|ou|ava|ia|aba|[aei]mos)(?!\w)|(?<!\w)(?:fui|foi|soy|yo|eu)(?!\w)"
)
"""How verbs end in the first person where a language leaves out the pronoun."""

_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*[\"”“»]")
_PARTS = re.compile(r"(?<=[,;:])\s")
_THAT = re.compile(r"(?<!\w)(?:that|dass|que)(?!\w)")


Form = Literal["text", "line", "summary", "item"]
"""Of a letter, a line of an entry, the lines at the head of a CV, one skill or paper."""

_WITHOUT_PRONOUNS = frozenset({"es", "pt"})


@dataclass(frozen=True)
class Sentence:
    """`entries` are those it speaks of."""

    known: Known
    addressed: Addressed
    language: LanguageCode
    entries: Sequence[Entry]
    form: Form = "text"

    @property
    def text(self) -> str:
        """With gaps where it names whom it is written to."""
        return self.addressed.text

    @cached_property
    def own(self) -> str:
        """Without what it quotes of the posting: "You ask for a Degree, and …"."""
        if self.form != "text" or self.words.turns.asked.search(fold(self.text)) is None:
            return self.text
        return " ".join(map(self._without_quotes, _PARTS.split(self.text)))

    def _without_quotes(self, part: str) -> str:
        turns, plain = self.words.turns, fold(part)
        if turns.asked.search(plain) is None:
            return part
        return _QUOTED.sub(" ", part) if turns.first.search(plain) else " "

    @cached_property
    def words(self) -> ClaimWords:
        return self.known.words(self.language)

    @property
    def is_of_all(self) -> bool:
        """Whether it may speak of anything in the profile."""
        return len(self.entries) == len(self.known.ledger.everything)

    @property
    def is_of_oneself(self) -> bool:
        """In a letter, "the manager was preparing for it" says nothing of who writes, nor does a question."""
        if self.form == "text" and self.text.endswith("?"):
            return False
        if self.form != "text":
            return True
        if self.language in _WITHOUT_PRONOUNS:
            return _MAY_BE_FIRST.search(self.text.lower()) is not None
        return self.words.turns.first.search(self.plain) is not None

    @cached_property
    def plain(self) -> str:
        """Folded, without turns of speech."""
        return self.words.turns.ignored.sub(" ", fold(self.text))

    @cached_property
    def unnamed(self) -> str:
        """What it says to be so already, without the names of employers and schools: "Inventada" invents
        nothing."""
        return self._stated(
            self.words.turns.ignored.sub(" ", self.known.ledger.names.without(fold(self.own)))
        )

    @cached_property
    def stated(self) -> str:
        """What it says to be so already, with all names."""
        return self._stated(self.plain)

    def _stated(self, folded: str) -> str:
        said = _NONE.sub(" ", folded)
        return ", ".join(part for part in clauses(said) if not self._is_wish(part))

    def _is_wish(self, part: str) -> bool:
        """ "I would like to lead", but not "I would like to say that I led"; a line of a CV has no wishes."""
        turns = self.words.turns
        if turns.denied.search(part) and not turns.affirmed.search(part):
            return True
        wish = turns.wished.search(part) if self.form in ("text", "summary") else None
        return wish is not None and _THAT.search(part, wish.end()) is None

    @cached_property
    def undated(self) -> str:
        """ "I have been a nurse" for "I have been since 2017 a nurse"."""
        return " ".join(without_periods(self.unnamed).replace("…", " ").split())

    @cached_property
    def untitled(self) -> str:
        """Without titles either: who writes "Assistant to the head of sales" leads nothing."""
        return self.known.ledger.titles.sub(" ", self.unnamed)

    @cached_property
    def counted(self) -> str:
        """Without what has digits and counts nothing: dates, the names of papers."""
        return self.known.ledger.without_paper_names(without_periods(self.text))

    @cached_property
    def quantities(self) -> Sequence[Quantity]:
        return read_quantities(self.counted, self.language, self.words)

    @cached_property
    def told(self) -> Told:
        roots = roots_of(self.words.parts.without(self.untitled), self.language)
        return Told(self.untitled, roots, self.quantities)

    @cached_property
    def near(self) -> Sequence[Line]:
        return nearest_lines(self.told, self.entries)
