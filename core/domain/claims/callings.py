"""Where a text calls somebody something, and whether the profile does."""

import re
from collections.abc import Sequence

from core.domain.claims.numbers.number_words import number_words
from core.domain.claims.numbers.surroundings import phrase_after
from core.domain.claims.stemming import stems_of
from core.domain.claims.words import ClaimWords
from core.domain.languages import LanguageCode

_TITLE_WORDS, _FIRST_WORDS = 5, 2
_PEOPLE = ("one of people", "one of served")
_ROOT = 6
_DOING = re.compile(r"(?:ing|ed|ship|inas?|erias?|erie|ologia|ung)$")
"""How words end that are made of those for people and mean none: "coaching", "medicina"."""

_COMMA = re.compile(r"[,;:]\s|\s(?:puis|then|danach|dann|luego|depois|before|antes)\s")


def starts_of(text: str, words: ClaimWords, is_about: bool) -> Sequence[int]:
    """Where a text calls somebody something: at its beginning, and after the words that say so."""
    clauses = [0, *(comma.end() for comma in _COMMA.finditer(text))] if is_about else [0]
    return [*clauses, *(role.end() for role in words.titles.roles.finditer(text))]


def callings(text: str, starts: Sequence[int]) -> list[str]:
    """The few words behind each of these places."""
    return [" ".join(text[start:].split()[:_TITLE_WORDS]) for start in starts]


def raised_word(
    text: str, starts: Sequence[int], known: frozenset[str], words: ClaimWords, language: LanguageCode
) -> str:
    """The first word for a higher standing than these stems have."""
    for part in callings(text, starts):
        for pattern in words.titles.raised.values():
            for found in pattern.finditer(part):
                is_other = _is_of_another(part[: found.start()], words) or _DOING.search(found[0])
                if not is_other and not all(_is_akin(said, known) for said in stems_of(found[0], language)):
                    return found[0]
    return ""


def _is_of_another(before: str, words: ClaimWords) -> bool:
    """ "supported the head", "with my boss"."""
    is_helped = words.parts.supported.search(before) is not None
    return is_helped or words.turns.mine_before.search(before) is not None


def unknown_person(
    text: str, starts: Sequence[int], known: frozenset[str], words: ClaimWords, language: LanguageCode
) -> str:
    """Who opens a clause: "teacher, then head of a lab"."""
    for start in starts:
        for word in text[start:].split()[:_FIRST_WORDS]:
            is_person = _is_person(word, words) and not _is_lowered(word, words)
            if is_person and not all(
                _is_akin(said, known, is_plain=True) for said in stems_of(word, language)
            ):
                return word
    return ""


def unknown_calling(text: str, known: frozenset[str], words: ClaimWords, language: LanguageCode) -> str:
    """ "As a solicitor": what people are called, right after the word that says one is it."""
    for role in words.titles.roles.finditer(text):
        phrase = phrase_after(text[role.end() :])[:_TITLE_WORDS]
        if _is_of_another(" ".join(phrase), words):
            continue
        for word in phrase:
            if word in number_words(language) or (language == "en" and word.endswith("ing")):
                return ""
            if _is_person(word, words) and not _is_lowered(word, words):
                return "" if _is_known(word, known, language) else word
    return ""


def names_person(text: str, words: ClaimWords) -> bool:
    return any(words.things.kind_of([word]) in _PEOPLE for word in text.split())


def _is_person(word: str, words: ClaimWords) -> bool:
    return not _DOING.search(word) and words.things.kind_of([word]) == _PEOPLE[0]


def _is_lowered(word: str, words: ClaimWords) -> bool:
    return words.titles.lowered.fullmatch(word) is not None


def _is_known(word: str, known: frozenset[str], language: LanguageCode) -> bool:
    return all(_is_akin(said, known, is_plain=True) for said in stems_of(word, language))


def _is_akin(said: str, known: frozenset[str], *, is_plain: bool = False) -> bool:
    """The same word, its other gender, or one it is made of ("Logistikleiter", "Leiter"). `is_plain`: it
    says nothing of a standing, so that its special kind will do ("Schlosser", "Maschinenschlosser")."""
    if said in known:
        return True
    root, is_long = said[: max(_ROOT, len(said) - 2)], len(said) >= _ROOT
    wider = (one for one in known if is_long and (is_plain or len(one) >= _ROOT))
    return any(
        one.startswith(root)
        or (len(one) >= _ROOT and said.endswith(one))
        or (is_plain and one.endswith(said))
        for one in wider
    )
