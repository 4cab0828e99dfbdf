"""The truth gate: holds every claim of a text against the profile it speaks for (DESIGN §5)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.domain.claims.amounts import is_derived, is_supported
from core.domain.claims.folding import fold, sentences
from core.domain.claims.identity import identity_fault
from core.domain.claims.ledger import Entry, Ledger, ledger_of, stems_of
from core.domain.claims.model import NOBODY, Addressee, Findings, Verdict
from core.domain.claims.names import unknown_names
from core.domain.claims.papers import degree_fault, language_fault
from core.domain.claims.periods import is_counted, is_known_period, periods_in, without_periods
from core.domain.claims.quantities import Quantity, read_quantities
from core.domain.claims.ranks import (
    LED,
    MANAGED,
    SUPPORTED,
    foreign_title,
    raised_title,
    strength_of,
    strongest_source,
    unknown_reach,
    unknown_title,
    unknown_word,
)
from core.domain.claims.tables import ClaimWords
from core.domain.keywords import Vocabulary
from core.domain.languages import LanguageCode, detect_language
from core.domain.resume import Resume
from core.domain.tailoring.summary import profile_text

_FEW = 3
_NUMBER = "The profile has no such number here."
_OTHER_THING = "The profile has this number, and nobody can tell whether for the same thing."
_DATE = "The profile gives other dates."
_STRENGTH = "The profile gives a smaller part in this."
_REACH = "The profile does not say that it went so far."
_TITLE = "The profile gives no such title."
_NAME = "The profile does not name this."
_AWARD = "The profile names no such award."
_PAPER = "The profile names no such certificate."


@dataclass(frozen=True)
class Gate:
    """One profile's gate. `words` are the claim words of every language a text may be in."""

    ledger: Ledger
    words: Mapping[LanguageCode, ClaimWords]
    vocabulary: Vocabulary
    today: date

    def text(self, text: str, language: LanguageCode | None = None, to: Addressee = NOBODY) -> Verdict:
        """A letter, a mail, an answer: each sentence against the entry it names, else against them all."""
        spoken = language or detect_language(text)
        return Verdict.of_all(self._sentence(one, spoken, self._named(one), to) for one in sentences(text))

    def line(self, path: str, text: str, language: LanguageCode | None = None) -> Verdict:
        """A line of the CV, against the entry it stands in; of the person as a whole, against all."""
        fault = identity_fault(self.ledger, path, text)
        if fault is not None:
            return fault
        spoken = language or self.ledger.language
        entry = self.ledger.entry_of(path)
        entries = self.ledger.everything if entry is None or entry.path == "basics" else [entry]
        return Verdict.of_all(self._sentence(one, spoken, entries, NOBODY) for one in sentences(text))

    def _named(self, sentence: str) -> Sequence[Entry]:
        """The entries a sentence names; all where it names none."""
        plain = fold(sentence)
        named = [entry for pattern, entry in self.ledger.marks if pattern.search(plain)]
        return [*named, self.ledger.basics] if named else self.ledger.everything

    def _sentence(self, sentence: str, language: LanguageCode, entries: Sequence[Entry], to: Addressee) -> Verdict:
        findings = Findings(entries[0].path if len(entries) <= 2 else "")
        bare = _without(sentence, to.names)
        plain = self.words[language].idiom.sub(" ", fold(bare))
        check = _Check(self, bare, plain, language, entries, findings, to)
        check.numbers()
        check.dates()
        check.names()
        check.part()
        check.standing()
        check.papers()
        return findings.verdict()


