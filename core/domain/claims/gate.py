"""The truth gate: holds every claim of a text against the profile it speaks for (DESIGN §5)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.domain.claims.addressing import addressed
from core.domain.claims.checks import check
from core.domain.claims.identity import identity_fault
from core.domain.claims.known import Known
from core.domain.claims.leaning import told_of
from core.domain.claims.ledger import ledger_of
from core.domain.claims.lines import Entry
from core.domain.claims.model import NOBODY, Addressee, CheckedSentence, CheckedText, Findings, Verdict
from core.domain.claims.sentence import Form, Sentence
from core.domain.claims.whole.resumes import resume_verdict
from core.domain.claims.words import WordsOf
from core.domain.folding import fold, sentences
from core.domain.keywords import Vocabulary
from core.domain.languages import LanguageCode, detect_language
from core.domain.resume import Resume
from core.domain.tailoring.summary import profile_text

MOST_CHARACTERS = 1_000
"""Of a sentence: nobody writes longer ones, and reading them takes time with their square."""

_FEW, _SHOWN = 2, 80
_TOO_LONG = "This sentence is too long to be checked. Divide it."
_ITEM = re.compile(r"(?:skills|interests)\[\d+\]\..*|certificates\[\d+\]\.name")
_SUMMARY = "basics.summary"


@dataclass(frozen=True)
class Gate:
    """One profile's gate."""

    known: Known

    @property
    def language(self) -> LanguageCode:
        """That of the profile."""
        return self.known.ledger.language

    def text(self, text: str, language: LanguageCode | None = None, to: Addressee = NOBODY) -> Verdict:
        """A letter, a mail, an answer: each sentence against the entry it names, else against them all."""
        return self.checked(text, language, to).verdict

    def checked(self, text: str, language: LanguageCode | None = None, to: Addressee = NOBODY) -> CheckedText:
        """The same, sentence by sentence."""
        spoken = language or detect_language(text)
        return CheckedText(
            [
                CheckedSentence(told.text, self._sentence(told.text, spoken, told.entries, to), told.leans)
                for told in told_of(text, self.known.ledger, self.known.words(spoken).turns)
            ]
        )

    def line(self, path: str, text: str, language: LanguageCode | None = None) -> Verdict:
        """A line of the CV, against the entry it stands in; of the person as a whole, against all."""
        ledger = self.known.ledger
        fault = identity_fault(ledger, path, text)
        if fault is not None:
            return fault
        spoken = language or ledger.language
        entry = ledger.entry_of(path)
        form: Form = "summary" if path == _SUMMARY else "item" if _ITEM.fullmatch(path) else "line"
        is_of_entry = entry and entry is not ledger.basics and form != "item"
        entries = [entry] if entry and is_of_entry else ledger.everything
        return Verdict.of_all(self._sentence(one, spoken, entries, NOBODY, form) for one in sentences(text))

    def resume(self, resume: Resume, language: LanguageCode | None = None) -> Verdict:
        """A whole CV: entry by entry, line by line."""
        return resume_verdict(self, self.known, resume, language)

    def _sentence(
        self,
        sentence: str,
        language: LanguageCode,
        entries: Sequence[Entry],
        to: Addressee,
        form: Form = "text",
    ) -> Verdict:
        if any(fold(sentence) in entry.said for entry in entries):
            return Verdict()
        findings = Findings(entries[0].path if len(entries) <= _FEW else "")
        if len(sentence) > MOST_CHARACTERS:
            findings.refuse("name", f"{sentence[:_SHOWN]}…", _TOO_LONG)
            return findings.verdict()
        bare = addressed(sentence, to, self.known.words(language), self.known.vocabulary.rarity[language])
        check(Sentence(self.known, bare, language, entries, form), findings)
        return findings.verdict()


def gate_of(resume: Resume, words: WordsOf, vocabulary: Vocabulary, today: date) -> Gate:
    """The gate of a profile, in the language that it is written in."""
    language = detect_language(profile_text(resume))
    ledger = ledger_of(resume, language, words(language), vocabulary.rarity[language])
    return Gate(Known(ledger, words, vocabulary, today))
