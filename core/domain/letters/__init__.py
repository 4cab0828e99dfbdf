"""The cover letter, drafted without any model (PRODUCT.md T2, T5)."""

from core.domain.letters.draft import draft_letter
from core.domain.letters.phrases import LetterPhrases

__all__ = ["LetterPhrases", "draft_letter"]
