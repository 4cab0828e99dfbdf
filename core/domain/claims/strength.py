"""How large a part a text gives somebody."""

import re

from core.domain.claims.words import PARTS, ClaimWords

SUPPORTED, OWN, MANAGED, CHARGED, LED, FOUNDED = range(len(PARTS))
DID = OWN
"""Whatever says nothing of it is an ordinary doing. To say "it was me" is one too, but takes helping words
away."""
_CLAUSE = re.compile(r"[,;:(]|(?<!\w)(?:and|und|sowie|et|y|e)(?!\w)")


def clauses(text: str) -> list[str]:
    """The parts of a sentence that may each say something of its own."""
    return [part for part in _CLAUSE.split(text) if part.strip()]


def says_part(clause: str, words: ClaimWords) -> bool:
    return _said(clause, words) is not None


def strength_of(text: str, words: ClaimWords) -> int:
    """The strongest part a folded text gives somebody in any of its clauses; DID where it says nothing of
    it. That others were there ("together with") makes a part smaller as helping does."""
    said = (_said(clause, words) for clause in clauses(words.parts.clear(text)))
    return max((part for part in said if part is not None), default=DID)


def _said(clause: str, words: ClaimWords) -> int | None:
    """A helping word weakens what stands beside it, and also a leading that comes after it ("helped the
    chef")."""
    found = {
        rank: match.start()
        for rank, pattern in enumerate(words.parts.ranks)
        if (match := pattern.search(clause))
    }
    if SUPPORTED not in found and (sharing := words.parts.shared.search(clause)):
        found[SUPPORTED] = sharing.start()
    if not found:
        return None
    strongest = max(found)
    if SUPPORTED not in found or OWN in found:
        return max(strongest, DID)
    is_of_helped = words.parts.help_comes_last or found[SUPPORTED] < found[strongest]
    return SUPPORTED if strongest < LED or is_of_helped else strongest


def granted_by(text: str, words: ClaimWords) -> int:
    """The part that a line of a profile grants: where others were there, somebody may still have done it."""
    plain = words.parts.clear(text)
    if words.parts.ranks[SUPPORTED].search(plain):
        least = SUPPORTED
    else:
        least = LED if words.parts.granting.search(plain) else DID
    return max(strength_of(text, words), least)
