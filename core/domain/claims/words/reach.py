"""Words that say how far something went."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from core.domain.claims.words.patterns import Words, WordTable, alternatives, any_of

REACHES = ("firm", "country", "world")
"""From near to far."""


class ReachWords(WordTable):
    """`wholes`: for each reach what it may be all of; `all`: the words for "all of it"."""

    firm: Words
    country: Words
    world: Words
    all: Words
    wholes: Mapping[str, Words]

    @cached_property
    def ranks(self) -> Sequence[re.Pattern[str]]:
        return [re.compile(f"{any_of(getattr(self, name)).pattern}|{self._whole(name)}") for name in REACHES]

    def _whole(self, name: str) -> str:
        """ "all our sites", not "all six sites"."""
        of = any_of(self.wholes[name]).pattern
        return rf"(?<!\w)(?:{alternatives(self.all)})\s?(?:[^\W\d]+\s)?{of}"
