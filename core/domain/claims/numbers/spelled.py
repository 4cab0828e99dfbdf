"""Numbers written out in words become digits, so that one reader serves both."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from core.domain.claims.numbers.number_words import number_words
from core.domain.languages import LanguageCode

_LONGEST = 8
_TOKEN = re.compile(r"(\s+|[^\w\s']|(?<=\w)-(?=\w))")
_BETWEEN = re.compile(r"[^\w\s'-]|\d")
_THOUSAND = re.compile(r"(?P<head>.*?) ?(?:thousand|tausend|mille|mil) ?(?:and|und|et|y|e)? ?(?P<tail>.*)")
_BARE_THOUSAND = frozenset({"mil", "mille", "thousand", "tausend"})


@cache
def _first_words(language: LanguageCode) -> frozenset[str]:
    return frozenset({word.split()[0] for word in number_words(language)} | _BARE_THOUSAND | {"a", "one"})


@cache
def _begins(language: LanguageCode) -> re.Pattern[str]:
    """Whether a text may have a spelled number at all."""
    firsts = _first_words(language)
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, firsts), key=len, reverse=True))})|tausend|hundert"
    )


def in_digits(text: str, language: LanguageCode) -> str:
    """The longest spelled number that starts at a word: "two hundred and ten" → "210". The thousand after
    digits ("64 mil") stays a word."""
    spelled = number_words(language)
    if not _begins(language).search(text):
        return text
    tokens = _TOKEN.split(text)
    firsts = _first_words(language)
    words = [at for at, token in enumerate(tokens) if token and token[0].isalpha()]
    parts: list[str] = []
    index, done = 0, 0
    while index < len(words):
        may_be = tokens[words[index]] in firsts or "tausend" in tokens[words[index]]
        found = _spelled_from(words[index : index + _LONGEST], tokens, spelled) if may_be else None
        if found is None or _is_multiplier(tokens, words[index], found[0]):
            index += 1
            continue
        length, value = found
        parts += [*tokens[done : words[index]], str(value)]
        done = words[index + length - 1] + 1
        index += length
    return "".join([*parts, *tokens[done:]])


def _is_multiplier(tokens: Sequence[str], at: int, length: int) -> bool:
    before = next((token for token in reversed(tokens[:at]) if token.strip()), "")
    return length == 1 and tokens[at] in _BARE_THOUSAND and before[-1:].isdigit()


def _spelled_from(
    words: Sequence[int], tokens: Sequence[str], spelled: Mapping[str, int]
) -> tuple[int, int] | None:
    """How many words make a number, and which."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        run = words[:length]
        if length > 1 and any(_BETWEEN.search(token) for token in tokens[run[0] : run[-1]]):
            continue
        value = _value_of(" ".join(tokens[at] for at in run), spelled)
        if value is not None:
            return length, value
    return None


def _value_of(word: str, spelled: Mapping[str, int]) -> int | None:
    """Of up to 999, or of thousands and what is left: German writes them as one word."""
    if word in spelled:
        return spelled[word]
    found = _THOUSAND.fullmatch(word)
    if found is None:
        return None
    head = 1 if found["head"] in ("", "a", "one", "ein") else spelled.get(found["head"])
    tail = spelled.get(found["tail"]) if found["tail"] else 0
    return None if head is None or tail is None else head * 1000 + tail
