"""Which fact of the profile answers which need of the posting."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from core.domain.keywords import Term
from core.domain.letters.facts import Fact
from core.domain.letters.needs import Need
from core.domain.relevance import Relevance

_UNSAYABLE, _WITH_FIGURE, _SAME_ENTRY, _SAID_BEFORE, _NEAR = 0.5, 1.15, 0.6, 0.25, 0.7
_COVERED, _NEARLY = 0.5, 0.25
"""The share of a need's words, by rarity, that a fact must show to answer it, or to stand near it."""
_FAINT = 0.4
"""Below this the two share only an everyday word (one rare word of a demand weighs 3, of a duty 2)."""

Manner = Literal["whole", "terms", "near"]


@dataclass(frozen=True)
class Pair:
    """`terms`: what the two have in common, most important first. `manner` is how the need may be named:
    answered whole, by the shared terms alone, or whole but only as what the fact comes near to."""

    need: Need
    fact: Fact
    terms: tuple[Term, ...]
    manner: Manner | None


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
        return [pair for pair in pairs if pair.manner]

    def _pair(self, need: Need, fact: Fact, shown: frozenset[Term]) -> Pair:
        common = tuple(term for term in need.terms if term in shown)
        return Pair(need, fact, common, self._manner(need, fact, common))

    def _manner(self, need: Need, fact: Fact, common: Sequence[Term]) -> Manner | None:
        coverage = _coverage(need, common)
        if coverage >= _COVERED and fact.is_sayable:
            return "whole"
        if any(_is_sayable(term, fact) for term in self.nameable & set(common)):
            return "terms"
        return "near" if coverage >= _NEARLY and fact.is_sayable else None


def _is_sayable(term: Term, fact: Fact) -> bool:
    """A mere mention ("my work as Teacher involved …") needs more than the job title's own word."""
    return fact.is_sayable or term.key not in fact.source.full.lower()


def _weigh(pair: Pair, pairs: Sequence[Pair]) -> float:
    said = {term for known in pairs for term in known.terms}
    if said.issuperset(pair.terms):
        return 0.0
    weight = sum(term.importance * (_SAID_BEFORE if term in said else 1.0) for term in pair.terms)
    weight *= 1.0 if pair.fact.clause or pair.fact.noun else _UNSAYABLE
    weight *= _WITH_FIGURE if any(char.isdigit() for char in pair.fact.text) else 1.0
    weight *= pair.fact.recency * (_NEAR if pair.manner == "near" else 1.0)
    return weight * (_SAME_ENTRY if any(pair.fact.entry == known.fact.entry for known in pairs) else 1.0)


def _is_other(pair: Pair, taken: Pair) -> bool:
    return pair.need is not taken.need and pair.fact.text != taken.fact.text


def _coverage(need: Need, common: Sequence[Term]) -> float:
    """The share of the quotable need, by rarity of its words, that the fact shows."""
    own = sum(term.rarity for term in need.core)
    shared = sum(term.rarity for term in common if term in need.core)
    return shared / own if need.phrase and own else 0.0
