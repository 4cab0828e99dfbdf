"""How far a text says that something went, held against the lines it tells."""

import re
from collections.abc import Iterable, Sequence

from core.domain.claims.lines import Entry, Line
from core.domain.claims.telling import tells
from core.domain.claims.words import ClaimWords

_SAME = 8
_NAMED = ("awards", "certificates", "education")
_AMOUNT = re.compile(
    r"(?:\d\s?)?(?:millions?|millionen|millones|milhoes)\s(?:(?:of|de|von|d')\s?)?"
    r"(?:euros?|pounds|dollars?|dolares|franken|francs|reais|budget|presupuesto|facturacion|inversion|ventas|orcamento"
    r"|faturamento|faturacao|investimento|investissement|chiffre|umsatz|volumen?|revenue|sales)(?!\w)"
)


def unknown_reach(text: str, near: Sequence[Line], entries: Sequence[Entry], words: ClaimWords) -> str:
    """The first word of a reach in a folded text that neither the lines it tells of have, nor, in the same
    words, these entries; "" where there is none."""
    plain, ranks = _AMOUNT.sub(" ", text), words.reach.ranks
    said = [(rank, found[0]) for rank, pattern in enumerate(ranks) for found in pattern.finditer(plain)]
    if not said:
        return ""
    told = _plain(near)
    known = _plain(
        line for entry in entries for line in entry.lines if tells(line) or line.path.startswith(_NAMED)
    )
    for rank, word in said:
        if word[:_SAME] not in known and not any(higher.search(told) for higher in ranks[rank:]):
            return word
    return ""


def _plain(lines: Iterable[Line]) -> str:
    """Without sums: "millions of pounds" is no reach."""
    return _AMOUNT.sub(" ", "\n".join(line.plain for line in lines))
