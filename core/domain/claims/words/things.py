"""Words for things that are counted and measured."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from core.domain.claims.words.patterns import AnyOf, Words, WordTable
from core.domain.folding import fold
from core.domain.keywords.stems import stem
from core.domain.languages import LanguageCode

_LEAST_TAIL = 5
MEMBER = "one of "


class ThingWords(WordTable):
    """`units`: kinds of things, each with its general words; `members`: the special words of some kinds
    ("cooks" are people). `kin`: things that go by several names. `listed`: sections of a profile whose
    entries may be counted."""

    units: Mapping[str, AnyOf]
    members: Mapping[str, AnyOf]
    kin: Mapping[str, Words]
    listed: Mapping[str, AnyOf]

    def kind_of(self, phrase: Sequence[str]) -> str:
        """The first kind of thing that a phrase names: "people", or "one of people" for "cooks"; else ""."""
        text = " ".join(phrase)
        found = [
            (match.start(), -len(match[0]), name)
            for name, kind in self._kinds
            if (match := kind.search(text))
        ]
        return min(found)[2] if found else ""

    def in_months(self, text: str) -> str:
        """ "56 months" for "4 years and 8 months"."""
        return self._years_and_months.sub(
            lambda found: f"{12 * int(found['years']) + int(found['months'])} {found['unit']}", text
        )

    @cached_property
    def _years_and_months(self) -> re.Pattern[str]:
        years, months = (self.units[unit].pattern for unit in ("years", "months"))
        and_more = rf"(?: (?:and|und|et|y|e))? (?P<months>\d{{1,2}}) (?P<unit>{months})"
        return re.compile(rf"(?<![\w.,])(?P<years>\d{{1,2}}) {years},?{and_more}")

    def kin_of(self, words: Iterable[str], language: LanguageCode) -> frozenset[str]:
        """The groups of things these words belong to; a German compound belongs where its end does."""
        return frozenset[str]().union(*(self._groups(word, language) for word in words))

    @cached_property
    def _kinds(self) -> Sequence[tuple[str, re.Pattern[str]]]:
        return [*self.units.items(), *((MEMBER + name, kind) for name, kind in self.members.items())]

    @cached_property
    def _kin_of(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for group, words in self.kin.items():
            for word in words:
                found.setdefault(fold(word), set()).add(group)
        return {word: frozenset(groups) for word, groups in found.items()}

    def _groups(self, word: str, language: LanguageCode) -> frozenset[str]:
        forms = [word, stem(word, language), word.removesuffix("s")]
        if language == "de":
            forms += [word[at:] for at in range(3, len(word) - _LEAST_TAIL + 1)]
        return next((self._kin_of[form] for form in forms if form in self._kin_of), frozenset())
