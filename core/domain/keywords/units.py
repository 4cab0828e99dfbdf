"""Reads a text as units: known names of one or more words, and stems of all other words."""

from dataclasses import dataclass
from itertools import pairwise

from core.domain.keywords.stems import stem
from core.domain.keywords.tokens import Token, tokenize
from core.domain.keywords.vocabulary import Vocabulary
from core.domain.languages import LanguageCode


@dataclass(frozen=True, slots=True)
class Unit:
    """`key` is canonical for a known name and a stem otherwise; `tokens` are the words it was read from."""

    key: str
    tokens: tuple[Token, ...]
    known: bool

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def gap(self) -> str:
        return self.tokens[0].gap

    @property
    def joined(self) -> bool:
        return self.tokens[0].joined


def read_units(text: str, vocabulary: Vocabulary, language: LanguageCode) -> list[Unit]:
    """Longest known name first, left to right; what is not known becomes a unit of one stemmed word."""
    tokens = tokenize(text)
    units: list[Unit] = []
    position = 0
    while position < len(tokens):
        unit = _known_name(tokens, position, vocabulary, language) or _plain(tokens[position], language)
        units.append(unit)
        position += len(unit.tokens)
    return units


def _plain(token: Token, language: LanguageCode) -> Unit:
    return Unit(stem(token.word, language), (token,), known=False)


def _known_name(
    tokens: list[Token], position: int, vocabulary: Vocabulary, language: LanguageCode
) -> Unit | None:
    first = tokens[position]
    longest = max(
        vocabulary.alias_lengths.get(first.word, 0),
        vocabulary.alias_lengths.get(stem(first.word, language), 0),
    )
    for length in range(min(longest, len(tokens) - position), 0, -1):
        span = tuple(tokens[position : position + length])
        key = _alias(span, vocabulary, language)
        if key is not None:
            return Unit(key, span, known=True)
    key = vocabulary.exact.get(first.text) or _alone_in_a_list(tokens, position, vocabulary)
    if key is not None and not _is_plain_word(tokens, position, vocabulary.stopwords[language]):
        return Unit(key, (first,), known=True)
    return None


def _alias(span: tuple[Token, ...], vocabulary: Vocabulary, language: LanguageCode) -> str | None:
    if any("\n\n" in token.gap or token.gap.strip(" \t\n-‐‑–/&.'’") for token in span[1:]):
        return None
    written = " ".join(token.word for token in span)
    return vocabulary.aliases.get(written) or vocabulary.aliases.get(
        " ".join(stem(token.word, language) for token in span)
    )


def _alone_in_a_list(tokens: list[Token], position: int, vocabulary: Vocabulary) -> str | None:
    """ "word, excel, outlook": in a list, small letters name the program too."""
    token = tokens[position]
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if len(token.text) < 4 or token.joined or (following is not None and following.joined):
        return None
    return vocabulary.exact.get(token.text.capitalize())


def _is_plain_word(tokens: list[Token], position: int, stopwords: frozenset[str]) -> bool:
    """ "Excel in a fast-paced team" opens with the verb, "vitamin C" and "John R. Doe" hold no language."""
    token = tokens[position]
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    continues = following is not None and following.joined and following.text.islower()
    if len(token.text) > 1:
        return token.opens_sentence and continues
    after_a_name = token.joined and tokens[position - 1].word not in stopwords
    return after_a_name or (following is not None and following.gap.startswith((".", "'", "’")))


def text_keys(text: str, vocabulary: Vocabulary, language: LanguageCode) -> frozenset[str]:
    """Every canonical key in a text: single words, known names with what they are a kind of, and pairs
    and triples of neighbours ("patient care"), so that membership answers "does this text say X?"."""
    return frozenset(keys_of_units(read_units(text, vocabulary, language), vocabulary, language))


def keys_of_units(units: list[Unit], vocabulary: Vocabulary, language: LanguageCode) -> set[str]:
    keys = {unit.key for unit in units}
    for unit in units:
        if unit.known:
            keys.update(_inner_keys(unit, vocabulary, language))
    keys.update(f"{left.key} {right.key}" for left, right in pairwise(units) if right.joined)
    keys.update(
        f"{left.key} {middle.key} {right.key}"
        for (left, middle), (_, right) in pairwise(pairwise(units))
        if middle.joined and right.joined
    )
    return keys


def _inner_keys(unit: Unit, vocabulary: Vocabulary, language: LanguageCode) -> set[str]:
    keys = {stem(token.word, language) for token in unit.tokens}
    keys.update(vocabulary.broader.get(unit.key, ()))
    if len(unit.tokens) > 1:
        keys.update(key for token in unit.tokens if (key := vocabulary.aliases.get(token.word)))
        keys.update(key for token in unit.tokens if (key := vocabulary.exact.get(token.text)))
    return keys
