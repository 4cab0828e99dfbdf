"""Picks one of many patterns by a stable hash and fills it: no two people, no two postings sound alike."""

import re
from collections.abc import Sequence
from hashlib import sha256

_CHOICE = re.compile(r"\[([^\[\]]{0,200})\]")
_SLOT = re.compile(r"\{([a-z_]{1,20})\}")
_SOUNDS_LIKE_I = re.compile(r"h?i(?!e|OS\b)", re.IGNORECASE)
_DOUBLED_END = re.compile(r"([.!?])\.(?=\s|$)")


def seed_of(*texts: str) -> str:
    """The same profile and posting give the same letter; any change gives another choice of patterns."""
    return sha256("\x00".join(texts).encode()).hexdigest()


class Sentences:
    """Fills patterns for one letter and never uses a pattern twice while others are left."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._used: dict[str, int] = {}

    def say(self, kind: str, patterns: Sequence[str], **slots: str) -> str:
        """One sentence from `patterns`: its `[a|b]` chosen, its `{slots}` filled."""
        turn = self._used.get(kind, 0)
        self._used[kind] = turn + 1
        order = sorted(patterns, key=lambda pattern: seed_of(self._seed, pattern))
        pattern = self._choose(order[turn % len(order)], f"{kind}{turn}")
        filled = _SLOT.sub(lambda slot: slots[slot[1]], pattern)
        if pattern.startswith("{"):
            filled = filled[:1].upper() + filled[1:]
        return _DOUBLED_END.sub(r"\1", filled)

    def _choose(self, pattern: str, salt: str) -> str:
        def pick(found: re.Match[str]) -> str:
            options = found[1].split("|")
            digest = sha256(f"{self._seed}{salt}{found.start()}".encode()).digest()
            return options[digest[0] % len(options)]

        return _CHOICE.sub(pick, pattern)


def join(items: Sequence[str], and_: str) -> str:
    """ "a", "a and b", "a, b and c"; Spanish "y" turns into "e" before the sound of i ("Excel e inglés")."""
    if len(items) < 2:
        return "".join(items)
    if and_ == " y " and _SOUNDS_LIKE_I.match(items[-1]):
        and_ = " e "
    return f"{', '.join(items[:-1])}{and_}{items[-1]}"
