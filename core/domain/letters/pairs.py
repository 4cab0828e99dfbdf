"""Which fact of the profile answers which need of the posting."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.keywords import Term
from core.domain.letters.facts import Fact
from core.domain.letters.needs import Need
from core.domain.relevance import Relevance

_UNSAYABLE, _WITH_FIGURE, _SAME_ENTRY, _SAID_BEFORE = 0.5, 1.15, 0.6, 0.25
_COVERED = 0.5
"""A need is quoted whole only when the fact shows this share of what its words weigh."""
_FAINT = 0.9
"""Below this the two share only an everyday word (one musts-have rare word weighs 3, a duty's 2)."""


@dataclass(frozen=True)
class Pair:
    """`terms`: what the two have in common, most important first. `whole`: the need may be quoted."""

    need: Need
    fact: Fact
    terms: tuple[Term, ...]
    whole: bool


@dataclass(frozen=True)
class Matcher:
    """`nameable` are the terms that may stand in a sentence on their own."""

    needs: Sequence[Need]
    facts: Sequence[Fact]
    relevance: Relevance
    nameable: frozenset[Term]

    def match(self, most: int) -> list[Pair]:
        """The strongest pairs: each need and fact at most once, new terms and new entries preferred."""
        candidates = self._candidates()
        pairs: list[Pair] = []
        while candidates and len(pairs) < most:
            best = max(candidates, key=lambda pair: _weigh(pair, pairs))
            if _weigh(best, pairs) < _FAINT:
                break
            pairs.append(best)
            candidates = [pair for pair in candidates if _is_other(pair, best)]
        return pairs

    def _candidates(self) -> list[Pair]:
        shown = {fact: frozenset(self.relevance.shown(fact.text)) for fact in self.facts}
        pairs = [self._pair(need, fact, shown[fact]) for need in self.needs for fact in self.facts]
        return [pair for pair in pairs if pair.whole or self.nameable & set(pair.terms)]

    def _pair(self, need: Need, fact: Fact, shown: frozenset[Term]) -> Pair:
        common = tuple(term for term in need.terms if term in shown)
        return Pair(need, fact, common, _is_covered(need, common))


def _weigh(pair: Pair, pairs: Sequence[Pair]) -> float:
    said = {term for known in pairs for term in known.terms}
    if said.issuperset(pair.terms):
        return 0.0
    weight = sum(term.importance * (_SAID_BEFORE if term in said else 1.0) for term in pair.terms)
    weight *= 1.0 if pair.fact.clause or pair.fact.noun else _UNSAYABLE
    weight *= _WITH_FIGURE if any(char.isdigit() for char in pair.fact.text) else 1.0
    weight *= pair.fact.recency
    return weight * (_SAME_ENTRY if any(pair.fact.entry == known.fact.entry for known in pairs) else 1.0)


def _is_other(pair: Pair, taken: Pair) -> bool:
    return pair.need is not taken.need and pair.fact.text != taken.fact.text


def _is_covered(need: Need, common: Sequence[Term]) -> bool:
    own = sum(term.rarity for term in need.core)
    shared = sum(term.rarity for term in common if term in need.core)
    return bool(need.phrase and shared) and shared >= _COVERED * own
