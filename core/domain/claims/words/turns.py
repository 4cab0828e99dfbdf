"""Turns of speech that change what a sentence claims."""

import re
from functools import cached_property

from core.domain.claims.words.patterns import Words, WordTable, any_of


class TurnWords(WordTable):
    """`ignored`: words that mean something else here. `wished`: of what is not so yet. `available`: of
    when one could start. `moved`: of coming and going. `ago`: what stands around a time that has
    passed since."""

    ignored: Words
    wished: Words
    available: Words
    moved: Words
    ago: Words

    @cached_property
    def idiom(self) -> re.Pattern[str]:
        return any_of(self.ignored)

    @cached_property
    def wishes(self) -> re.Pattern[str]:
        return any_of(self.wished)

    @cached_property
    def is_availability(self) -> re.Pattern[str]:
        return any_of(self.available)

    @cached_property
    def tells_moving(self) -> re.Pattern[str]:
        return any_of(self.moved)

    @cached_property
    def tells_ago(self) -> re.Pattern[str]:
        return any_of(self.ago)
