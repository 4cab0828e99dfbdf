"""Words of titles."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from core.domain.claims.words.patterns import Words, WordTable, any_of


class TitleWords(WordTable):
    """`lowered`: words that lower a title; `raised`: words that raise it, from senior to head; `roles`:
    what stands in front of a title ("as a")."""

    lowered: Words
    roles: Words
    raised: Mapping[str, Words]

    @cached_property
    def lowers(self) -> re.Pattern[str]:
        return any_of(self.lowered)

    @cached_property
    def raises(self) -> Sequence[re.Pattern[str]]:
        return [any_of(words) for words in self.raised.values()]

    @cached_property
    def role(self) -> re.Pattern[str]:
        return any_of(self.roles)
