"""What a posting asks for, as terms: verbatim spans with a weight, alternatives folded into one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from core.domain.keywords.phrases import Phrase, find_choices
from core.domain.keywords.units import Unit, read_units, text_keys
from core.domain.keywords.vocabulary import Vocabulary
from core.domain.languages import LANGUAGES, LanguageCode, detect_language
from core.domain.posting import JobPosting, RequirementKind

WEIGHTS: dict[RequirementKind, float] = {"must": 3.0, "duty": 2.0, "nice": 1.0, "benefit": 0.0}
TITLE_WEIGHT = 3.0
CONTEXT_WEIGHT = 0.5
KNOWN_RARITY = 0.9
MAX_TERMS = 400
MAX_MENTIONS = 6


@dataclass(frozen=True)
class Term:
    """One thing a posting asks for.

    `text` is copied from the posting; `key` is the form texts are compared by; `parts` are the keys of its
    words and `rarities` theirs (0…1). `weight`: must 3, duty 2, nice 1, benefit 0; title 3; the rest of the
    description 0.5. `line` indexes `posting.requirements`, -1 for title and description. `alternatives` are
    the keys of the other choices when the posting says "A or B": one of them is enough.
    """

    text: str
    key: str
    weight: float
    kind: RequirementKind
    line: int
    alternatives: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    rarities: tuple[float, ...] = ()
    mentions: int = 1

    @cached_property
    def rarity(self) -> float:
        """Squared, so that telling words count much more than general ones; a phrase is worth its words."""
        return sum(rarity**2 for rarity in self.rarities)

    @cached_property
    def importance(self) -> float:
        """What repeats matters more, up to six mentions."""
        return self.weight * self.rarity * min(self.mentions, MAX_MENTIONS)


@dataclass(frozen=True)
class _Line:
    text: str
    weight: float
    kind: RequirementKind
    number: int


def is_shown(term: Term, keys: frozenset[str]) -> bool:
    """Whether a text with these `text_keys` shows the term: phrase, alternative, or all its words."""
    if term.key in keys or any(other in keys for other in term.alternatives):
        return True
    return len(term.parts) > 1 and all(part in keys for part in term.parts)


def text_shows(term: Term, text: str, vocabulary: Vocabulary, language: LanguageCode) -> bool:
    return is_shown(term, text_keys(text, vocabulary, language))


def posting_language(posting: JobPosting) -> LanguageCode:
    """The posting's declared language when we know it, else the one its text is written in."""
    declared = posting.in_language[:2].lower()
    for code in LANGUAGES:
        if code == declared:
            return code
    return detect_language(posting.description or " ".join(line.text for line in posting.requirements))


def posting_terms(posting: JobPosting, vocabulary: Vocabulary) -> tuple[Term, ...]:
    """At most 400 terms, the most important (weight × rarity × mentions) first; each key once.

    A term that comes back keeps its highest weight and the place where it had it.
    """
    language = posting_language(posting)
    best: dict[str, Term] = {}
    for line in _lines(posting):
        for term in _line_terms(line, vocabulary, language):
            known = best.get(term.key)
            mentions = 1 + (known.mentions if known else 0)
            kept = term if known is None or term.weight > known.weight else known
            best[term.key] = replace(kept, mentions=mentions)
    ranked = sorted(best.values(), key=lambda term: (-term.importance, term.line, term.key))
    return tuple(ranked[:MAX_TERMS])


def _lines(posting: JobPosting) -> Iterator[_Line]:
    """Requirement lines count as such; the same words again in the description do not count twice."""
    yield _Line(posting.title, TITLE_WEIGHT, "must", -1)
    for number, requirement in enumerate(posting.requirements):
        yield _Line(requirement.text, WEIGHTS[requirement.kind], requirement.kind, number)
    rest = posting.description
    for requirement in posting.requirements:
        rest = rest.replace(requirement.text, "\n", 1)
    for text in rest.splitlines():
        yield _Line(text, CONTEXT_WEIGHT, "duty", -1)


def _line_terms(line: _Line, vocabulary: Vocabulary, language: LanguageCode) -> Iterator[Term]:
    units = read_units(line.text, vocabulary, language)
    for choice in find_choices(units, vocabulary, language):
        yield _term(choice, line, vocabulary, language)


def _term(choice: tuple[Phrase, ...], line: _Line, vocabulary: Vocabulary, language: LanguageCode) -> Term:
    first = choice[0]
    return Term(
        text=line.text[first.units[0].start : choice[-1].units[-1].end],
        key=first.key,
        weight=line.weight,
        kind=line.kind,
        line=line.number,
        alternatives=tuple(phrase.key for phrase in choice[1:]),
        parts=tuple(unit.key for unit in first.units),
        rarities=tuple(_rarity(unit, vocabulary, language) for unit in first.units),
    )


def _rarity(unit: Unit, vocabulary: Vocabulary, language: LanguageCode) -> float:
    return KNOWN_RARITY if unit.known else vocabulary.rarity_of(unit.tokens[0].word, language)
