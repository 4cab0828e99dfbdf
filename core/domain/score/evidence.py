"""What the passages of a CV prove, by key; and how far that answers each thing a posting asks for."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from core.domain.keywords import Term, Vocabulary
from core.domain.keywords.units import keys_of_units, read_units
from core.domain.languages import LanguageCode
from core.domain.score.model import Level, Match
from core.domain.score.passages import Passage

LEVELS: tuple[Level, ...] = ("listed", "stated", "described", "result")
STRENGTHS = (0.0, 0.25, 0.5, 0.75)
RECENT_BONUS = 0.25
SCATTERED = 0.7
"""What all the words of a phrase are worth when the CV has them, but not side by side."""
LIST_WEIGHT = 0.2
"""How much a word in a list counts for the field of the CV, a word in a sentence counting 1."""


@dataclass(frozen=True)
class Proof:
    """The best a CV says for one key. `strength` 0…1 orders listed < described < with result < recent."""

    level: int
    recent: bool
    where: str

    @property
    def strength(self) -> float:
        return STRENGTHS[self.level] + (RECENT_BONUS if self.recent and self.level >= 2 else 0.0)


@dataclass(frozen=True)
class Evidence:
    """`proofs` by key; `words`: how often each key of a single unit occurs, for the field of the CV."""

    proofs: dict[str, Proof]
    words: Counter[str]
    weighted: dict[str, float]


@dataclass(frozen=True)
class Answer:
    """How far the CV answers a term: `told` in words, `listed` only in a list (both 0…1, together ≤ 1), and
    how well it is `backed` (0…1). `proof` is the best proof when the term as a whole is shown."""

    term: Term
    told: float
    listed: float
    backed: float
    proof: Proof | None

    def as_match(self) -> Match:
        term, proof = self.term, self.proof
        if proof is None:
            return Match(text=term.text, kind=term.kind, line=term.line)
        level = LEVELS[proof.level]
        return Match(
            text=term.text,
            kind=term.kind,
            line=term.line,
            level=level,
            recent=proof.recent,
            where=proof.where,
        )


def gather(
    passages: Iterable[Passage], vocabulary: Vocabulary, languages: Iterable[LanguageCode]
) -> Evidence:
    proofs: dict[str, Proof] = {}
    words: Counter[str] = Counter()
    weighted: dict[str, float] = {}
    for language in languages:
        for passage in passages:
            units = read_units(passage.text, vocabulary, language)
            proof = Proof(passage.proof, passage.recent, passage.where)
            for key in keys_of_units(units, vocabulary, language):
                known = proofs.get(key)
                if known is None or proof.strength > known.strength:
                    proofs[key] = proof
            share = LIST_WEIGHT if passage.proof == 0 else 1.0
            for unit in units:
                words[unit.key] += 1
                weighted[unit.key] = weighted.get(unit.key, 0.0) + share
    return Evidence(proofs, words, weighted)


def answer(term: Term, evidence: Evidence) -> Answer:
    """Whole phrase first, then its words; what is told in words counts before what is only listed."""
    proofs = evidence.proofs
    found = [proofs[key] for key in (term.key, *term.alternatives) if key in proofs]
    whole = max(found, key=lambda proof: proof.strength, default=None)
    parts = [(rarity**2, proofs.get(part)) for part, rarity in zip(term.parts, term.rarities, strict=True)]
    total = term.rarity or 1.0
    told = SCATTERED * sum(share for share, proof in parts if proof and proof.level > 0) / total
    shown = SCATTERED * sum(share for share, proof in parts if proof) / total
    backed = SCATTERED * sum(share * proof.strength for share, proof in parts if proof) / total
    if whole is not None:
        told = max(told, 1.0 if whole.level > 0 else 0.0)
        shown, backed = 1.0, max(backed, whole.strength)
    elif len(parts) > 1 and all(proof for _, proof in parts):
        whole = min((proof for _, proof in parts if proof), key=lambda proof: proof.strength)
    return Answer(term, told, max(0.0, shown - told), backed, whole)
