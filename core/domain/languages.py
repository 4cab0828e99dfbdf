"""The five document languages: how to tell them apart, and their months."""

import re
from typing import Literal, get_args

LanguageCode = Literal["en", "de", "fr", "es", "pt"]
LANGUAGES: tuple[LanguageCode, ...] = get_args(LanguageCode)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_COMMON_WORDS: dict[LanguageCode, frozenset[str]] = {
    "en": frozenset(
        _words(
            "the and of to in for with from by at as on is are our we you your will be this that an or have"
            " not years"
        )
    ),
    "de": frozenset(
        _words(
            "der die das und mit von für bei im in den dem des zu zum zur auf als ist sind wir sie ihre ein"
            " eine einer oder nicht nach bis seit jahre"
        )
    ),
    "fr": frozenset(
        _words(
            "le la les et de des du en pour avec dans sur par au aux une un est sont vous votre nous notre ou"
            " ne pas ans depuis à chez"
        )
    ),
    "es": frozenset(
        _words(
            "el la los las y de del en para con por un una es son su al que como más años desde nuestra usted"
            " o no se experiencia"
        )
    ),
    "pt": frozenset(
        _words(
            "o a os as e de do da dos das em para com por um uma é são no na que como mais anos desde não ou"
            " ao à experiência você"
        )
    ),
}

MONTHS: dict[LanguageCode, tuple[str, ...]] = {
    "en": _words("January February March April May June July August September October November December"),
    "de": _words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "fr": _words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "es": _words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    "pt": _words("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
}

_WORD = re.compile(r"[^\W\d_]+")
_PLAINLY = 3


def detect_language(text: str) -> LanguageCode:
    """The language whose commonest words occur most in `text` (first 20,000 characters); "en" on a tie."""
    counts = _counted(text)
    return max(LANGUAGES, key=lambda code: (counts[code], code == "en"))


def is_plainly_other(text: str, language: LanguageCode) -> bool:
    """Whether a text speaks another of our languages: a few words may be of any."""
    counts = _counted(text)
    return max(counts.values()) - counts[language] >= _PLAINLY


def _counted(text: str) -> dict[LanguageCode, int]:
    words = _WORD.findall(text[:20_000].lower())
    return {code: sum(word in common for word in words) for code, common in _COMMON_WORDS.items()}
