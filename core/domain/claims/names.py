"""Names in a text that the profile does not know: employers, tools, schools, papers."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.domain.claims.german_nouns import is_common_german, is_derived_german, is_listed, is_plain_german
from core.domain.claims.names_known import KnownNames
from core.domain.claims.words import ClaimWords
from core.domain.folding import fold
from core.domain.keywords.units import read_units
from core.domain.languages import LanguageCode

_TOKEN = re.compile(r"[^\W_]+(?:[.&'’+#/-]*[^\W_]+)*[+#]*")
_OPENS = re.compile(r"(?:^|[.!?¿¡:;•\n\"“„«(]|\s[–—-])\s*$")
_INNER = re.compile(r"[^\W\d_].*[A-ZÀ-Þ]|[A-ZÀ-Þ]{2,}|[^\W\d_]+\d|\d+[^\W\d_]{2,}|\d[A-JLN-Z](?!\w)")
_MEASURES = frozenset({
    "eur", "usd", "gbp", "chf", "brl", "tsd", "mio", "mrd", "km", "kg", "h", "min", "m", "k", "md",
    "mn", "bn", "pdf", "url", "a4",
})  # fmt: skip
_CLOCK = re.compile(r"\d{1,2}(?:[ap]m|[hH](?:[0-5]\d)?|er|re|st|nd|rd|th|º|ª|o|a|ème|e)")
_LISTED = re.compile(
    r"(?:,|\s(?:and|und|et|y|e|sowie))\s+([^\W\d_A-ZÀ-Þ]{4,})(?=\s*[,.;]|$|\s+(?:and|und|et|y|e)\s)"
)
_AT = re.compile(r"(?<!\w)[Bb]ei ([A-ZÀ-Þ]\w+)")
_AFTER_NOUN = re.compile(r"[a-zäöüß] (?!Ihr|Ihn|Sie\b|Du\b|Dein)(?:[A-ZÄÖÜ][\w-]*[a-zäöüß]) $")
_TO_VERB = re.compile(r"(?<!\w)(?:[Bb]eim|[Zz]um|[Vv]om|[Ii]ns|[Dd]as|[Aa]m)\s$")
_BEFORE_NAME = re.compile(r"\s(?:[A-ZÀ-Þ]{2,}\d*\b|[A-ZÀ-Þ]\w*[A-Z]\w*)")


class Candidate(NamedTuple):
    """A token that may be a name. `opens` a sentence: its capital letter says nothing. `is_named`: something
    beside it says that it is a name; `is_employer`: it stands where employers stand; `is_verb`: where German
    makes a noun of a verb."""

    text: str
    opens: bool
    is_named: bool
    is_employer: bool
    is_verb: bool = False


def unknown_names(
    text: str, known: KnownNames, words: ClaimWords, said: frozenset[str], is_item: bool
) -> list[str]:
    """Tokens that look like names and stand neither in the profile nor among the words `said` of whoever is
    written to. `is_item`: the text is one skill or paper, no sentence."""
    found = (one for one in _candidates(text, known.language, words, is_item) if fold(one.text) not in said)
    unknown = [one.text for one in found if not known.has(one.text) and _is_name(one, known, words)]
    unknown = unknown or _unknown_items(text, known)
    plain = said | words.names.plain_words
    return unknown or [name for name in _unknown_tools(text, known) if fold(name) not in plain]


def _is_name(one: Candidate, known: KnownNames, words: ClaimWords) -> bool:
    if _INNER.search(one.text):
        return True
    word, listed = fold(one.text), known.listed
    if one.is_verb:
        return False
    is_german = known.language == "de"
    if one.opens:
        return one.is_named and word not in listed and not (is_german and is_listed(word, listed))
    is_employer = one.is_employer and not known.opens(word)
    if not is_german or (is_employer and not is_common_german(word, words.names.plain_words)):
        return True
    if is_derived_german(word):
        return False
    if one.is_named:
        return not is_listed(word, listed)
    return not (is_derived_german(word) or is_plain_german(word, listed, known.tokens))


def _unknown_items(text: str, known: KnownNames) -> list[str]:
    """Words in a list that no language has; German ones would have a capital letter."""
    if known.language == "de":
        return []
    return [one for one in _LISTED.findall(text) if not known.has(one) and not known.is_word(fold(one))]


def _unknown_tools(text: str, known: KnownNames) -> Iterator[str]:
    """Names that open a sentence or have small letters, where the vocabulary knows them as names and no
    language as a word."""
    for unit in read_units(text, known.vocabulary, known.language):
        written = text[unit.start : unit.end]
        is_name = unit.known and not known.is_word(fold(written)) and not known.is_word(unit.key)
        if is_name and len(unit.tokens) == 1 and not known.has(written):
            yield written


def _candidates(text: str, language: LanguageCode, words: ClaimWords, is_item: bool) -> Iterator[Candidate]:
    """Whatever has a capital letter, or letters and digits together."""
    at = {found.start(1) for found in _AT.finditer(text)} if language == "de" else set[int]()
    person = ""
    for found in _TOKEN.finditer(text):
        if (found[0].isalpha() and found[0].islower()) or _CLOCK.fullmatch(found[0]):
            continue
        opens = not is_item and _OPENS.search(text[: found.start()]) is not None
        is_named = is_item or _BEFORE_NAME.match(text, found.end()) is not None
        is_named = is_named or (language == "de" and _AFTER_NOUN.search(text[: found.start()]) is not None)
        before = fold(text[: found.start()]).rstrip(". ").rpartition(" ")[2]
        if (before in words.names.honorifics or (person and before == person)) and not opens:
            person = fold(found[0])
            continue
        for token in _pieces(found[0]):
            if fold(token) in words.names.plain_words | _MEASURES or not any(map(str.isalpha, token)):
                continue
            if _INNER.search(token) or token[0].isupper():
                is_verb = language == "de" and _is_verb(token, text[: found.start()])
                yield Candidate(token, opens, is_named, found.start() in at, is_verb)
            opens = False


def _is_verb(token: str, before: str) -> bool:
    """ "beim Anlernen" """
    return token.endswith(("en", "eln", "ern")) and _TO_VERB.search(before) is not None


def _pieces(token: str) -> Sequence[str]:
    """ "C1-Niveau" says two things, "CI/CD" and "S/4HANA" one."""
    return [token] if token.replace("-", "").isupper() else token.split("-")
