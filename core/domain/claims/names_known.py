"""The names a profile knows, in every form they may be written in."""

import re
from collections.abc import Iterator

from core.domain.claims.ledger import Ledger
from core.domain.folding import fold
from core.domain.keywords import Vocabulary
from core.domain.keywords.stems import stem
from core.domain.keywords.units import read_units
from core.domain.languages import LanguageCode

_PART = re.compile(r"[^\W_]+[+#]*")
_LETTERS_OF_TOOLS = frozenset({"r", "c"})
_LEAST_SHARED = 5
_LEAST_PART = 3
_LEAST_ROOT = 5
_CAPITALS = re.compile(
    r"[A-ZÀ-Þ][\w-]*(?:\s+(?:(?:of|in|and|for|de|des|du|la|le|et|y|e|en|da|do|und|für)\s+)*[A-ZÀ-Þ][\w-]*)+"
)


class KnownNames:
    """Of a ledger, for texts in one language."""

    def __init__(self, ledger: Ledger, vocabulary: Vocabulary, language: LanguageCode) -> None:
        text = f"{ledger.text}\n{fold(_identity(ledger))}"
        self.tokens = set(_PART.findall(text))
        self.stems = {stem(token, language) for token in self.tokens}
        self.language = language
        self.vocabulary = vocabulary
        self.listed = vocabulary.rarity[language]
        self.keys = self._keys(text)
        self.initials = set(_initials(ledger))

    def is_word(self, word: str) -> bool:
        """Of any language: a word of another one is no name either."""
        return any(word in listed for listed in self.vocabulary.rarity.values())

    def opens(self, word: str) -> bool:
        """Whether a word of the profile begins as this one does."""
        return any(
            token[:_LEAST_ROOT] == word[:_LEAST_ROOT] for token in self.tokens if len(token) > _LEAST_ROOT
        )

    def has(self, name: str) -> bool:
        if all(self._has_part(part) for part in _PART.findall(name)):
            return True
        return bool(self._keys(name) & self.keys)

    def _has_part(self, written: str) -> bool:
        part = fold(written)
        is_letter = len(part) == 1 and part not in _LETTERS_OF_TOOLS
        if part in self.tokens or part.isdigit() or is_letter or part in self.initials:
            return True
        if written.isupper():
            return False
        return stem(part, self.language) in self.stems or self._is_compound(part)

    def _is_compound(self, part: str) -> bool:
        """ "Postgres" of a profile with "PostgreSQL", "Staplerführerschein" of one with a "Staplerschein"."""
        if len(part) < _LEAST_SHARED:
            return False
        if any(len(known) >= _LEAST_SHARED and self._is_kindred(part, known) for known in self.stems):
            return True
        return any(self._is_wider(part, known) for known in self.tokens)

    def _is_kindred(self, part: str, known: str) -> bool:
        """A shorter form of what the profile says, or a longer one whose rest is a word, too."""
        if part in known:
            return True
        rest = part.replace(known, "", 1)
        is_word = len(rest) >= _LEAST_PART and rest.strip("-'") in self.listed
        return known in part and (self.language == "de" or len(rest) < _LEAST_PART or is_word)

    def _is_wider(self, part: str, known: str) -> bool:
        """In German, a compound with the same beginning and the same end."""
        if self.language != "de" or len(known) < 2 * _LEAST_ROOT:
            return False
        return part[:_LEAST_ROOT] == known[:_LEAST_ROOT] and part[-_LEAST_ROOT:] == known[-_LEAST_ROOT:]

    def _keys(self, text: str) -> set[str]:
        return {unit.key for unit in read_units(text, self.vocabulary, self.language) if unit.known}


def _identity(ledger: Ledger) -> str:
    basics = ledger.resume.basics
    place = basics.location
    return " ".join(
        [basics.name, place.city, place.region, *(profile.network for profile in basics.profiles)]
    )


def _initials(ledger: Ledger) -> Iterator[str]:
    """ "bsn" for "Bachelor of Science in Nursing", "sav" for "service après-vente"."""
    for entry in ledger.everything:
        for line in entry.lines:
            for run in _CAPITALS.findall(line.text):
                letters = "".join(word[0] for word in _PART.findall(run) if word[0].isupper())
                if len(letters) >= _LEAST_PART - 1:
                    yield fold(letters)
            words = [word for word in _PART.findall(fold(line.text)) if len(word) >= _LEAST_PART]
            for at in range(len(words) - _LEAST_PART + 1):
                yield "".join(word[0] for word in words[at : at + _LEAST_PART])
