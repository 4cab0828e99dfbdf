"""Words of degrees, papers, awards and spoken languages."""

from collections.abc import Iterator, Mapping

from core.domain.claims.words.patterns import AnyOf, WordTable

_OF_SCHOOLS = frozenset({"medium", "short"})


class PaperWords(WordTable):
    """`degrees`: kinds of degrees. `finished`: what ends a study, `studying`: what says that it goes on.
    `awards`: what distinguishes, `yearly` behind a person, `ranked`: what lowers an award.
    `certificates`: papers; `held`: that one has a paper, `courses`: words for papers and for "the one in".
    `tongues`: what is said about speaking a language."""

    degrees: Mapping[str, AnyOf]
    finished: AnyOf
    studying: AnyOf
    awards: AnyOf
    yearly: AnyOf
    ranked: AnyOf
    certificates: AnyOf
    held: AnyOf
    courses: AnyOf
    tongues: AnyOf

    def degrees_in(self, text: str) -> Iterator[tuple[str, str]]:
        """The kinds of degrees in a folded text, each with its words: "grado medio" is no "grado"."""
        for kind, pattern in self.degrees.items():
            if found := pattern.search(text):
                yield kind, found[0]
                text = pattern.sub(" ", text) if kind in _OF_SCHOOLS else text
