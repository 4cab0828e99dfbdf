"""How large a part a text gives somebody."""

from core.domain.claims.tables import PARTS, ClaimWords

SUPPORTED, OWN, MANAGED, LED, FOUNDED = range(len(PARTS))
DID = OWN
"""Whatever says nothing of it is an ordinary doing. To say "it was me" is one too, but takes helping words away."""


def strength_of(text: str, words: ClaimWords) -> int:
    """The strongest part a folded text gives somebody; a helping one weakens what stands beside it."""
    said = [rank for rank, pattern in enumerate(words.strengths) if pattern.search(text)]
    strongest = max(said, default=DID)
    is_helping = SUPPORTED in said and OWN not in said
    return SUPPORTED if is_helping and strongest < LED else max(strongest, DID)
