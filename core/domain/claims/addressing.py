"""Whom a text is written to: to name them says nothing about the person; to have been there, or to be called
what they look for, does."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.domain.claims.entry_names import TELLING
from core.domain.claims.model import Addressee, words_of_names
from core.domain.claims.numbers.written_dates import without_periods
from core.domain.claims.words import ClaimWords
from core.domain.folding import fold
from core.domain.greetings import GREETED

_LEAST_LETTERS, _LEAST_WORD = 3, 5
_IN_BRACKETS = re.compile(r"\([^)]*\)|\b[mfwhdx](?:\s?/\s?[mfwhdx])+\b", re.IGNORECASE)
_TITLE_ENDS = re.compile(r"\s?[,|]\s|\s[–—-]\s")
_GREETING = re.compile(
    rf"^\W*(?:(?!car[oa]s? (?!senhor|dr|coleg))(?i:{GREETED}))(?!\w)[^,:;!?]{{0,60}}[,:;!]"
    r"(?:\s(?:[A-ZÀ-Þ][\w'’-]*\.?\s?){1,3}[,:!.])?"
)
_FORMULA = re.compile(
    r"(?<!\w)(?:madame|monsieur|mesdames|messieurs)(?:,? l(?:e |a |es |')\w+)?(?!\w)", re.IGNORECASE
)
_LEGAL = re.compile(
    r",?\s(?:g?gmbh|ag|kg|ohg|se|e\.\s?v\.?|ltd\.?|inc\.?|llc|plc|s\.?a\.?|s\.?l\.?|sarl|sas|lda\.?|ltda\.?|cic)(?!\w).*$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:()]")


@dataclass(frozen=True)
class Addressed:
    """`text` has gaps where it only names whom it is written to; `named` are the words, folded, that it may
    use of their names besides. `claimed` and `called`: the names of places and titles that it takes for the
    person's own."""

    text: str
    named: frozenset[str] = frozenset()
    claimed: Sequence[str] = ()
    called: str = ""


def addressed(sentence: str, to: Addressee, words: ClaimWords, rarity: Mapping[str, float]) -> Addressed:
    """Names of whom a sentence is written to stay in it where it tells of the person with them."""
    sentence = _FORMULA.sub("…", _GREETING.sub("…", sentence, 1))
    names = _spellings(to, rarity)
    claimed = []
    for name in names:
        if _is_claimed(sentence, name, to, words):
            claimed.append(name)
        else:
            sentence = _pattern(name).sub("…", sentence)
    own = words_of_names(claimed)
    titles = [to.title, *_short_titles(to.title)]
    called = next((name for name in claimed if name in titles), "")
    return Addressed(sentence, to.words - own, [name for name in claimed if name not in titles], called)


def _spellings(to: Addressee, rarity: Mapping[str, float]) -> list[str]:
    """The longest first, and no name that is hardly one: a posting may choose what it is called. Of an
    employer also the words that no other is called by."""
    telling = [word for word in to.employer.split() if rarity.get(fold(word), 1.0) >= TELLING]
    telling = [word for word in telling if len(word) >= _LEAST_WORD]
    names = [*to.names, _LEGAL.sub("", to.employer).strip(" ,"), *_short_titles(to.title), *telling]
    long_enough = {name for name in names if sum(map(str.isalpha, name)) >= _LEAST_LETTERS}
    return sorted(long_enough, key=len, reverse=True)


def _short_titles(title: str) -> list[str]:
    """ "Nurse" for "Nurse (m/f/d), Night shift"."""
    plain = " ".join(_IN_BRACKETS.sub(" ", title).split())
    return [short for short in (plain, _TITLE_ENDS.split(plain)[0].strip()) if short and short != title]


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)


def _is_claimed(sentence: str, name: str, to: Addressee, words: ClaimWords) -> bool:
    is_title = name == to.title or name in _short_titles(to.title)
    return any(
        _is_own(_undated(sentence[: found.start()]), fold(sentence[found.end() :]), is_title, words)
        for found in _pattern(name).finditer(sentence)
    )


def _undated(text: str) -> str:
    """ "I have been" of "I have been since 2017"."""
    return fold(" ".join(without_periods(text).replace("…", " ").split())) + " "


def _is_own(before: str, after: str, is_title: bool, words: ClaimWords) -> bool:
    """Of one place where a name stands: what is wished or said of their job is none of one's own past."""
    turns, near = words.turns, _clause_before(before)
    said = f"{near} … {_rest(near, after, words)}"
    if turns.returned_before.search(near) or (not is_title and turns.been.search(f"{before} … {after}")):
        return True
    if (job := turns.own_job_before.search(near)) and not turns.ahead.search(job[0]):
        return True
    if turns.wished.search(said):
        return False
    if turns.claimed_before.search(near) or (not is_title and turns.worked_behind(near, after)):
        return True
    if turns.sought.search(near) or turns.modal.search(said):
        return False
    if is_title:
        return turns.called_before.search(near) is not None
    is_of_us = turns.first.search(said) or turns.together.search(said) or turns.did.search(said)
    return turns.placed_before.search(near) is not None and is_of_us is not None


def _clause_before(text: str) -> str:
    """ "at Holt, in" of "at Holt, in Leeds"."""
    clauses = _CLAUSE.split(text)
    return " ".join(clauses[-2:] if len(clauses[-1].split()) <= 1 else clauses[-1:])


def _rest(near: str, after: str, words: ClaimWords) -> str:
    """What follows in the clause; after "At Holt," also the next one."""
    return " ".join(_CLAUSE.split(after)[: 2 if words.turns.opening.match(near.lstrip()) else 1])
