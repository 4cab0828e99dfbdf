"""How far a text says that something went, held against the lines it tells."""

import re
from collections.abc import Iterable, Sequence

from core.domain.claims.lines import Entry, Line
from core.domain.claims.telling import tells
from core.domain.claims.words import ClaimWords

_SAME = 8
_AMOUNT = re.compile(
    r"(?:\d\s?)?(?:millions?|millionen|millones|milhoes)\s(?:(?:of|de|von|d')\s?)?"
    r"(?:euros?|pounds|dollars?|dolares|franken|francs|reais)(?!\w)"
)


def unknown_reach(text: str, near: Sequence[Line], entries: Sequence[Entry], words: ClaimWords) -> str:
    """The first word of a reach in a folded text that neither the lines it tells of have, nor, in the same
    words, these entries; "" where there is none."""
    plain = _AMOUNT.sub(" ", text)
    for rank, pattern in enumerate(words.reach.ranks):
        for found in pattern.finditer(plain):
            known = _plain(line for entry in entries for line in entry.lines if tells(line))
            is_told = any(higher.search(_plain(near)) for higher in words.reach.ranks[rank:])
            if not is_told and found[0][:_SAME] not in known:
                return found[0]
    return ""


def _plain(lines: Iterable[Line]) -> str:
    """Without sums: "millions of pounds" is no reach."""
    return _AMOUNT.sub(" ", "\n".join(line.plain for line in lines))
