"""Titles that a text gives somebody, held against those that the profile gives."""

import re
from collections.abc import Iterable, Sequence

from core.domain.claims.folding import fold
from core.domain.claims.ledger import Ledger
from core.domain.claims.lines import Entry
from core.domain.claims.stemming import stems_of
from core.domain.claims.surroundings import phrase_after
from core.domain.claims.words import ClaimWords
from core.domain.languages import LanguageCode

_POSTS = ("work", "volunteer")
_TITLE_WORDS, _FIRST_WORDS = 5, 2
_COMMA = re.compile(r"[,;:]\s|\s(?:puis|then|danach|dann|luego|depois|before|antes)\s")
_PEOPLE = ("one of people", "one of served")
_ROOT = 6
_PREFIX = re.compile(r"(?<!\w)(?:sub|sous-|vice-?|vize)(?=[^\W\d_]{4})")


def title_fault(
    text: str,
    language: LanguageCode,
    entries: Sequence[Entry],
    ledger: Ledger,
    words: ClaimWords,
    is_about: bool,
) -> str:
    """The first title in a folded text that these entries do not give; "" where there is none. `is_about`:
    the text stands at the head of a CV, where each clause may say what somebody is."""
    standing = _standing(entries, ledger)
    role = words.titles.roles.search(text)
    known = _titles(standing) if role or is_about else _all_stems(standing)
    starts = _starts(text, words, is_about)
    if raised := _raised_word(text, starts, known, words, language):
        return raised
    if is_about and (calling := _unknown_person(text, starts, known, words, language)):
        return calling
    if role is None:
        return ""
    return (
        _unknown_calling(text, known | _papers(ledger), words, language)
        or _without_what_lowers(text, standing, words, language)
        or _held_elsewhere(text, standing, ledger, words, language)
    )


def is_title_of(title: str, language: LanguageCode, entries: Sequence[Entry], words: ClaimWords) -> bool:
    """Whether one of these entries gives this title, or a longer one that does not lower it."""
    said = stems_of(title, language)
    lowered = words.titles.lowered.search(fold(title)) is not None
    return any(
        said <= entry.title_stems and (lowered or not words.titles.lowered.search(fold(entry.title)))
        for entry in entries
    )


def _standing(entries: Sequence[Entry], ledger: Ledger) -> Sequence[Entry]:
    """What one calls oneself today is no title of a post that has ended."""
    has_ended = any(entry.end for entry in entries if entry.path.startswith(_POSTS))
    if len(entries) == len(ledger.everything) or not has_ended:
        return entries
    return [entry for entry in entries if entry is not ledger.basics]


def _titles(entries: Iterable[Entry]) -> frozenset[str]:
    """Of a job its title and how its lines begin ("Lead on build-outs"); of all else whatever is said."""
    known = (
        entry.title_stems | entry.openings if entry.path.startswith(_POSTS) else entry.stems
        for entry in entries
    )
    return frozenset[str]().union(*known)


def _papers(ledger: Ledger) -> frozenset[str]:
    """What schools and papers call somebody is held by the person, whatever post a text tells of."""
    return _all_stems(
        entry for entry in ledger.entries if entry.path.startswith(("education", "certificates"))
    )


def _all_stems(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset[str]().union(*(entry.stems for entry in entries))


def _raised_word(
    text: str, starts: Sequence[int], known: frozenset[str], words: ClaimWords, language: LanguageCode
) -> str:
    for part in _callings(text, starts):
        for pattern in words.titles.raised.values():
            for found in pattern.finditer(part):
                is_helped = words.parts.supported.search(part, 0, found.start()) is not None
                if not is_helped and not all(_is_akin(said, known) for said in stems_of(found[0], language)):
                    return found[0]
    return ""


def _starts(text: str, words: ClaimWords, is_about: bool) -> Sequence[int]:
    """Where a text calls somebody something: at its beginning, and after the words that say so."""
    clauses = [0, *(comma.end() for comma in _COMMA.finditer(text))] if is_about else [0]
    return [*clauses, *(role.end() for role in words.titles.roles.finditer(text))]


def _callings(text: str, starts: Sequence[int]) -> list[str]:
    return [" ".join(text[start:].split()[:_TITLE_WORDS]) for start in starts]


def _unknown_person(
    text: str, starts: Sequence[int], known: frozenset[str], words: ClaimWords, language: LanguageCode
) -> str:
    """Who opens a clause: "teacher, then head of a lab"."""
    for start in starts:
        for word in text[start:].split()[:_FIRST_WORDS]:
            is_person = words.things.kind_of([word]) == _PEOPLE[0] and not _is_lowered(word, words)
            if is_person and not all(_is_akin(said, known) for said in stems_of(word, language)):
                return word
    return ""


def _unknown_calling(text: str, known: frozenset[str], words: ClaimWords, language: LanguageCode) -> str:
    """ "As a solicitor": what people are called, right after the word that says one is it."""
    for role in words.titles.roles.finditer(text):
        for word in phrase_after(text[role.end() :])[:_TITLE_WORDS]:
            if words.things.kind_of([word]) in _PEOPLE and not _is_lowered(word, words):
                stems = stems_of(word, language)
                return "" if all(_is_akin(said, known) for said in stems) else word
    return ""


def _is_lowered(word: str, words: ClaimWords) -> bool:
    return words.titles.lowered.fullmatch(word) is not None


def _is_akin(said: str, known: frozenset[str]) -> bool:
    """The same word, its other gender, or one it is made of ("Logistikleiter", "Leiter")."""
    if said in known:
        return True
    root = said[: max(_ROOT, len(said) - 2)]
    return any(
        one.startswith(root) or (len(one) >= _ROOT and said.endswith(one))
        for one in known
        if len(said) >= _ROOT
    )


def _without_what_lowers(
    text: str, entries: Sequence[Entry], words: ClaimWords, language: LanguageCode
) -> str:
    """A title of these entries that the text gives without the word that lowers it."""
    said = stems_of(text, language)
    for entry in entries:
        title = fold(entry.title)
        if not words.titles.lowered.search(title) or words.titles.lowered.search(text):
            continue
        rest = stems_of(without_lowering(title, words), language)
        if (
            rest
            and rest <= said
            and not any(rest <= other.title_stems for other in entries if other is not entry)
        ):
            return entry.title
    return ""


def without_lowering(title: str, words: ClaimWords) -> str:
    """ "chefe de cozinha" for "subchefe de cozinha", "accountant" for "assistant accountant"."""
    return words.titles.lowered.sub(" ", _PREFIX.sub("", title))


def _held_elsewhere(
    text: str, entries: Sequence[Entry], ledger: Ledger, words: ClaimWords, language: LanguageCode
) -> str:
    """A title of another post than these, where the text calls somebody so."""
    own = _all_stems(entries)
    called = [stems_of(part, language) for part in _callings(text, _starts(text, words, is_about=False))]
    for entry in ledger.everything:
        title = entry.title_stems
        if not title or title <= own or not entry.path.startswith(_POSTS):
            continue
        if any(title <= said for said in called):
            return entry.title
    return ""
