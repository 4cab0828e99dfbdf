"""Words that say how far something went."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from core.domain.claims.words.patterns import AnyOf, Words, WordTable, alternatives

REACHES = ("firm", "country", "world")
"""From near to far."""


class ReachWords(WordTable):
    """`wholes`: for each reach what it may be all of; `all`: the words for "all of it"."""

    firm: AnyOf
    country: AnyOf
    world: AnyOf
    all: Words
    wholes: Mapping[str, AnyOf]

    @cached_property
    def ranks(self) -> Sequence[re.Pattern[str]]:
        return [re.compile(f"{getattr(self, name).pattern}|{self._whole(name)}") for name in REACHES]

    def _whole(self, name: str) -> str:
        """ "all our sites", not "all six sites"."""
        between = r"\s?(?:[^\d\s,;][^\s,;]*\s){0,3}"
        return rf"(?<!\w)(?:{alternatives(self.all)}){between}{self.wholes[name].pattern}"
