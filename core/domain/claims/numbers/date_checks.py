"""A sentence's dates."""

import re
from collections.abc import Sequence
from datetime import date

from core.domain.claims.attribution import entries_dated, is_by_town, tells_another_time
from core.domain.claims.lines import Entry
from core.domain.claims.model import Findings
from core.domain.claims.numbers.periods import YEAR, Telling, is_known_period
from core.domain.claims.numbers.written_dates import CLAUSES, periods_in
from core.domain.claims.sentence import Sentence
from core.domain.dates import Period
from core.domain.folding import fold

_DIGIT = re.compile(r"\d")
_PLAINLY = 3
_DATE = "The profile gives other dates."


def check_dates(sentence: Sentence, findings: Findings) -> None:
    for clause in _dated_clauses(sentence.text):
        telling = _telling(clause, sentence)
        entries = _whose(clause, sentence, telling)
        for period, words in periods_in(clause):
            if _is_to_come(period, sentence.known.today):
                continue
            is_known = is_known_period(period, entries, telling)
            if not is_known or _is_of_another_year(period, sentence):
                findings.refuse("date", words, _DATE)


def _telling(clause: str, sentence: Sentence) -> Telling:
    words, plain = sentence.words, fold(clause)
    is_ending = words.papers.finished.search(plain) is not None
    return Telling(is_ending, words.turns.moved.search(plain) is not None, sentence.is_of_all)


def _whose(clause: str, sentence: Sentence, telling: Telling) -> Sequence[Entry]:
    ledger = sentence.known.ledger
    if clause != sentence.text and tells_another_time(clause):
        return ledger.everything
    is_free = sentence.form == "text" and is_by_town(sentence.text, ledger)
    whose = ledger.everything if is_free else sentence.entries
    is_of_paper = telling.is_ending or sentence.words.papers.awards.search(fold(clause)) is not None
    return entries_dated(sentence.text, whose, ledger, is_of_paper)


def _is_to_come(period: Period, today: date) -> bool:
    """When one could start, or meet: nothing that was."""
    return (period.start or period.end) > today.isoformat()[: len(period.start or period.end)]


def _dated_clauses(text: str) -> Sequence[str]:
    """What one clause ends, another does not: "CAP obtenu en 2018, responsable depuis 2021"."""
    parts = CLAUSES.split(text)
    return parts if sum(bool(_DIGIT.search(part)) for part in parts) > 1 else [text]


def _is_of_other_telling(period: Period, sentence: Sentence) -> bool:
    """Of a line that is plainly told and gives one year, where no post is named."""
    line = next(iter(sentence.near), None)
    if line is None or len(sentence.told.roots & line.told) < _PLAINLY:
        return False
    years = set(YEAR.findall(line.text))
    owner = next((entry for entry in sentence.entries if line in entry.lines), None)
    edges = {edge[:4] for edge in (owner.start, owner.end)} if owner else set()
    return len(years) == 1 and period.end[:4] not in years | edges


def _is_of_another_year(period: Period, sentence: Sentence) -> bool:
    """Of a line of one entry that gives years: another year than these, and no edge of the entry."""
    if period.start:
        return False
    if sentence.is_of_all:
        return _is_of_other_telling(period, sentence)
    told = {year for line in sentence.near[:1] for year in YEAR.findall(line.text)}
    edges = {edge[:4] for entry in sentence.entries for edge in (entry.start, entry.end)}
    is_dated = len(told) > 1 or (len(told) == 1 and sentence.form == "line")
    return is_dated and period.end[:4] not in told | edges
