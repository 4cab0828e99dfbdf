"""How large a part a text gives somebody."""

from core.domain.claims.tables import ClaimWords

SUPPORTED, DID, MANAGED, LED, FOUNDED = range(5)


def strength_of(text: str, words: ClaimWords) -> int:
    """The strongest part a folded text gives somebody; a helping one weakens what stands beside it."""
    supported, managed, led, founded = (bool(pattern.search(text)) for pattern in words.strengths)
    strongest = FOUNDED if founded else LED if led else MANAGED if managed else DID
    return SUPPORTED if supported and strongest < LED else strongest
