"""The keywords of a posting, and whether a text shows them."""

from core.domain.keywords.terms import Term, is_shown, posting_language, posting_terms, text_shows
from core.domain.keywords.units import text_keys
from core.domain.keywords.vocabulary import Vocabulary

__all__ = ["Term", "Vocabulary", "is_shown", "posting_language", "posting_terms", "text_keys", "text_shows"]
