"""Words that say how large a part somebody had."""

import re
from collections.abc import Sequence
from functools import cached_property

from core.domain.claims.words.patterns import Words, WordTable, any_of

PARTS = ("supported", "own", "managed", "charged", "led", "founded")
"""From small to large; what is in none is an ordinary doing."""


class PartWords(WordTable):
    """`own`: that it was oneself. `shared`: that others were there. `no_part`: words of helping that say
    nothing of a part ("life support")."""

    supported: Words
    own: Words
    managed: Words
    charged: Words
    led: Words
    founded: Words
    shared: Words
    no_part: Words

    @cached_property
    def ranks(self) -> Sequence[re.Pattern[str]]:
        return [any_of(getattr(self, name)) for name in PARTS]

    @cached_property
    def shares(self) -> re.Pattern[str]:
        return any_of(self.shared)

    def clear(self, text: str) -> str:
        """A folded text without what only looks like helping."""
        return self._of_no_part.sub(" ", text)

    def without(self, text: str) -> str:
        """A folded text without the words that say whose part it was."""
        text = self.clear(text)
        for pattern in (*self.ranks, self.shares):
            text = pattern.sub(" ", text)
        return text

    @cached_property
    def _of_no_part(self) -> re.Pattern[str]:
        return any_of(self.no_part)
