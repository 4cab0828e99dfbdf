"""Sentences that speak of the post which one before them names: "At Holt … There I also …"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain.claims.attribution import entries_named
from core.domain.claims.ledger import Ledger
from core.domain.claims.lines import Entry
from core.domain.claims.words.turns import TurnWords
from core.domain.folding import fold, plain, sentences

_NOBODY: Sequence[Entry] = ()
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
        named = here = _NOBODY
        for one in sentences(paragraph):
            entries = entries_named(one, ledger)
            if len(entries) < len(ledger.everything):
                named = here = entries
                yield ToldSentence(one, entries)
            else:
                owners = () if ledger.towns.search(plain(one)) else named if _points(one, turns) else here
                yield ToldSentence(one, [*owners, *ledger.papers] if owners else entries, bool(owners))
            here = _NOBODY if one.endswith(_ENDS) else here


def _points(sentence: str, turns: TurnWords) -> bool:
    return turns.there.search(turns.ignored.sub(" ", fold(sentence))) is not None
