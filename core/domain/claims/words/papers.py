"""Words of degrees, papers, awards and spoken languages."""

import re
from collections.abc import Mapping
from functools import cached_property

from core.domain.claims.words.patterns import Words, WordTable, any_of


class PaperWords(WordTable):
    """`degrees`: kinds of degrees. `finished`: what ends a study, `studying`: what says that it goes on.
    `awards`, `certificates`: what distinguishes. `tongues`: what is said about speaking a language."""

    degrees: Mapping[str, Words]
    finished: Words
    studying: Words
    awards: Words
    certificates: Words
    tongues: Words

    @cached_property
    def degree_patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {name: any_of(words) for name, words in self.degrees.items()}

    @cached_property
    def ends_study(self) -> re.Pattern[str]:
        return any_of(self.finished)

    @cached_property
    def goes_on(self) -> re.Pattern[str]:
        return any_of(self.studying)

    @cached_property
    def award(self) -> re.Pattern[str]:
        return any_of(self.awards)

    @cached_property
    def certificate(self) -> re.Pattern[str]:
        return any_of(self.certificates)

    @cached_property
    def speaks(self) -> re.Pattern[str]:
        return any_of(self.tongues)
