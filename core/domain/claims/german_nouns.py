"""German nouns all have a capital letter: which of them name nothing."""

import re
from collections.abc import Collection, Mapping

_LEAST_PART, _LEAST_TAIL = 3, 5
_USUAL = 0.85
_PREFIXES = frozenset({
    "ruck", "vor", "nach", "haupt", "neben", "unter", "uber", "zwischen", "gegen", "wieder", "selbst",
    "gesamt",
})  # fmt: skip
_ENDINGS = ("s", "n", "en", "e", "es", "sen", "se", "in", "innen")
_SUFFIX = re.compile(r"(?:ungs?|heit|keit|schaft|tion|tat|nis|at|ler|ig)(?:en|e|s)?$")


def is_listed(word: str, listed: Mapping[str, float]) -> bool:
    """A word that the language has, with its endings."""
    return any(form in listed for form in {word, *(word.removesuffix(ending) for ending in _ENDINGS)})


def is_common_german(word: str, plain: Collection[str]) -> bool:
    """What "bei" may stand in front of besides an employer: a thing done, or one of the plain words at its
    end."""
    return _SUFFIX.search(word) is not None or any(
        len(one) >= _LEAST_TAIL and word.endswith(one) for one in plain
    )


def is_derived_german(word: str) -> bool:
    """ "Einarbeitung": made from a verb or an adjective."""
    return _SUFFIX.search(word) is not None


def is_plain_german(word: str, listed: Mapping[str, float], known: Collection[str] = ()) -> bool:
    """Listed, or put together of words that are."""
    forms = {word, *(word.removesuffix(ending) for ending in _ENDINGS)}
    return is_listed(word, listed) or any(is_put_together(form, listed, known) for form in forms)


def is_put_together(word: str, listed: Mapping[str, float], known: Collection[str], most: int = 3) -> bool:
    """Of two or three words, with or without a linking letter."""
    for cut in range(_LEAST_PART, len(word) - 1):
        head, tail = word[:cut], word[cut:]
        heads = [head.removesuffix(link) for link in ("", "s", "n", "en", "es", "e")]
        is_head = any(_is_part(one, listed, known) for one in heads) or _opens_known(head, known)
        if head not in _PREFIXES and not is_head:
            continue
        if _SUFFIX.fullmatch(tail) or _is_part(tail, listed, known):
            return True
        if most > 2 and is_put_together(tail, listed, known, most - 1):
            return True
    return False


def _is_part(word: str, listed: Mapping[str, float], known: Collection[str]) -> bool:
    return word in known or (len(word) > _LEAST_PART and listed.get(word, 1.0) <= _USUAL)


def _opens_known(head: str, known: Collection[str]) -> bool:
    """ "Platten" of a profile with "Plattenware"."""
    return len(head) >= _LEAST_TAIL and any(word.startswith(head) for word in known)
