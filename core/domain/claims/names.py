"""Names in a text that the profile does not know: employers, tools, schools, papers."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

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
_USUAL = 0.85
_AT = re.compile(r"(?<!\w)[Bb]ei ([A-ZÀ-Þ]\w+)")
_PREFIXES = frozenset("ruck vor nach haupt neben unter uber zwischen gegen wieder selbst".split())
_ENDINGS = ("s", "n", "en", "e", "es", "sen", "se", "in", "innen")
_SUFFIX = re.compile(r"(?:ungs?|heit|keit|schaft|tion|tat|nis|at|ler|ig)(?:en|e|s)?")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w-]*(?:\s+(?:(?:of|in|and|for|de|des|du|la|le|et|y|e|en|da|do|und|für)\s+)*[A-ZÀ-Þ][\w-]*)+")


def unknown_names(text: str, ledger: Ledger, vocabulary: Vocabulary, said: str, language: LanguageCode) -> list[str]:
    """Tokens that look like names and stand neither in the profile nor in `said`, the folded names of whoever
    is written to."""
    known = _Known(ledger, vocabulary, said, language)
    employers = _at(text) if language == "de" else set()
    return [
        name
        for name in _candidates(text, language, ledger.words)
        if not known.has(name) and (name in employers or not known.is_plain(name))
    ]


class _Known:
    def __init__(self, ledger: Ledger, vocabulary: Vocabulary, said: str, language: LanguageCode) -> None:
        self.text = f"{ledger.text}\n{fold(_identity(ledger))}\n{said}"
        self.tokens = set(_PART.findall(self.text))
        self.stems = {stem(token, language) for token in self.tokens}
        self.language = language
        self.vocabulary = vocabulary
        self.listed = vocabulary.rarity[language]
        self.keys = _name_keys(self.text, vocabulary, language)
        self.initials = set(_initials(ledger))

    def has(self, name: str) -> bool:
        if all(self._has_part(part) for part in _PART.findall(name)):
            return True
        return bool(_name_keys(name, self.vocabulary, self.language) & self.keys)

    def is_plain(self, name: str) -> bool:
        """A German noun that names nothing."""
        if self.language != "de" or _INNER.search(name):
            return False
        return is_plain_german(fold(name), self.listed, self.tokens)

    def _has_part(self, written: str) -> bool:
        part = fold(written)
        if part in self.tokens or part.isdigit() or len(part) == 1 or part in self.initials:
            return True
        if written.isupper():
            return False
        return stem(part, self.language) in self.stems or self._is_compound(part)

    def _is_compound(self, part: str) -> bool:
        """ "Staplerführerschein" of a profile with a "Staplerschein", "Postgres" of one with "PostgreSQL"."""
        if len(part) < _LEAST_SHARED:
            return False
        return any(len(known) >= _LEAST_SHARED and (part in known or known in part) for known in self.stems)


def _candidates(text: str, language: LanguageCode, words: ClaimWords) -> Iterator[str]:
    """A capital letter names something, unless it opens a sentence."""
    for found in _TOKEN.finditer(text):
        opens = _OPENS.search(text[: found.start()]) is not None
        for token in _pieces(found[0]):
            if fold(token) in words.plain_words | _MEASURES or not any(map(str.isalpha, token)):
                continue
            if _INNER.search(token) or (token[0].isupper() and not opens):
                yield token
            opens = False


def _pieces(token: str) -> Sequence[str]:
    """ "C1-Niveau" says two things, "CI/CD" and "S/4HANA" one."""
    return [token] if token.replace("-", "").isupper() else token.split("-")


def is_plain_german(word: str, listed: Mapping[str, float], known: Collection[str] = ()) -> bool:
    """In German every noun has a capital letter: one that the language has, with its endings, or that is put
    together of words that it has."""
    forms = {word, *(word.removesuffix(ending) for ending in _ENDINGS)}
    return any(form in listed for form in forms) or any(_is_put_together(form, listed, known) for form in forms)


def _is_put_together(word: str, listed: Mapping[str, float], known: Collection[str], most: int = 3) -> bool:
    """Of two or three words, with or without a linking letter."""
    for cut in range(_LEAST_PART, len(word) - 1):
        head, tail = word[:cut], word[cut:]
        heads = [head.removesuffix(link) for link in ("", "s", "n", "en", "es", "e")]
        if head not in _PREFIXES and not any(_is_part(one, listed, known) for one in heads):
            continue
        if _SUFFIX.fullmatch(tail) or _is_part(tail, listed, known):
            return True
        if most > 2 and _is_put_together(tail, listed, known, most - 1):
            return True
    return False


def _is_part(word: str, listed: Mapping[str, float], known: Collection[str]) -> bool:
    return word in known or (len(word) > _LEAST_PART and listed.get(word, 1.0) <= _USUAL)


def _at(text: str) -> set[str]:
    """What stands after "bei" without an article is an employer."""
    return set(_AT.findall(text))


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
