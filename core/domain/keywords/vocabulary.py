"""What the product knows about words before it reads a posting: loaded once, passed in, never fetched."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.domain.languages import LanguageCode


@dataclass(frozen=True)
class Vocabulary:
    """`aliases`: folded word sequence ("accounts payable") → canonical key; any letter case matches.

    `exact`: names that are also plain words, in their one right spelling ("Go", "R", "Excel") → key.
    `stopwords`: per language, words that never count as a term (grammar, and advert filler such as
    "experience"). `rarity`: per language, folded word → 0 (everywhere) … 1 (hardly ever); answers for
    unlisted words too. `vectors`: English stem → 64 signed bytes that point the same way for words of the
    same work ("nurs", "patient"); unlisted words have none. `broader`: key → keys it is a
    kind of ("postgresql" → "sql").

    Domain code takes this as an argument, because reading files is not the domain's business.
    """

    aliases: Mapping[str, str]
    exact: Mapping[str, str]
    stopwords: Mapping[LanguageCode, frozenset[str]]
    rarity: Mapping[LanguageCode, Mapping[str, float]]
    broader: Mapping[str, tuple[str, ...]]
    vectors: Mapping[str, bytes]
    alias_lengths: Mapping[str, tuple[int, ...]]

    def rarity_of(self, word: str, language: LanguageCode) -> float:
        return self.rarity[language][word]


def alias_lengths(aliases: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    """First word → how many words the aliases that start with it have, longest first: saves look-ups."""
    lengths: dict[str, set[int]] = {}
    for alias in aliases:
        words = alias.split(" ")
        lengths.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
