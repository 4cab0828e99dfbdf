"""One sentence, looked at from each side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from core.domain.claims.amounts import is_derived, is_listed, is_supported
from core.domain.claims.attribution import by_owner, entries_dated
from core.domain.claims.folding import fold
from core.domain.claims.known import Known
from core.domain.claims.lines import Entry, Line
from core.domain.claims.model import Addressee, Findings
from core.domain.claims.names import unknown_names
from core.domain.claims.papers import degree_fault, language_fault
from core.domain.claims.parts import is_raised_part
from core.domain.claims.periods import is_counted, is_known_period, periods_in, without_periods
from core.domain.claims.quantities import read_quantities
from core.domain.claims.quantity import Quantity
from core.domain.claims.reach import unknown_reach
from core.domain.claims.stemming import roots_of
from core.domain.claims.strength import FOUNDED, LED, clauses, strength_of
from core.domain.claims.telling import Told, nearest_lines
from core.domain.claims.titles import title_fault
from core.domain.claims.words import ClaimWords
from core.domain.claims.words_known import unknown_word
from core.domain.languages import LanguageCode

_THAT = re.compile(r"(?<!\w)(?:that|dass|que)(?!\w)")
_NUMBER = "The profile has no such number here."
_OTHER_THING = "The profile has this number, and nobody can tell whether for the same thing."
_DATE = "The profile gives other dates."
_STRENGTH = "The profile gives a smaller part in this."
_UNTOLD = "The profile tells of nothing like this."
_REACH = "The profile does not say that it went so far."
_TITLE = "The profile gives no such title."
_NAME = "The profile does not name this."
_AWARD = "The profile names no such award."
_PAPER = "The profile names no such certificate."


@dataclass(frozen=True)
class Check:
    """`sentence` has gaps where it names whom it is written to; `entries` are those it speaks of."""

    known: Known
    sentence: str
    language: LanguageCode
    entries: Sequence[Entry]
    findings: Findings
    to: Addressee
    is_item: bool = False

    @cached_property
    def words(self) -> ClaimWords:
        return self.known.words[self.language]

    @cached_property
    def plain(self) -> str:
        return self.words.turns.idiom.sub(" ", fold(self.sentence))

    @cached_property
    def unnamed(self) -> str:
        """What is said to be so already, without the names of employers and schools: "Inventada" invents
        nothing."""
        said = self.words.turns.idiom.sub(" ", self.known.ledger.names.without(fold(self.sentence)))
        return ", ".join(part for part in clauses(said) if not self._is_wish(part))

    def _is_wish(self, part: str) -> bool:
        """ "I would like to lead", but not "I would like to say that I led"."""
        wish = self.words.turns.wishes.search(part)
        return wish is not None and _THAT.search(part, wish.end()) is None

    @cached_property
    def untitled(self) -> str:
        """Without titles either: who writes "Assistant to the head of sales" leads nothing."""
        return self.known.ledger.titles.sub(" ", self.unnamed)

    def run(self) -> None:
        self.numbers()
        self.dates()
        self.names()
        self.part()
        self.standing()
        self.papers()

    @cached_property
    def quantities(self) -> Sequence[Quantity]:
        return read_quantities(self._counted, self.language, self.words)

    @cached_property
    def _counted(self) -> str:
        """Without what has digits and counts nothing: dates, the names of papers."""
        return self.known.ledger.without_paper_names(without_periods(self.sentence))

    def numbers(self) -> None:
        for part, entries in by_owner(self._counted, self.entries, self.known.ledger, self.language):
            is_whole = part == self._counted
            read = self.quantities if is_whole else read_quantities(part, self.language, self.words)
            for quantity in read:
                if not quantity.is_year and not self._is_of_starting(quantity):
                    self._number(quantity, entries)

    def _is_of_starting(self, quantity: Quantity) -> bool:
        """ "I could start within two months" tells nothing of the past."""
        return quantity.unit in ("days", "weeks", "months") and bool(
            self.words.turns.is_availability.search(self.plain)
        )

    def _number(self, claimed: Quantity, entries: Sequence[Entry]) -> None:
        known = [quantity for entry in self._owners(claimed, entries) for quantity in entry.quantities]
        answer = is_supported(claimed, known)
        if answer is True or self._follows(claimed, entries):
            return
        if answer is None:
            self.findings.doubt("quantity", claimed.text, _OTHER_THING)
        else:
            self.findings.refuse("quantity", claimed.text, _NUMBER)

    def _owners(self, claimed: Quantity, entries: Sequence[Entry]) -> Sequence[Entry]:
        """A time told of one entry is not the person's whole working life."""
        ledger = self.known.ledger
        if len(entries) < len(ledger.everything) and claimed.unit in ("years", "months"):
            return [entry for entry in entries if entry is not ledger.basics]
        return entries

    def _follows(self, claimed: Quantity, entries: Sequence[Entry]) -> bool:
        if is_listed(claimed, self.known.ledger, self.words) or any(
            is_derived(claimed, line.quantities) for entry in entries for line in entry.lines
        ):
            return True
        counted = [claimed]
        if not claimed.unit and self.words.things.years.search(self.plain):
            counted.append(replace(claimed, unit="years"))
        is_ago = self.words.turns.tells_ago.search(self.plain) is not None
        return any(is_counted(one, entries, self.known.ledger, self.known.today, is_ago) for one in counted)

    def dates(self) -> None:
        is_ending = self.words.papers.ends_study.search(self.plain) is not None
        entries = entries_dated(self.sentence, self.entries, self.known.ledger, is_ending)
        for period, words in periods_in(self.sentence):
            if not is_known_period(period, entries, is_ending):
                self.findings.refuse("date", words, _DATE)

    def names(self) -> None:
        known = self.known.names_in(self.language)
        for name in unknown_names(self.sentence, known, self.words, self.to.words, self.is_item):
            self.findings.refuse("name", name, _NAME)

    def part(self) -> None:
        claimed = strength_of(self.untitled, self.words)
        is_raised = is_raised_part(self.told, self.near, self.entries, self.words, self.language)
        if is_raised or (claimed == FOUNDED and not self._grants(FOUNDED)):
            self.findings.refuse("strength", self.sentence, _STRENGTH)
        elif claimed >= LED and not self._grants(claimed):
            self.findings.doubt("strength", self.sentence, _UNTOLD)
        if reach := unknown_reach(self.unnamed, self.near, self.entries, self.words):
            self.findings.refuse("reach", reach, _REACH)

    @cached_property
    def told(self) -> Told:
        roots = roots_of(self.words.parts.without(self.untitled), self.language)
        return Told(self.untitled, roots, self.quantities)

    @cached_property
    def near(self) -> Sequence[Line]:
        return nearest_lines(self.told, self.entries)

    def _grants(self, part: int) -> bool:
        return any(line.part >= part for entry in self.entries for line in entry.lines)

    def standing(self) -> None:
        if title := title_fault(self.unnamed, self.language, self.entries, self.known.ledger, self.words):
            self.findings.refuse("title", title, _TITLE)

    def papers(self) -> None:
        ledger = self.known.ledger
        if award := unknown_word(self.plain, self.words.papers.award, ledger.text, self.language):
            self.findings.refuse("award", award, _AWARD)
        paper = unknown_word(self.plain, self.words.papers.certificate, ledger.text, self.language)
        if paper and not ledger.resume.certificates:
            self.findings.refuse("award", paper, _PAPER)
        if fault := degree_fault(self.unnamed, self.known, self.language):
            self.findings.refuse("degree", *fault)
        if fault := language_fault(self.sentence, ledger, self.words):
            self.findings.refuse("language", *fault)
