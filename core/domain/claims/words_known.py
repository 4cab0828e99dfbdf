"""Whether a profile says a word in any form."""

import re

from core.domain.keywords.stems import stem
from core.domain.languages import LanguageCode

_WORD = re.compile(r"\w+")


def unknown_word(text: str, pattern: re.Pattern[str], known: str, language: LanguageCode) -> str:
    """A word of this kind that the profile does not say in any form."""
    stems = {stem(word, language) for word in _WORD.findall(known)}
    for found in pattern.finditer(text):
        if not {stem(word, language) for word in _WORD.findall(found[0])} & stems:
            return found[0]
    return ""
