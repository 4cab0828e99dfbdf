"""Words that say how large a part somebody had."""

import re
from collections.abc import Sequence
from functools import cached_property

from core.domain.claims.words.patterns import AnyOf, WordTable

PARTS = ("supported", "own", "managed", "charged", "led", "founded")
"""From small to large; what is in none is an ordinary doing."""


class PartWords(WordTable):
    """`own`: that it was oneself. `shared`: that others were there. `no_part`: words of helping that say
    nothing of a part ("life support"); `granting`: words of a profile that grant a leading ("ran")."""

    supported: AnyOf
    own: AnyOf
    managed: AnyOf
    charged: AnyOf
    led: AnyOf
    founded: AnyOf
    shared: AnyOf
    no_part: AnyOf
    granting: AnyOf = re.compile(r"(?!)")
    help_comes_last: bool = False
    """In German, "die Projektleitung unterstützt": the helping stands behind whom it helps."""

    @cached_property
    def ranks(self) -> Sequence[re.Pattern[str]]:
        return [getattr(self, name) for name in PARTS]

    def clear(self, text: str) -> str:
        """A folded text without what only looks like helping."""
        return self.no_part.sub(" ", text)

    def without(self, text: str) -> str:
        """A folded text without the words that say whose part it was."""
        text = self.clear(text)
        for pattern in (*self.ranks, self.shared):
            text = pattern.sub(" ", text)
        return text
