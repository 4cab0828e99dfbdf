"""The words that claims are made of, in one language (core/vocabulary/claims/<language>.toml)."""

from core.domain.claims.words.parts import PARTS
from core.domain.claims.words.table import ClaimWords, WordsOf

__all__ = ["PARTS", "ClaimWords", "WordsOf"]
