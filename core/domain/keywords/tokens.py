"""Cuts text into words, with the term borders that job adverts need (C++, C#, .NET, Node.js, R&D, B.Sc.)."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

MAX_TEXT = 200_000

_WORD = re.compile(
    r"""
    (?:[^\W\d_]\.){2,5}(?:[^\W\d_](?![^\W_]))?  # B.S.  Ph.D  U.S.A
    | Ph\.?\ ?D\b | B\.?\ ?Sc\b | M\.?\ ?Sc\b
    | \.(?:net|NET|Net)\b
    | [^\W_]{1,60}
      (?:\.(?:js|JS|Js|net|NET|Net|io|ai)\b|[&'’][^\W_]{1,60}){0,2}
      (?:\+\+(?:\d\d)?|\+|\#)?
      (?![^\W_])
    | [^\W_]{1,60}
    """,
    re.VERBOSE,
)
_LIGHT_GAPS = frozenset({" ", "  ", "   ", "\t", "\u00a0", "\u2009", "\u202f", "-", "‐", "‑"})
_OPENS_SENTENCE = re.compile(r"[.!?:;•·*▪●|>\n]|[-–—]\s")
_ELISION = re.compile(r"^(?:[dljnscm]|qu)'(?=\w{3})")


class Token(NamedTuple):
    """One word. `word` is folded (lower case, no accents). `gap` is the text since the one before."""

    text: str
    word: str
    start: int
    end: int
    gap: str

    @property
    def joined(self) -> bool:
        """True when only a space or a hyphen stands between this word and the one before."""
        return self.gap in _LIGHT_GAPS

    @property
    def opens_sentence(self) -> bool:
        return self.start == len(self.gap) or _OPENS_SENTENCE.search(self.gap) is not None


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Lower case, without accents and dots of abbreviations: "B.Sc." → "bsc", "Gestión" → "gestion"."""
    lowered = word.lower().replace("ß", "ss").replace("’", "'")
    if not lowered.isascii():
        parts = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(part for part in parts if not unicodedata.combining(part))
    lowered = _ELISION.sub("", lowered.removesuffix("'s"))
    if "." in lowered and not lowered.endswith((".js", ".net", ".io", ".ai")):
        lowered = lowered.replace(".", "").replace(" ", "")
    return lowered


def tokenize(text: str) -> list[Token]:
    """Words of the first 200,000 characters, in order."""
    tokens: list[Token] = []
    end = 0
    for match in _WORD.finditer(text[:MAX_TEXT]):
        word = match.group()
        tokens.append(Token(word, fold(word), match.start(), match.end(), text[end : match.start()]))
        end = match.end()
    return tokens
