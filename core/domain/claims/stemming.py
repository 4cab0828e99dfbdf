"""Words of a text, comparable in any form."""

import re

from core.domain.claims.numbers.number_words import number_words
from core.domain.folding import fold
from core.domain.keywords.stems import stem
from core.domain.languages import LanguageCode

WORD = re.compile(r"[^\W_]+(?:[+#]+|(?:[.'][^\W_]+)*)")
_PARTICIPLE = re.compile(
    r"^(ab|an|auf|aus|bei|durch|ein|her|hin|mit|nach|um|vor|weiter|zu|zusammen|)ge(?=[a-z]{3,}(?:t|en)$)"
)
"""German: "ausgewählt" and "Auswahl", "geplant" and "Planung"."""

_ROOT = 6
_SHORT = 3


def stems_of(text: str, language: LanguageCode) -> frozenset[str]:
    """Of all words with letters, three letters long or more."""
    words = WORD.findall(fold(text))
    return frozenset(
        stem(word.removesuffix("'s"), language) for word in words if len(word) > 2 and not word.isdigit()
    )


def roots_of(text: str, language: LanguageCode) -> frozenset[str]:
    """What a verb and its noun have in common: "recruto", "recrutamento"."""
    numbers = number_words(language)
    words = [word for word in WORD.findall(fold(text)) if len(word) > _SHORT and word not in numbers]
    if language == "de":
        words = [_PARTICIPLE.sub(r"\1", word) for word in words]
    return frozenset(stem(word, language)[:_ROOT] for word in words if not word[0].isdigit())
