"""Whether a profile says a word in any form."""

import re

from core.domain.keywords.stems import stem
from core.domain.languages import LanguageCode

_WORD = re.compile(r"\w+")


def unknown_word(text: str, pattern: re.Pattern[str], known: str, language: LanguageCode) -> str:
    """A word of this kind that the profile does not say in any form, or a phrase ("of the year") that it
    does not have."""
    stems = {stem(word, language) for word in _WORD.findall(known)}
    for found in pattern.finditer(text):
        is_phrase = " " in found[0]
        if found[0] not in known and (
            is_phrase or not {stem(word, language) for word in _WORD.findall(found[0])} & stems
        ):
            return found[0]
    return ""
