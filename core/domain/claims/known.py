"""What all sentences of a profile's gate share."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from core.domain.claims.ledger import Ledger
from core.domain.claims.names_known import KnownNames
from core.domain.claims.unfinished import Unfinished, is_unfinished, unfinished_of
from core.domain.claims.words import WordsOf
from core.domain.folding import fold
from core.domain.keywords import Vocabulary
from core.domain.languages import LanguageCode


@dataclass(frozen=True)
class Known:
    """What is read from the profile is read once per language."""

    ledger: Ledger
    words: WordsOf
    vocabulary: Vocabulary
    today: date
    _names: dict[LanguageCode, KnownNames] = field(default_factory=dict)
    _degrees: dict[tuple[LanguageCode, bool], frozenset[str]] = field(default_factory=dict)

    @cached_property
    def unfinished(self) -> Unfinished:
        return unfinished_of(self.ledger.resume, self.ledger.language)

    def names_in(self, language: LanguageCode) -> KnownNames:
        if language not in self._names:
            self._names[language] = KnownNames(self.ledger, self.vocabulary, language)
        return self._names[language]

    def degrees(self, language: LanguageCode, is_studying: bool) -> frozenset[str]:
        """Kinds of degrees that the profile names, in its language or in that of a text; of a study that
        still goes on only to a text that says so."""
        key = language, is_studying
        if key not in self._degrees:
            self._degrees[key] = self._degrees_named(language, is_studying)
        return self._degrees[key]

    def _degrees_named(self, language: LanguageCode, is_studying: bool) -> frozenset[str]:
        studies = enumerate(self.ledger.resume.education)
        running = {f"education[{i}]" for i, study in studies if is_unfinished(fold(study.study_type))}
        text = "\n".join(
            entry.text for entry in self.ledger.everything if is_studying or entry.path not in running
        )
        tables = (self.ledger.words.papers, self.words(language).papers)
        found = (kind for table in tables for kind, _ in table.degrees_in(text))
        return frozenset(found) - {"higher"}
