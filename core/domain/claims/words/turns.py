"""Turns of speech that change what a sentence claims."""

from core.domain.claims.words.patterns import AnyOf, WordTable


class TurnWords(WordTable):
    """`ignored`: words that mean something else here. `wished`: of what is not so yet. `available`: of
    when one could start. `moved`: of coming and going. `ago`: what stands around a time that has
    passed since."""

    ignored: AnyOf
    wished: AnyOf
    available: AnyOf
    moved: AnyOf
    ago: AnyOf
