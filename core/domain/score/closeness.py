"""Whether two texts speak of the same kind of work, by shared words and by word vectors."""

import math
from collections.abc import Iterable, Mapping

from core.domain.keywords import Term, Vocabulary
from core.domain.keywords.units import read_units
from core.domain.languages import LanguageCode
from core.domain.resume import Resume

Vector = list[float]
DIMENSIONS = 64
HEAVIEST = 60
"""Words beyond the heaviest sixty hardly turn the direction, but take time."""


def word_weights(text: str, vocabulary: Vocabulary, language: LanguageCode) -> dict[str, float]:
    """Key → rarity, for the words of a title that count at all."""
    weights: dict[str, float] = {}
    for unit in read_units(text, vocabulary, language):
        word = unit.tokens[0].word
        if unit.known or word not in vocabulary.stopwords[language]:
            weights[unit.key] = 0.9 if unit.known else vocabulary.rarity_of(word, language)
    return weights


def direction(weights: Mapping[str, float], vocabulary: Vocabulary) -> Vector:
    """Weighted sum of the heaviest words' vectors at length 1; all zeros when no word has one."""
    total = [0.0] * DIMENSIONS
    known = [(weight, key) for key, weight in weights.items() if key in vocabulary.vectors]
    for weight, key in sorted(known, reverse=True)[:HEAVIEST]:
        vector = memoryview(vocabulary.vectors[key]).cast("b")
        total = [old + weight * new for old, new in zip(total, vector, strict=True)]
    length = math.sqrt(sum(value * value for value in total))
    return [value / length for value in total] if length else total


def cosine(left: Vector, right: Vector) -> float:
    return max(0.0, sum(a * b for a, b in zip(left, right, strict=True)))


def field_weights(words: Mapping[str, float], vocabulary: Vocabulary) -> dict[str, float]:
    rarity = vocabulary.rarity["en"]
    return {key: count * rarity[key] for key, count in words.items() if key in vocabulary.vectors}


def posting_words(terms: Iterable[Term]) -> dict[str, float]:
    words: dict[str, float] = {}
    for term in terms:
        for part, rarity in zip(term.parts, term.rarities, strict=True):
            words[part] = words.get(part, 0.0) + rarity * term.mentions
    return words


def nearest_title(
    wanted: str, held: Iterable[str], vocabulary: Vocabulary, language: LanguageCode
) -> tuple[float, str]:
    """The held title nearest to the wanted one, and how near (0…1): shared words, or words of like work."""
    weights = word_weights(wanted, vocabulary, language)
    total = sum(weight**2 for weight in weights.values())
    target = direction(weights, vocabulary)
    best = (0.0, "")
    for title in held:
        other = word_weights(title, vocabulary, language)
        shared = sum(weight**2 for key, weight in weights.items() if key in other) / (total or 1.0)
        near = max(shared, cosine(target, direction(other, vocabulary)) if language == "en" else 0.0)
        best = max(best, (near, title), key=lambda pair: pair[0])
    return best


def held_titles(resume: Resume, full_text: str) -> list[str]:
    """Positions and headline; and the first line of the text when it is as short as a headline."""
    first = next((line.strip() for line in full_text.splitlines() if line.strip()), "")
    titles = [resume.basics.label, *(work.position for work in resume.work)]
    if first != resume.basics.name and len(first.split()) <= 8:
        titles.append(first)
    return list(dict.fromkeys(title for title in titles if title))[:30]
