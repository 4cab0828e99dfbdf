"""Reads the word tables shipped in `core/vocabulary` (how they were made: its README)."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from core.domain.keywords.stems import stem
from core.domain.keywords.tokens import tokenize
from core.domain.keywords.vocabulary import Vocabulary, alias_lengths
from core.domain.languages import LANGUAGES, LanguageCode

FOLDER = Path(__file__).parent.parent / "vocabulary"
VECTOR_SIZE = 64


@cache
def load_vocabulary() -> Vocabulary:
    """The one vocabulary of this process; a language's tables are read when first asked for."""
    names = tomllib.loads((FOLDER / "aliases.toml").read_text("utf-8"))
    stopwords = tomllib.loads((FOLDER / "stopwords.toml").read_text("utf-8"))
    aliases = _folded_aliases(names["aliases"])
    return Vocabulary(
        aliases=aliases,
        exact={spelling: key for key, spellings in names["exact"].items() for spelling in spellings},
        stopwords={code: frozenset(stopwords[code].split()) for code in LANGUAGES},
        rarity=_RarityTables(),
        broader={key: tuple(keys) for key, keys in names["broader"].items()},
        vectors=_WordVectors(),
        alias_lengths=alias_lengths(aliases),
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
        self._tables: dict[LanguageCode, Mapping[str, float]] = {}

    def __getitem__(self, language: LanguageCode) -> Mapping[str, float]:
        if language not in self._tables:
            self._tables[language] = _read_rarity(FOLDER / f"rarity_{language}.txt")
        return self._tables[language]

    def __iter__(self) -> Iterator[LanguageCode]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)


class _Rarity(dict[str, float]):
    """Word → rarity; words that are not listed have the table's own `unlisted` rarity."""

    unlisted: float = 1.0

    def __missing__(self, word: str) -> float:
        return self.unlisted


def _read_rarity(path: Path) -> Mapping[str, float]:
    """First line: percent for unlisted words. Other lines: percent, then the words of that rarity."""
    unlisted, *lines = path.read_text("utf-8").splitlines()
    table = _Rarity()
    table.unlisted = int(unlisted) / 100
    for line in lines:
        percent, *words = line.split()
        table.update(dict.fromkeys(words, int(percent) / 100))
    return table


class _WordVectors(Mapping[str, bytes]):
    """Stem → 64 signed bytes; words and numbers lie in two files so that nothing is parsed at start."""

    @cached_property
    def _rows(self) -> dict[str, int]:
        words = (FOLDER / "vectors_en.txt").read_text("utf-8").splitlines()
        return {word: row for row, word in enumerate(words)}

    @cached_property
    def _data(self) -> bytes:
        return (FOLDER / "vectors_en.bin").read_bytes()

    def __getitem__(self, word: str) -> bytes:
        row = self._rows[word]
        return self._data[row * VECTOR_SIZE : (row + 1) * VECTOR_SIZE]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)
