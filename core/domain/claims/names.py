"""Names in a text that the profile does not know: employers, tools, schools, papers."""

import re
from collections.abc import Iterator

from core.domain.claims.folding import fold
from core.domain.claims.ledger import Ledger
from core.domain.claims.tables import ClaimWords
from core.domain.keywords import Vocabulary
from core.domain.keywords.stems import stem
from core.domain.keywords.units import read_units
from core.domain.languages import LanguageCode

_TOKEN = re.compile(r"[^\W_]+(?:[.&'’+#/-]*[^\W_]+)*[+#]*")
_PART = re.compile(r"[^\W_]+[+#]*")
_OPENS = re.compile(r"(?:^|[.!?:;•\n\"“„«(]|\s[–—-])\s*$")
_INNER = re.compile(r"[^\W\d_].*[A-ZÀ-Þ]|[A-ZÀ-Þ]{2,}|[^\W\d_]+\d|\d+[^\W\d_]{2,}")
_LEAST_SHARED = 5
_COMMON = 0.88
"""Words less rare than this are plain words of the language."""


def unknown_names(text: str, ledger: Ledger, vocabulary: Vocabulary, said: str, language: LanguageCode) -> list[str]:
    """Tokens that look like names and stand neither in the profile nor in `said`, the folded names of whoever
    is written to."""
    known = _Known(ledger, vocabulary, said, language)
    return [name for name in _candidates(text, vocabulary, language, ledger.words) if not known.has(name)]


class _Known:
    def __init__(self, ledger: Ledger, vocabulary: Vocabulary, said: str, language: LanguageCode) -> None:
        self.text = f"{ledger.text}\n{fold(_identity(ledger))}\n{said}"
        self.tokens = set(_PART.findall(self.text))
        self.stems = {stem(token, language) for token in self.tokens}
        self.language = language
        self.vocabulary = vocabulary
        self.keys = _name_keys(self.text, vocabulary, language)
        self.initials = _initials(self.text)

    def has(self, name: str) -> bool:
        return all(self._has_part(part) for part in _PART.findall(fold(name))) or bool(
            _name_keys(name, self.vocabulary, self.language) & self.keys
        )

    def _has_part(self, part: str) -> bool:
        if part in self.tokens or stem(part, self.language) in self.stems or part.isdigit() or len(part) == 1:
            return True
        return part in self.initials or self._is_compound(part)

    def _is_compound(self, part: str) -> bool:
        """ "Staplerführerschein" of a profile with a "Gabelstapler", "Postgres" of one with "PostgreSQL"."""
        if len(part) < _LEAST_SHARED:
            return False
        return any(
            len(known) >= _LEAST_SHARED and (part in known or known in part or part[:_LEAST_SHARED + 1] in known[: len(part)])
            for known in self.stems
        )


def _candidates(text: str, vocabulary: Vocabulary, language: LanguageCode, words: ClaimWords) -> Iterator[str]:
    tokens = list(_TOKEN.finditer(text))
    for found in tokens:
        token = found[0]
        if fold(token) in words.plain_words or not any(character.isalpha() for character in token):
            continue
        if _INNER.search(token):
            yield token
        elif token[0].isupper() and _may_name(token, text[: found.start()], vocabulary, language):
            yield token


def _may_name(token: str, before: str, vocabulary: Vocabulary, language: LanguageCode) -> bool:
    """A capital letter names something, unless it opens a sentence; in German every noun has one."""
    plain = fold(token).replace("'", " ").split(" ")[-1]
    rarity = vocabulary.rarity[language]
    is_rare = plain not in rarity or rarity[plain] >= _COMMON
    if language == "de" or _OPENS.search(before):
        return plain not in rarity and stem(plain, language) not in rarity
    return is_rare or not _OPENS.search(before)


def _identity(ledger: Ledger) -> str:
    basics = ledger.resume.basics
    place = basics.location
    return " ".join([basics.name, place.city, place.region, *(profile.network for profile in basics.profiles)])


def _name_keys(text: str, vocabulary: Vocabulary, language: LanguageCode) -> set[str]:
    return {unit.key for unit in read_units(text, vocabulary, language) if unit.known}


def _initials(text: str) -> set[str]:
    """ "BSN" for "Bachelor of Science in Nursing": first letters of words in a row, small ones left out or not."""
    found: set[str] = set()
    for line in text.splitlines():
        words = _PART.findall(line)
        for some in (words, [word for word in words if len(word) > 3]):
            letters = "".join(word[0] for word in some)
            found.update(letters[i : i + size] for size in (2, 3, 4, 5) for i in range(len(letters) - size + 1))
    return found


