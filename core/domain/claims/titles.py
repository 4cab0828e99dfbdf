"""Titles that a text gives somebody, held against those that the profile gives."""

import re
from collections.abc import Iterable, Sequence

from core.domain.claims.callings import (
    callings,
    names_person,
    raised_word,
    starts_of,
    unknown_calling,
    unknown_person,
)
from core.domain.claims.ledger import Ledger
from core.domain.claims.lines import Entry
from core.domain.claims.stemming import stems_of
from core.domain.claims.words import ClaimWords
from core.domain.folding import fold
from core.domain.languages import LanguageCode

_POSTS = ("work", "volunteer")
_LISTS = ("skills", "interests")
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
    starts = starts_of(text, words, is_about)
    if raised := raised_word(text, starts, known, words, language):
        return raised
    if is_about and (calling := unknown_person(text, starts, known, words, language)):
        return calling
    if role is None:
        return ""
    return (
        unknown_calling(text, known | _papers(ledger), words, language)
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
    posts = [entry for entry in entries if entry.path.startswith(_POSTS)]
    has_ended = bool(posts) and all(entry.end for entry in posts)
    if len(entries) == len(ledger.everything) or not has_ended:
        return entries
    return [entry for entry in entries if entry is not ledger.basics]


def _titles(entries: Iterable[Entry]) -> frozenset[str]:
    """Of a job its title and how its lines begin ("Lead on build-outs"); of all else whatever is said."""
    known = (
        entry.title_stems | entry.openings if entry.path.startswith(_POSTS) else entry.stems
        for entry in entries
        if entry.section not in _LISTS
    )
    return frozenset[str]().union(*known)


def _papers(ledger: Ledger) -> frozenset[str]:
    """What schools and papers call somebody is held by the person, whatever post a text tells of."""
    return _all_stems(
        entry for entry in ledger.entries if entry.path.startswith(("education", "certificates"))
    )


def _all_stems(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset[str]().union(*(entry.stems for entry in entries))


def _without_what_lowers(
    text: str, entries: Sequence[Entry], words: ClaimWords, language: LanguageCode
) -> str:
    """A title of these entries that the text gives without the word that lowers it."""
    called = [stems_of(part, language) for part in callings(text, starts_of(text, words, is_about=False))]
    for entry in entries:
        title = fold(entry.title)
        if not words.titles.lowered.search(title) or words.titles.lowered.search(text):
            continue
        lifted = without_lowering(title, words)
        rest = stems_of(lifted, language)
        if (
            rest
            and names_person(lifted, words)
            and any(rest <= said for said in called)
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
    called = [stems_of(part, language) for part in callings(text, starts_of(text, words, is_about=False))]
    for entry in ledger.everything:
        title = entry.title_stems
        if not title or title <= own or not entry.path.startswith(_POSTS):
            continue
        if any(title <= said for said in called):
            return entry.title
    return ""
