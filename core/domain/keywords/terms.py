"""What a posting asks for, as terms: verbatim spans with a weight, alternatives folded into one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.domain.keywords.units import Unit, read_units, text_keys
from core.domain.keywords.vocabulary import Vocabulary
from core.domain.languages import LANGUAGES, LanguageCode, detect_language
from core.domain.posting import JobPosting, RequirementKind

WEIGHTS: dict[RequirementKind, float] = {"must": 3.0, "duty": 2.0, "nice": 1.0, "benefit": 0.0}
TITLE_WEIGHT = 3.0
CONTEXT_WEIGHT = 0.5
MAX_TERMS = 400
COMMON = 0.12
"""Words of lower rarity than this ("team", "work") are not terms."""

_OR = frozenset({"or", "oder", "bzw", "ou", "o", "u"})
_LIST_GAP = re.compile(r"\s*[,/]\s*")


@dataclass(frozen=True)
class Term:
    """One thing a posting asks for.

    `text` is copied from the posting; `key` is the form texts are compared by; `parts` are the keys of its
    words. `weight`: must 3, duty 2, nice 1, benefit 0; title 3; the rest of the description 0.5.
    `line` indexes `posting.requirements`, -1 for title and description. `alternatives` are the keys of the
    other choices when the posting says "A or B": one of them is enough. `rarity` is 0…1 per word, summed.
    """

    text: str
    key: str
    weight: float
    kind: RequirementKind
    line: int
    alternatives: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    rarity: float = 1.0

    @property
    def importance(self) -> float:
        return self.weight * self.rarity


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
    """At most 400 terms, the most important (weight × rarity) first; each key once, at its highest weight."""
    language = posting_language(posting)
    best: dict[str, Term] = {}
    for line in _lines(posting):
        for term in _line_terms(line, vocabulary, language):
            known = best.get(term.key)
            if known is None or term.weight > known.weight:
                best[term.key] = term
    ranked = sorted(best.values(), key=lambda term: (-term.importance, term.line, term.key))
    return tuple(ranked[:MAX_TERMS])


def _lines(posting: JobPosting) -> Iterator[_Line]:
    yield _Line(posting.title, TITLE_WEIGHT, "must", -1)
    for number, requirement in enumerate(posting.requirements):
        yield _Line(requirement.text, WEIGHTS[requirement.kind], requirement.kind, number)
    for text in posting.description.splitlines():
        yield _Line(text, CONTEXT_WEIGHT, "duty", -1)


def _line_terms(line: _Line, vocabulary: Vocabulary, language: LanguageCode) -> Iterator[Term]:
    units = read_units(line.text, vocabulary, language)
    chunks: list[list[Unit]] = []
    pending: list[Unit] = []
    for unit in units:
        if pending and not unit.joined:
            chunks.append(pending)
            pending = []
        if _counts(unit, vocabulary, language):
            pending.append(unit)
        elif pending:
            chunks.append(pending)
            pending = []
    chunks.append(pending)
    for chunk in chunks:
        for phrase in _phrases(chunk):
            yield _term(phrase, line, vocabulary, language)


def _counts(unit: Unit, vocabulary: Vocabulary, language: LanguageCode) -> bool:
    if unit.known:
        return True
    word = unit.tokens[0].word
    if len(word) < 2 or word.isdigit() or word in vocabulary.stopwords[language]:
        return False
    return vocabulary.rarity_of(word, language) >= COMMON


def _phrases(chunk: list[Unit]) -> Iterator[list[Unit]]:
    """A known name stands alone; other neighbours form phrases of at most three words."""
    pending: list[Unit] = []
    for unit in chunk:
        if unit.known or len(pending) == 3:
            if pending:
                yield pending
            pending = []
        if unit.known:
            yield [unit]
        else:
            pending.append(unit)
    if pending:
        yield pending


def _term(units: list[Unit], line: _Line, vocabulary: Vocabulary, language: LanguageCode) -> Term:
    parts = tuple(unit.key for unit in units)
    rarity = sum(1.0 if u.known else vocabulary.rarity_of(u.tokens[0].word, language) for u in units)
    text = line.text[units[0].start : units[-1].end]
    return Term(text, " ".join(parts), line.weight, line.kind, line.number, (), parts, rarity)
