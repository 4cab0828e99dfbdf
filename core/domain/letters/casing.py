"""Small letters inside a sentence, without touching names."""

import re
from dataclasses import dataclass

from core.domain.keywords import Vocabulary
from core.domain.languages import LanguageCode

_INNER_CAPITAL = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Ý][\w-]{1,40}")
_SMALL = re.compile(r"\b[a-zà-ÿ][\w-]{1,40}")
_ONE_LETTER = frozenset("AÀOYE")
_LIMIT = 60_000


@dataclass(frozen=True)
class Casing:
    """`capitals`: words seen with a capital inside a sentence; `smalls`: words seen in small letters.

    Both come from the profile and the posting, which know their own names better than any list.
    """

    vocabulary: Vocabulary
    language: LanguageCode
    capitals: frozenset[str] = frozenset()
    smalls: frozenset[str] = frozenset()

    def lower_first(self, text: str) -> str:
        """Lower-cases the first letter unless its word may be a name: acronym, known skill, rare word."""
        first = text.split(" ", 1)[0].strip(",;:")
        if first in _ONE_LETTER and self.language != "de":
            return text[0].lower() + text[1:]
        if not self._is_title_case(first) or self._may_be_name(first):
            return text
        return text[0].lower() + text[1:]

    def lower_term(self, text: str) -> str:
        """Like `lower_first` for a skill or term: several capitals are left as they are."""
        words = text.split()
        if len(words) > 1 and any(word[:1].isupper() for word in words[1:]):
            return text
        return self.lower_first(text)

    def _is_title_case(self, word: str) -> bool:
        return self.language != "de" and word[:1].isupper() and word[1:].replace("-", "").islower()

    def _may_be_name(self, word: str) -> bool:
        lowered = word.lower()
        if lowered in self.smalls:
            return False
        if word in self.capitals or word in self.vocabulary.exact or lowered in self.vocabulary.aliases:
            return True
        return self.vocabulary.rarity_of(lowered, self.language) >= 1.0


def casing_of(vocabulary: Vocabulary, language: LanguageCode, *texts: str) -> Casing:
    """The casing habits of these texts (60,000 characters each)."""
    capitals = {word for text in texts for word in _INNER_CAPITAL.findall(text[:_LIMIT])}
    smalls = {word for text in texts for word in _SMALL.findall(text[:_LIMIT])}
    return Casing(vocabulary, language, frozenset(capitals), frozenset(smalls))
