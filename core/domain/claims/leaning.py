"""Sentences that speak of the post which one before them names: "At Holt … There I also …"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain.claims.attribution import entries_named
from core.domain.claims.folding import fold, plain, sentences
from core.domain.claims.ledger import Ledger
from core.domain.claims.lines import Entry
from core.domain.claims.words.turns import TurnWords

_ENDS = (".", "!", "?", "…", '"', "”", "»", ")")


@dataclass(frozen=True)
class ToldSentence:
    """With the entries that it is held against."""

    text: str
    entries: Sequence[Entry]
    leans: bool = False


def told_of(text: str, ledger: Ledger, turns: TurnWords) -> Iterator[ToldSentence]:
    """The sentences of a text. What stands behind a dash or a semicolon, and what says "there", speaks of
    the post that was named last."""
    for paragraph in text.split("\n"):
        owners: Sequence[Entry] = ()
        before = ""
        for one in sentences(paragraph):
            entries = entries_named(one, ledger)
            names_none = len(entries) == len(ledger.everything)
            leans = bool(owners) and names_none and _leans(one, before, ledger, turns)
            yield ToldSentence(one, [*owners, *ledger.papers] if leans else entries, leans)
            owners, before = (owners if names_none else entries), one


def _leans(sentence: str, before: str, ledger: Ledger, turns: TurnWords) -> bool:
    if ledger.towns.search(plain(sentence)):
        return False
    is_of_one = bool(before) and not before.endswith(_ENDS)
    return is_of_one or turns.there.search(turns.ignored.sub(" ", fold(sentence))) is not None
