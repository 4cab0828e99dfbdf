"""Capital words that name nothing the person would have to have."""

from functools import cached_property

from core.domain.claims.words.patterns import Words, WordTable
from core.domain.folding import fold


class NameWords(WordTable):
    """`plain`: capital words that name nothing. `honorifics`: what stands in front of a person's name."""

    plain: Words
    honorifics: Words

    @cached_property
    def plain_words(self) -> frozenset[str]:
        return frozenset(map(fold, self.plain))
