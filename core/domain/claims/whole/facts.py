"""Whether a field of a CV says the same as the profile's, or less."""

import re
from collections.abc import Iterable

from core.domain.claims.ledger import JOINING, Ledger
from core.domain.claims.stemming import WORD, stems_of
from core.domain.claims.words import ClaimWords
from core.domain.dates import CURRENT_WORDS, find_period
from core.domain.folding import fold, sentences
from core.domain.languages import LanguageCode

_EXACTNESS = (4, 7, 10)
"""How many characters a year, a month and a day take."""

_CURRENT = re.compile(CURRENT_WORDS, re.IGNORECASE)
_LINK_START = re.compile(r"^(?:https?://)?(?:www\.)?")
_NOT_DIALLED = re.compile(r"[\s()./-]")


def same_words(said: str, true: str, language: LanguageCode) -> bool:
    """The same words in any form and order, or fewer of them."""
    if fold(said) == fold(true):
        return True
    known, words = set(WORD.findall(fold(true))), WORD.findall(fold(said))
    telling = [word for word in words if word not in JOINING]
    unknown = [word for word in telling if word not in known]
    return bool(telling) and all(_is_in(word, true, language) for word in unknown)


def _is_in(word: str, text: str, language: LanguageCode) -> bool:
    stems = stems_of(word, language)
    return bool(stems) and stems <= stems_of(text, language)


def same_title(ledger: Ledger, said: str, true: str) -> bool:
    """The same words, or fewer, but with the one that lowers the title."""
    lowered = ledger.words.titles.lowered
    keeps = not lowered.search(fold(true)) or bool(lowered.search(fold(said)))
    return same_words(said, true, ledger.language) and keeps


def is_rank_lost(said: str, true: str, words: ClaimWords) -> bool:
    """A second place that is told as an award."""
    ranked = words.papers.ranked
    return ranked.search(fold(true)) is not None and ranked.search(fold(said)) is None


def same_date(said: str, true: str) -> bool:
    """May be less exact, never more."""
    if not given_date(said):
        return not given_date(true)
    iso = _as_iso(said)
    return said == true or (len(iso) in _EXACTNESS and true.startswith(iso))


def _as_iso(said: str) -> str:
    """ "2023-05" for "May 2023"; what is no date alone as it stands."""
    found = find_period(said)
    is_alone = found is not None and found.begin == 0 and found.stop == len(said) and not found.period.start
    return found.period.end if found and is_alone else said


def given_date(text: str) -> str:
    """ "" for words such as "present" too."""
    return "" if _CURRENT.fullmatch(text) else text


def same_link(said: str, true: str) -> bool:
    return _bare(said) == _bare(true)


def same_number(said: str, true: str) -> bool:
    """To call."""
    return _NOT_DIALLED.sub("", said) == _NOT_DIALLED.sub("", true)


def same_text(said: str, true: str) -> bool:
    """Whatever its gaps and letters."""
    return "".join(fold(said).split()) == "".join(fold(true).split())


def same_quote(said: str, true: str) -> bool:
    """Word for word; sentences may be left out."""
    return set(map(fold, sentences(said))) <= set(map(fold, sentences(true)))


def is_one_of(said: str, known: Iterable[str], language: LanguageCode) -> bool:
    return any(same_words(said, text, language) for text in known)


def _bare(link: str) -> str:
    return _LINK_START.sub("", link.strip().lower()).rstrip("/")
