"""The words that claims are made of, in one language (core/vocabulary/claims/<language>.toml)."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from core.domain.claims.folding import fold

Words = tuple[str, ...]
_ARTICLE = r"(?:un|una|um|uma|une|a|an|the|les|los|las|os|as|den|der|die|eine?n?m?r?|bonne|good)"


class ClaimWords(BaseModel):
    """Each word is folded; `*` stands for any letters, `...` for any words. Ranks go from weak to strong.

    `strength`: what a verb says of the part somebody had: supported, managed, led, founded; what is in none is
    an ordinary doing. `reach`: how far something went: firm, country, world. `seniority`: words that
    lower a title first, then those that raise it. `units`: kinds of things that are counted, each with its words.
    `years`, `more`, `less`, `about`: the words around numbers. `awards`, `certificates`: what distinguishes.
    `plain`: capital words that name nothing. `roles`: what stands in front of a title. `ignored`: turns of speech
    whose words mean something else. `rewritten`: an amount in digits for what is said in other words.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    strength: Mapping[str, Words]
    reach: Mapping[str, Words]
    lowered: Words
    raised: Mapping[str, Words]
    units: Mapping[str, Words]
    more: Words
    less: Words
    about: Words
    up_to: Words
    awards: Words
    certificates: Words
    plain: Words
    times: Mapping[str, Words]
    roles: Words
    ignored: Words
    rewritten: Mapping[str, Words]

    @cached_property
    def strengths(self) -> Sequence[re.Pattern[str]]:
        return [any_of(self.strength[name]) for name in ("supported", "managed", "led", "founded")]

    @cached_property
    def reaches(self) -> Sequence[re.Pattern[str]]:
        return [any_of(self.reach[name]) for name in ("firm", "country", "world")]

    @cached_property
    def lowers(self) -> re.Pattern[str]:
        return any_of(self.lowered)

    @cached_property
    def raises(self) -> Sequence[re.Pattern[str]]:
        return [any_of(words) for words in self.raised.values()]

    @cached_property
    def unit_patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {name: any_of(words) for name, words in self.units.items()}

    @cached_property
    def time_patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {factor: any_of(words) for factor, words in self.times.items()}

    @cached_property
    def role(self) -> re.Pattern[str]:
        return any_of(self.roles)

    @cached_property
    def idiom(self) -> re.Pattern[str]:
        return any_of(self.ignored)

    @cached_property
    def rewrites(self) -> Sequence[tuple[re.Pattern[str], str]]:
        return [(any_of(words), amount) for amount, words in self.rewritten.items()]

    @cached_property
    def hedges(self) -> Mapping[str, re.Pattern[str]]:
        """Before a number, or right after it ("150 and more")."""
        each = {"more": self.more, "less": self.less, "about": self.about, "up_to": self.up_to}
        return {name: re.compile(rf"(?<!\w)(?:{_alternatives(words)})(?:\s{_ARTICLE})?\W*$") for name, words in each.items()}

    @cached_property
    def award(self) -> re.Pattern[str]:
        return any_of(self.awards)

    @cached_property
    def certificate(self) -> re.Pattern[str]:
        return any_of(self.certificates)

    @cached_property
    def plain_words(self) -> frozenset[str]:
        return frozenset(map(fold, self.plain))


def any_of(words: Sequence[str]) -> re.Pattern[str]:
    """One pattern for all; of none, a pattern that fits nothing."""
    return re.compile(rf"(?<!\w)(?:{_alternatives(words)})(?!\w)") if words else re.compile(r"(?!)")


def _alternatives(words: Sequence[str]) -> str:
    longest_first = sorted(map(fold, words), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\.\.\.", r"[^.;]*?").replace(r"\ ", r"\s+") for word in longest_first)
