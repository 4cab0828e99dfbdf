"""Words of titles."""

from collections.abc import Mapping

from core.domain.claims.words.patterns import AnyOf, WordTable


class TitleWords(WordTable):
    """`lowered`: words that lower a title; `raised`: words that raise it, from senior to head; `roles`:
    what stands in front of a title ("as a")."""

    lowered: AnyOf
    roles: AnyOf
    raised: Mapping[str, AnyOf]
