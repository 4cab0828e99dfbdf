"""Reads the word tables shipped in `core/vocabulary` (how they were made: its README)."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from core.domain.keywords.stems import stem
from core.domain.keywords.tokens import tokenize
from core.domain.keywords.vocabulary import Vocabulary, longest_alias_by_first_word
from core.domain.languages import LANGUAGES, LanguageCode

FOLDER = Path(__file__).parent.parent / "vocabulary"
EVERYWHERE, HARDLY_EVER = 60, 30
"""Tenths of the Zipf scale (log10 of occurrences per thousand million words) that mean rarity 0 and 1."""


@cache
def load_vocabulary() -> Vocabulary:
    """The one vocabulary of this process; a language's frequency table is read when first asked for."""
    names = tomllib.loads((FOLDER / "aliases.toml").read_text("utf-8"))
    stopwords = tomllib.loads((FOLDER / "stopwords.toml").read_text("utf-8"))
    aliases = _folded_aliases(names["aliases"])
    return Vocabulary(
        aliases=aliases,
        exact={spelling: key for key, spellings in names["exact"].items() for spelling in spellings},
        stopwords={code: frozenset(stopwords[code].split()) for code in LANGUAGES},
        rarity=_RarityTables(),
        broader={key: tuple(keys) for key, keys in names["broader"].items()},
        alias_lengths=longest_alias_by_first_word(aliases),
    )


def _folded_aliases(names: Mapping[str, list[str]]) -> dict[str, str]:
    aliases: dict[str, str] = {}
    for key, spellings in names.items():
        for spelling in (key, *spellings):
            words = [token.word for token in tokenize(spelling)]
            aliases[" ".join(words)] = key
            aliases.setdefault(" ".join(stem(word, "en") for word in words), key)
    return aliases


class _RarityTables(Mapping[LanguageCode, Mapping[str, float]]):
    """Reads each language's table once, on first use: a run rarely needs more than two of the five."""

    def __init__(self) -> None:
        self._tables: dict[LanguageCode, dict[str, float]] = {}

    def __getitem__(self, language: LanguageCode) -> Mapping[str, float]:
        if language not in self._tables:
            self._tables[language] = _read_rarity(FOLDER / f"frequency_{language}.txt")
        return self._tables[language]

    def __iter__(self) -> Iterator[LanguageCode]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)


def _read_rarity(path: Path) -> dict[str, float]:
    table: dict[str, float] = {}
    for line in path.read_text("utf-8").splitlines():
        frequency, *words = line.split()
        rarity = (EVERYWHERE - int(frequency)) / (EVERYWHERE - HARDLY_EVER)
        table.update(dict.fromkeys(words, min(1.0, max(0.0, rarity))))
    return table
