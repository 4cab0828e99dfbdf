"""Reads a text as units: known names of one or more words, and stems of all other words."""

from itertools import pairwise
from typing import NamedTuple

from core.domain.keywords.stems import stem
from core.domain.keywords.tokens import Token, tokenize
from core.domain.keywords.vocabulary import Vocabulary
from core.domain.languages import LanguageCode


class Unit(NamedTuple):
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
    stems = [stem(token.word, language) for token in tokens]
    units: list[Unit] = []
    position = 0
    while position < len(tokens):
        unit = (
            _known_name(tokens, stems, position, vocabulary)
            or _exact_name(tokens, position, vocabulary, vocabulary.stopwords[language])
            or Unit(stems[position], (tokens[position],), known=False)
        )
        units.append(unit)
        position += len(unit.tokens)
    return units


def _known_name(tokens: list[Token], stems: list[str], position: int, vocabulary: Vocabulary) -> Unit | None:
    """The longest alias that starts here, as written or by its stems."""
    lengths = vocabulary.alias_lengths
    for length in lengths.get(tokens[position].word) or lengths.get(stems[position]) or ():
        end = position + length
        span = tuple(tokens[position:end])
        if len(span) < length or not all(_stays_in_name(token.gap) for token in span[1:]):
            continue
        key = vocabulary.aliases.get(" ".join([token.word for token in span]))
        key = key or vocabulary.aliases.get(" ".join(stems[position:end]))
        if key is not None:
            return Unit(key, span, known=True)
    return None


def _stays_in_name(gap: str) -> bool:
    return gap == " " or ("\n\n" not in gap and not gap.strip(" \t\n-‐‑–/&.'’"))


def _exact_name(
    tokens: list[Token], position: int, vocabulary: Vocabulary, stopwords: frozenset[str]
) -> Unit | None:
    """A name that is also a plain word: "Go", "R", "Excel"."""
    token = tokens[position]
    key = vocabulary.exact.get(token.text)
    if key is None and len(token.text) >= 4 and _stands_alone(tokens, position):
        key = vocabulary.exact.get(token.text.capitalize())
    if key is None or _is_plain_word(tokens, position, stopwords):
        return None
    return Unit(key, (token,), known=True)


def _stands_alone(tokens: list[Token], position: int) -> bool:
    """ "word, excel, outlook": in a list, small letters name the program too."""
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    return not tokens[position].joined and not (following is not None and following.joined)


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