@dataclass(frozen=True)
class _Check:
    """One sentence, looked at from each side."""

    gate: Gate
    sentence: str
    plain: str
    language: LanguageCode
    entries: Sequence[Entry]
    findings: Findings
    to: Addressee

    @property
    def words(self) -> ClaimWords:
        return self.gate.words[self.language]

    def numbers(self) -> None:
        for quantity in read_quantities(without_periods(self.sentence), self.language, self.words):
            if not quantity.is_year:
                self._number(quantity)

    def _number(self, claimed: Quantity) -> None:
        known = [quantity for entry in self._owners(claimed) for quantity in entry.quantities]
        answer = is_supported(claimed, known)
        if answer is True or self._follows(claimed):
            return
        if answer is None:
            self.findings.doubt("quantity", claimed.text, _OTHER_THING)
        else:
            self.findings.refuse("quantity", claimed.text, _NUMBER)

    def _owners(self, claimed: Quantity) -> Sequence[Entry]:
        """A time told of one entry is not the person's whole working life."""
        is_one = len(self.entries) < len(self.gate.ledger.everything)
        if is_one and claimed.unit in ("years", "months"):
            return [entry for entry in self.entries if entry is not self.gate.ledger.basics]
        return self.entries

    def _follows(self, claimed: Quantity) -> bool:
        lines = [line for entry in self.entries for line in entry.lines]
        if any(is_derived(claimed, line.quantities) for line in lines):
            return True
        counted = [claimed]
        if not claimed.unit and self.words.unit_patterns["years"].search(self.plain):
            counted.append(replace(claimed, unit="years"))
        return any(is_counted(one, self.entries, self.gate.ledger, self.gate.today) for one in counted)

    def dates(self) -> None:
        for period, words in periods_in(self.sentence):
            if not is_known_period(period, self.entries):
                self.findings.refuse("date", words, _DATE)

    def names(self) -> None:
        said = fold(" ".join(self.to.names))
        for name in unknown_names(self.sentence, self.gate.ledger, self.gate.vocabulary, said, self.language):
            self.findings.refuse("name", name, _NAME)

    def part(self) -> None:
        claimed = strength_of(self.plain, self.words)
        source = strongest_source(stems_of(self.sentence, self.language), self.entries, self.gate.ledger.words)
        if source is not None and claimed > source and (claimed >= LED or self._is_over_people(claimed, source)):
            self.findings.refuse("strength", self.sentence, _STRENGTH)
        if reach := unknown_reach(self.plain, self.entries, self.words):
            self.findings.refuse("reach", reach, _REACH)

    def _is_over_people(self, claimed: int, source: int) -> bool:
        """Who managed what they helped with, or people that they only worked with."""
        quantities = read_quantities(self.sentence, self.language, self.words)
        is_of_people = any(quantity.unit == "people" for quantity in quantities)
        return claimed >= MANAGED and (source == SUPPORTED or is_of_people)

    def standing(self) -> None:
        entries = self._standing_in()
        title = unknown_title(self.plain, entries, self.words, self.language)
        if not title and self.words.role.search(self.plain):
            title = raised_title(self.plain, entries, self.words, self.language)
            title = title or foreign_title(self.plain, entries, self.gate.ledger.everything, self.language)
        if title:
            self.findings.refuse("title", title, _TITLE)

    def _standing_in(self) -> Sequence[Entry]:
        """What one calls oneself today is no title of a post that has ended."""
        has_ended = any(entry.end for entry in self.entries) and len(self.entries) <= _FEW
        return [entry for entry in self.entries if not (has_ended and entry is self.gate.ledger.basics)]

    def papers(self) -> None:
        ledger = self.gate.ledger
        if award := unknown_word(self.plain, self.words.award, ledger.text, self.language):
            self.findings.refuse("award", award, _AWARD)
        has_papers = bool(ledger.resume.certificates)
        paper = unknown_word(self.plain, self.words.certificate, ledger.text, self.language)
        if paper and not has_papers:
            self.findings.refuse("award", paper, _PAPER)
        if fault := degree_fault(self.sentence, ledger.resume, self.language):
            self.findings.refuse("degree", *fault)
        if fault := language_fault(self.sentence, ledger.resume):
            self.findings.refuse("language", *fault)


def gate_of(
    resume: Resume, words: Mapping[LanguageCode, ClaimWords], vocabulary: Vocabulary, today: date
) -> Gate:
    """The gate of a profile, in the language that it is written in."""
    language = detect_language(profile_text(resume))
    return Gate(ledger_of(resume, language, words[language], vocabulary.rarity[language]), words, vocabulary, today)


def _without(sentence: str, names: Sequence[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        sentence = re.sub(re.escape(name), "…", sentence, flags=re.IGNORECASE)
    return sentence
