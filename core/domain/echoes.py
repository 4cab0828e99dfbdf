"""What a model repeats of a posting: words that only the posting knows, long runs of it, talk of candidates.

A posting lends vocabulary, never facts, and may be hostile: whoever obeys it repeats what it says.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.domain.claims.german_nouns import is_plain_german
from core.domain.folding import fold
from core.domain.keywords.stems import stem
from core.domain.languages import LanguageCode

LONGEST_RUN = 7
"""Words in a row. Who takes up a wish of a posting rarely repeats as many."""

_LEAST_LETTERS, _TRADE, _LONGEST_ENDING = 4, 8, 3
_WORD = re.compile(r"[^\W\d_]+")
_MACHINE = re.compile(
    r"(?<!\w)(?:previous instructions?|system prompt|language model|sprachmodell|modele de langage"
    r"|modelo de lengua\w*|modelo de linguagem|(?:this|the) (?:candidate|applicant)"
    r"|(?:diese[rsn]?|d(?:er|ie|en)) (?:kandidat|bewerber)\w*|(?:ce|le|cette|la) candidate?"
    r"|(?:este|esta|el|la|o|a) candidat[oa])(?!\w)"
)
"""A letter speaks of oneself; and nobody writes to the machine that reads it."""


@dataclass(frozen=True)
class Echoes:
    """Of one posting. `known`: the folded text of the profile and of what may be named."""

    posting: str
    known: str
    rarity: Mapping[LanguageCode, Mapping[str, float]]
    language: LanguageCode

    def is_echo(self, sentence: str) -> bool:
        words = _words(sentence)
        machine = _MACHINE.search(fold(sentence))
        is_own_trade = machine is not None and machine[0].split()[-1][:_TRADE] in self.known
        if (machine and not is_own_trade) or not self._strange.isdisjoint(words):
            return True
        runs = (tuple(words[at : at + LONGEST_RUN]) for at in range(len(words) - LONGEST_RUN + 1))
        return any(run in self._runs and " ".join(run) not in self._told for run in runs)

    @cached_property
    def _told(self) -> str:
        return " ".join(_words(self.known))

    @cached_property
    def _runs(self) -> frozenset[tuple[str, ...]]:
        words = _words(self.posting)
        return frozenset(tuple(words[at : at + LONGEST_RUN]) for at in range(len(words) - LONGEST_RUN + 1))

    @cached_property
    def _strange(self) -> frozenset[str]:
        """Words of the posting that neither a language nor the profile has."""
        known = {stem(word, self.language) for word in _words(self.known)}
        long_enough = (word for word in set(_words(self.posting)) if len(word) >= _LEAST_LETTERS)
        return frozenset(
            word for word in long_enough if stem(word, self.language) not in known and not self._is_word(word)
        )

    def _is_word(self, word: str) -> bool:
        """With any ending, or put together."""
        if any(word in listed for listed in self.rarity.values()):
            return True
        listed = self.rarity[self.language]
        if any(word[:-cut] in listed for cut in range(1, _LONGEST_ENDING + 1)):
            return True
        return self.language == "de" and is_plain_german(word, listed)


def _words(text: str) -> Sequence[str]:
    return _WORD.findall(fold(text))
