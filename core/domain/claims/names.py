"""Names in a text that the profile does not know: employers, tools, schools, papers."""

import re
from collections.abc import Iterator, Mapping

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
_MEASURES = frozenset("eur usd gbp chf brl tsd mio mrd km kg h min m k md mn bn pdf url a4".split())
_LEAST_SHARED = 5
_LEAST_PART = 3
_AT = re.compile(r"(?<!\w)[Bb]ei $")
_ENDINGS = ("s", "n", "en", "e", "es", "sen", "se", "in", "innen")
_SUFFIX = re.compile(r"(?:ungs?|heit|keit|schaft|tion|tat|nis|at|ler|ig)(?:en|e|s)?")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w-]*(?:\s+(?:(?:of|in|and|for|de|des|du|la|le|et|y|e|en|da|do|und|für)\s+)*[A-ZÀ-Þ][\w-]*)+")


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
        self.initials = set(_initials(ledger))

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
        return any(len(known) >= _LEAST_SHARED and (part in known or known in part) for known in self.stems)


def _candidates(text: str, vocabulary: Vocabulary, language: LanguageCode, words: ClaimWords) -> Iterator[str]:
    tokens = list(_TOKEN.finditer(text))
    for found in tokens:
        token = found[0]
        if fold(token).strip(".") in words.plain_words | _MEASURES or not any(character.isalpha() for character in token):
            continue
        if _INNER.search(token):
            yield token
        elif token[0].isupper() and _may_name(token, text[: found.start()], vocabulary, language):
            yield token


def _may_name(token: str, before: str, vocabulary: Vocabulary, language: LanguageCode) -> bool:
    """A capital letter names something, unless it opens a sentence; in German every noun has one."""
    plain = fold(token).replace("'", " ").split(" ")[-1]
    listed = vocabulary.rarity[language]
    if language == "de":
        return _AT.search(before) is not None or not is_plain_german(plain, listed)
    if _OPENS.search(before):
        return plain not in listed and stem(plain, language) not in listed
    return True


def is_plain_german(word: str, listed: Mapping[str, float]) -> bool:
    """A noun that the language has, with its endings, or put together of words that it has."""
    forms = {word, *(word.removesuffix(ending) for ending in _ENDINGS)}
    return any(form in listed for form in forms) or any(_is_put_together(form, listed) for form in forms)


def _is_put_together(word: str, listed: Mapping[str, float]) -> bool:
    """Of two words or more, three letters long at least, with or without a linking letter."""
    for cut in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
        head, tail = word[:cut], word[cut:]
        if not any(head.removesuffix(link) in listed for link in ("", "s", "n", "en", "es", "e")):
            continue
        if tail in listed or _SUFFIX.fullmatch(tail) or _is_put_together(tail, listed):
            return True
    return False


def _identity(ledger: Ledger) -> str:
    basics = ledger.resume.basics
    place = basics.location
    return " ".join([basics.name, place.city, place.region, *(profile.network for profile in basics.profiles)])


def _name_keys(text: str, vocabulary: Vocabulary, language: LanguageCode) -> set[str]:
    return {unit.key for unit in read_units(text, vocabulary, language) if unit.known}


def _initials(ledger: Ledger) -> Iterator[str]:
    """ "bsn" for "Bachelor of Science in Nursing"."""
    for entry in ledger.everything:
        for line in entry.lines:
            for run in _CAPITALS.findall(line.text):
                letters = "".join(word[0] for word in _PART.findall(run) if word[0].isupper())
                if len(letters) >= _LEAST_PART - 1:
                    yield fold(letters)
