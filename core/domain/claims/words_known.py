"""Whether a profile says a word in any form."""

import re

from core.domain.keywords.stems import stem
from core.domain.languages import LanguageCode

_WORD = re.compile(r"\w+")


def unknown_word(text: str, pattern: re.Pattern[str], known: str, language: LanguageCode) -> str:
    """A word of this kind that the profile does not say in any form, or a phrase ("of the year") that it
    does not have."""
    found_all = [found for found in pattern.finditer(text) if found[0] not in known]
    stems = {stem(word, language) for word in _WORD.findall(known)} if found_all else set[str]()
    for found in found_all:
        is_said = {stem(word, language) for word in _WORD.findall(found[0])} & stems
        if " " in found[0] or not is_said:
            return found[0]
    return ""
