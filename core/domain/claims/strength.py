"""How large a part a text gives somebody."""

import re

from core.domain.claims.tables import PARTS, ClaimWords

SUPPORTED, OWN, MANAGED, LED, FOUNDED = range(len(PARTS))
DID = OWN
"""Whatever says nothing of it is an ordinary doing. To say "it was me" is one too, but takes helping words away."""
_CLAUSE = re.compile(r"[,;:(]|(?<!\w)(?:and|und|sowie|et|y|e)(?!\w)")


def clauses(text: str) -> list[str]:
    """The parts of a sentence that may each say something of its own."""
    return [part for part in _CLAUSE.split(text) if part.strip()]


def strength_of(text: str, words: ClaimWords) -> int:
    """The strongest part a folded text gives somebody in any of its clauses; DID where it says nothing of it."""
    said = (_said(clause, words) for clause in clauses(text))
    return max((part for part in said if part is not None), default=DID)


def _said(clause: str, words: ClaimWords) -> int | None:
    """A helping word weakens what stands beside it, and also a leading that comes after it ("helped the chef")."""
    found = {rank: match.start() for rank, pattern in enumerate(words.strengths) if (match := pattern.search(clause))}
    if not found:
        return None
    strongest = max(found)
    if SUPPORTED not in found or OWN in found:
        return max(strongest, DID)
    return SUPPORTED if strongest < LED or found[SUPPORTED] < found[strongest] else strongest
