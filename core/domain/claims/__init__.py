"""The truth gate: nothing leaves the app that the profile does not support (PRODUCT T3)."""

from core.domain.claims.gate import Gate, gate_of
from core.domain.claims.model import NOBODY, Addressee, CheckedSentence, CheckedText, Finding, Verdict
from core.domain.claims.words import ClaimWords

__all__ = [
    "NOBODY",
    "Addressee",
    "CheckedSentence",
    "CheckedText",
    "ClaimWords",
    "Finding",
    "Gate",
    "Verdict",
    "gate_of",
]
