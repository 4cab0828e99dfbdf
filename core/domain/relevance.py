"""How much a line of a profile has to do with a posting: what tailoring, letter and interview sort by."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.domain.keywords import Term, Vocabulary, is_shown, posting_language, posting_terms, text_keys
from core.domain.keywords.units import read_units
from core.domain.languages import LanguageCode
from core.domain.posting import JobPosting


@dataclass(frozen=True)
class Relevance:
    """The posting's terms, most important first, ready to be held against any text."""

    terms: tuple[Term, ...]
    vocabulary: Vocabulary
    language: LanguageCode
    keys: frozenset[str]

    def key_of(self, name: str) -> str:
        """The key of a skill's name; it is among `keys` when the posting says it in any of its spellings."""
        return " ".join(unit.key for unit in read_units(name, self.vocabulary, self.language))

    def shown(self, text: str) -> tuple[Term, ...]:
        """The posting's terms that `text` shows, most important first."""
        keys = text_keys(text, self.vocabulary, self.language)
        return tuple(term for term in self.terms if is_shown(term, keys))

    def weigh(self, text: str) -> float:
        """Summed importance of the terms `text` shows; 0 when it shows none."""
        return sum(term.importance for term in self.shown(text))

    def sort(self, texts: Iterable[str]) -> list[str]:
        """Most relevant first; lines of equal weight keep their order."""
        return sorted(texts, key=self.weigh, reverse=True)


def relevance_to(posting: JobPosting, vocabulary: Vocabulary) -> Relevance:
    """The posting's title, requirements (benefits aside) and description, read once."""
    language = posting_language(posting)
    lines = [line.text for line in posting.requirements if line.kind != "benefit"]
    whole = "\n".join([posting.title, *lines, posting.description])
    return Relevance(
        posting_terms(posting, vocabulary), vocabulary, language, text_keys(whole, vocabulary, language)
    )
