"""Whether a profile says a word in any form."""

import re

from core.domain.claims.names_known import KnownNames
from core.domain.claims.words.papers import PaperWords
from core.domain.keywords.stems import stem
from core.domain.languages import LanguageCode

_NOTHING = re.compile(r"(?!)")
_WORD = re.compile(r"\w+")
_STOP = re.compile(
    r"[,.;:()]|\s(?:and|und|et|y|e|which|that|die|der|qui|que|by|from|since|seit|depuis|desde)\s"
)
_ORDINALS = {
    "1st": "first", "2nd": "second", "3rd": "third", "1er": "premier", "1re": "premiere", "1ere": "premiere",
    "2e": "deuxieme", "2eme": "deuxieme", "3e": "troisieme", "3eme": "troisieme",
}  # fmt: skip
_ORDINAL = re.compile(rf"(?<!\w)(?:{'|'.join(_ORDINALS)})(?!\w)")
_LINK = re.compile(r"\s(?:d'\w+|d[aeo]|des|du|del)$")
_COURSES = frozenset({"kurs", "lehrgang", "prufung", "schein", "zeugnis", "nachweis", "zertifikat", "diplom"})
_LEAST_HEAD = 6
_PHRASE, _SHORT, _TELLING = 4, 3, 0.45


def unknown_word(text: str, pattern: re.Pattern[str], known: str, language: LanguageCode) -> str:
    """A word of this kind that the profile does not say in any form, or a phrase ("of the year") that it
    does not have."""
    text, known = _with_ordinals(text), _with_ordinals(known)
    found_all = [found for found in pattern.finditer(text) if _LINK.sub("", found[0]) not in known]
    stems = {stem(word, language) for word in _WORD.findall(known)} if found_all else set[str]()
    for found in found_all:
        is_said = {stem(word, language) for word in _WORD.findall(found[0])} & stems
        if " " in found[0] or not is_said:
            return found[0]
    return ""


def _with_ordinals(text: str) -> str:
    """ "third" for "3rd"."""
    return _ORDINAL.sub(lambda found: _ORDINALS[found[0]], text)


def unknown_course(text: str, words: PaperWords, known: KnownNames) -> str:
    """What somebody says to have a course or licence in, or another one than they have ("Aufbaukurs")."""
    if words.held.search(text) is None:
        return ""
    for found in words.courses.finditer(text):
        if _is_unknown_compound(found[0], known):
            return found[0]
        if phrase := _unknown_phrase(text[found.end() :], known, words.held):
            return f"{found[0]} {phrase}"
    return ""


def _is_unknown_compound(word: str, known: KnownNames) -> bool:
    """ "Aufbaukurs"; but "Staplerschein" for who is a "Staplerfahrer"."""
    if known.language != "de" or " " in word or word in _COURSES or known.has(word):
        return False
    head = re.sub(f"(?:{'|'.join(_COURSES)})$", "", word)
    return len(head) < _LEAST_HEAD or not any(token.startswith(head) for token in known.tokens)


def unknown_paper(text: str, pattern: re.Pattern[str], known: KnownNames) -> str:
    """What a paper is said to be for, where none of its telling words is the profile's ("title of
    manager")."""
    for found in pattern.finditer(text):
        if phrase := _unknown_phrase(text[found.end() :], known):
            return f"{found[0]} {phrase}"
    return ""


def _unknown_phrase(after: str, known: KnownNames, ignored: re.Pattern[str] = _NOTHING) -> str:
    """The next few words, when the profile lacks one that tells; "" when it has them."""
    phrase = _STOP.split(after)[0].split()[:_PHRASE]
    telling = (word for word in phrase if len(word) > _SHORT and known.listed.get(word, 1.0) >= _TELLING)
    is_unknown = any(not known.has(word) for word in telling if ignored.search(word) is None)
    return " ".join(phrase) if is_unknown else ""
