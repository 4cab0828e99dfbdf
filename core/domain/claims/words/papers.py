"""Words of degrees, papers, awards and spoken languages."""

from collections.abc import Mapping

from core.domain.claims.words.patterns import AnyOf, WordTable


class PaperWords(WordTable):
    """`degrees`: kinds of degrees. `finished`: what ends a study, `studying`: what says that it goes on.
    `awards`, `certificates`: what distinguishes. `tongues`: what is said about speaking a language."""

    degrees: Mapping[str, AnyOf]
    finished: AnyOf
    studying: AnyOf
    awards: AnyOf
    certificates: AnyOf
    tongues: AnyOf
