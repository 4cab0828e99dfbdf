"""The names of employers, schools and papers, and by which of their words a text may mean them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.domain.claims.lines import Entry
from core.domain.claims.stemming import WORD
from core.domain.claims.words.patterns import one_of
from core.domain.folding import fold, plain

_LEGAL = frozenset({
    "gmbh", "ag", "kg", "ohg", "mbh", "se", "plc", "ltd", "llc", "inc", "corp", "co", "sa", "sarl",
    "sas", "sl", "slu", "lda", "srl", "sociedad", "groupe", "group",
})  # fmt: skip
_LINKS = frozenset({"de", "da", "do", "del", "des", "du", "of", "der", "di", "la", "le"})
_LEAST_MARK = 4
TELLING = 0.6
"""The rarity from which on a word tells whom a name means."""

_LONG_NAME = 2


@dataclass(frozen=True)
class EntryNames:
    """Of `entries` that have one. `towns`: "in Leeds" names no school there. `home`: where the person lives.
    `told`: the folded text of all
    lines: what is a word of these names no entry by itself."""

    entries: Sequence[Entry]
    rarity: Mapping[str, float]
    towns: str
    home: str
    told: str

    @cached_property
    def marks(self) -> Sequence[tuple[re.Pattern[str], Entry]]:
        """What to search a plain text, with its capital letters, for: the whole name, or a word with a
        capital letter that no other name has."""
        return [(self._mark(entry.name), entry) for entry in self.entries]

    @cached_property
    def all_marks(self) -> Sequence[tuple[re.Pattern[str], Entry]]:
        """And "Leeds" where one post alone was there, and no school."""
        return [*self.marks, *((one_of([town]), entry) for town, entry in self._own_towns())]

    def _own_towns(self) -> Iterator[tuple[str, Entry]]:
        for entry in self.entries:
            town = plain(entry.place).split(",")[0].strip()
            others = " ".join(f"{other.place} {other.name}" for other in self.entries if other is not entry)
            if len(town) >= _LEAST_MARK and town.lower() not in fold(f"{others} {self.home}"):
                yield town, entry

    def without(self, text: str) -> str:
        """A folded text without all these names."""
        return self._any.sub(" ", text)

    def _mark(self, name: str) -> re.Pattern[str]:
        ends = [end for end in _ends(name) if self._is_telling(end)]
        names = one_of([fold(name), *_short_names(name), *ends]).pattern
        own = [word for word in self._telling(name) if len(self._named_by[word]) == 1]
        written = one_of(form for word in own for form in (word.capitalize(), word.upper())).pattern
        return re.compile(f"(?i:{names})|{written}")

    def _is_telling(self, name: str) -> bool:
        """ "High School" is anybody's."""
        return any(self.rarity.get(word, 1.0) >= TELLING for word in name.split())

    @cached_property
    def _named_by(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name in {fold(entry.name) for entry in self.entries}:
            for word in self._telling(name):
                found.setdefault(word, set()).add(name)
        return found

    def _telling(self, name: str) -> Iterator[str]:
        """Words of a name that are not everybody's."""
        towns = {*WORD.findall(fold(self.towns)), *WORD.findall(self.told)}
        for word in WORD.findall(fold(name)):
            is_rare = self.rarity.get(word, 1.0) >= TELLING
            if len(word) >= _LEAST_MARK and is_rare and word not in _LEGAL and word not in towns:
                yield word

    @cached_property
    def _any(self) -> re.Pattern[str]:
        short = [word for entry in self.entries for word in _short_names(entry.name)]
        return one_of([*short, *(fold(entry.name) for entry in self.entries), *self._named_by])


def _short_names(name: str) -> list[str]:
    """Without what only a register needs; of a long name its first two words."""
    words = _own_words(name)
    short = [" ".join(words)] if len(words) > 1 else []
    opening = " ".join(words[:_LONG_NAME])
    is_long = len(words) > _LONG_NAME and len(opening) >= 2 * _LEAST_MARK
    return [*short, opening] if is_long else short


def _own_words(name: str) -> list[str]:
    """Without its legal form."""
    return [word for word in fold(name).replace(",", " ").split() if word.strip(".") not in _LEGAL]


def _ends(name: str) -> list[str]:
    """Of a long name its last two words, and its first with its last: "Firemen of Leeds" for "Firemen and
    Women of Leeds"."""
    words = _own_words(name)
    if len(words) <= _LONG_NAME:
        return []
    linked = (f"{words[0]} {word} {words[-1]}" for word in words[1:-1] if word in _LINKS)
    closing = [" ".join(words[-_LONG_NAME:]), f"{words[0]} {words[-1]}", *linked]
    return [one for one in closing if len(one) >= 2 * _LEAST_MARK and one.split()[0] not in _LINKS]
