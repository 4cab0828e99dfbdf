"""What a text says of somebody's part, reach and standing, held against the lines it speaks of."""

import re
from collections.abc import Sequence

from core.domain.claims.folding import fold
from core.domain.claims.ledger import Entry, Line, stems_of
from core.domain.claims.tables import ClaimWords
from core.domain.keywords.stems import stem
from core.domain.languages import LanguageCode

SUPPORTED, DID, MANAGED, LED, FOUNDED = range(5)
_NEAR, _TOLD = 0.6, 0.4
_NOT_TOLD = ("name", "location", "organization", "institution", "issuer", "publisher")


def strength_of(text: str, words: ClaimWords) -> int:
    """The strongest part a folded text gives somebody; a helping one weakens what stands beside it."""
    supported, managed, led, founded = (bool(pattern.search(text)) for pattern in words.strengths)
    strongest = FOUNDED if founded else LED if led else MANAGED if managed else DID
    return SUPPORTED if supported and strongest < LED else strongest


def strongest_source(stems: frozenset[str], entries: Sequence[Entry], words: ClaimWords) -> int | None:
    """Of the lines that speak of the same thing, the strongest; None where none does."""
    lines = nearest_lines(stems, entries)
    return max((strength_of(words.idiom.sub(" ", fold(line.text)), words) for line in lines), default=None)


def nearest_lines(stems: frozenset[str], entries: Sequence[Entry]) -> list[Line]:
    """Lines that share most words with a text, those that share nearly as many, and those it mostly tells."""
    lines = [line for entry in entries for line in entry.lines if not line.path.endswith(_NOT_TOLD)]
    scored = [(len(stems & line.stems) / (1 + len(line.stems)) ** 0.5, line) for line in lines]
    best = max((score for score, _ in scored), default=0.0)
    return [
        line
        for score, line in scored
        if best > 0 and (score >= best * _NEAR or len(stems & line.stems) >= max(2, _TOLD * len(line.stems)))
    ]


def unknown_reach(text: str, entries: Sequence[Entry], words: ClaimWords) -> str:
    """The first word of a reach that these entries do not have; "" where there is none."""
    for rank, pattern in enumerate(words.reaches):
        for found in pattern.finditer(text):
            if not any(higher.search(entry.text) for entry in entries for higher in words.reaches[rank:]):
                return found[0]
    return ""


def unknown_title(text: str, entries: Sequence[Entry], words: ClaimWords, language: LanguageCode) -> str:
    """The first word of a higher standing that none of these entries says; where the text gives somebody a
    title, their titles alone count."""
    is_role = words.role.search(text) is not None
    known = frozenset[str]().union(*(_titles(entry, language) if is_role else entry.stems for entry in entries))
    for pattern in words.raises:
        for found in pattern.finditer(text):
            if not stems_of(found[0], language) <= known:
                return found[0]
    return ""


def _titles(entry: Entry, language: LanguageCode) -> frozenset[str]:
    """Of a job its title; of a school, a paper or the person as a whole all that is said."""
    return stems_of(entry.title, language) if entry.path.startswith(("work", "volunteer")) else entry.stems


def foreign_title(text: str, entries: Sequence[Entry], everything: Sequence[Entry], language: LanguageCode) -> str:
    """A title that is held elsewhere, and not in these entries."""
    said = stems_of(text, language)
    own = frozenset[str]().union(*(entry.stems for entry in entries))
    for entry in everything:
        title = stems_of(entry.title, language)
        if title and title <= said and not title <= own and entry.path.startswith(("work", "volunteer")):
            return entry.title
    return ""


def raised_title(text: str, entries: Sequence[Entry], words: ClaimWords, language: LanguageCode) -> str:
    """A title of these entries that the text gives without the word that lowers it."""
    said = stems_of(text, language)
    for entry in entries:
        title = fold(entry.title)
        if not words.lowers.search(title) or words.lowers.search(text):
            continue
        rest = stems_of(words.lowers.sub(" ", title), language)
        if rest and rest <= said and not _is_held_elsewhere(rest, entry, entries):
            return entry.title
    return ""


def _is_held_elsewhere(stems: frozenset[str], entry: Entry, entries: Sequence[Entry]) -> bool:
    return any(stems <= other.stems for other in entries if other is not entry)


def unknown_word(text: str, pattern: re.Pattern[str], known: str, language: LanguageCode) -> str:
    """A word of this kind that the profile does not say in any form."""
    stems = {stem(word, language) for word in re.findall(r"\w+", known)}
    for found in pattern.finditer(text):
        if not {stem(word, language) for word in re.findall(r"\w+", found[0])} & stems:
            return found[0]
    return ""
