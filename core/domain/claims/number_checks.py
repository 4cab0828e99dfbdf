"""A sentence's numbers and dates."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from core.domain.claims.amounts import is_derived, is_listed, is_same_amount, is_supported
from core.domain.claims.attribution import by_owner, entries_dated, is_by_town, tells_another_time
from core.domain.claims.durations import is_counted
from core.domain.claims.folding import fold
from core.domain.claims.lines import Entry, Line
from core.domain.claims.model import Findings
from core.domain.claims.periods import Telling, is_known_period
from core.domain.claims.quantities import read_quantities
from core.domain.claims.quantity import MONEY, PERCENT, TIMES, Quantity
from core.domain.claims.sentence import Sentence
from core.domain.claims.surroundings import paces_in
from core.domain.claims.telling import CLEAR
from core.domain.claims.theirs import with_polite_forms
from core.domain.claims.things import is_alike
from core.domain.claims.written_dates import is_appointment, periods_in
from core.domain.dates import Period

_CLAUSE = re.compile(r",\s|\s(?:and|und|et|y|e)\s")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ADDENDS, _HOUR = 2, 60
_SMALL, _COUNTED = 5, MONEY | {PERCENT, TIMES, "people"}
_THAT_WAS = re.compile(
    r"(?<!\w)(?:dass ich|that i|que j'|que he|que hice|que fiz|ich habe|i have|i've|j'ai)(?!\w)"
)
_TIMES = frozenset({"days", "weeks", "months"})
_TELLING, _EXPERIENCE = 5, ("exper", "erfahr", "beruf")
_NUMBER = "The profile has no such number here."
_OTHER_THING = "The profile has this number, and nobody can tell whether for the same thing."
_PACE = "The profile says that this is done more or less often."
_DATE = "The profile gives other dates."


def check_numbers(sentence: Sentence, findings: Findings) -> None:
    for part, entries in by_owner(
        sentence.counted, sentence.entries, sentence.known.ledger, sentence.language
    ):
        is_whole = part == sentence.counted
        read = sentence.quantities if is_whole else read_quantities(part, sentence.language, sentence.words)
        for quantity in read:
            if not (
                quantity.is_year or _is_courtesy(quantity, sentence) or _is_of_starting(quantity, sentence)
            ):
                _check(quantity, entries, sentence, findings)
    if not findings.unsupported and (pace := _other_pace(sentence)):
        findings.refuse("quantity", pace, _PACE)


def _other_pace(sentence: Sentence) -> str:
    """How often something is done, where the line that is told says otherwise and both give the same
    numbers."""
    said = paces_in(sentence.unnamed)
    if len(said) != 1 or not sentence.near:
        return ""
    line = sentence.near[0]
    known = paces_in(line.plain)
    numbers = {value for quantity in line.quantities for value in quantity.values}
    is_same = all(not numbers.isdisjoint(quantity.values) for quantity in sentence.quantities)
    is_told = len(sentence.told.roots & line.told) >= CLEAR
    return next(iter(said)) if known and is_same and is_told and not said & known else ""


def check_dates(sentence: Sentence, findings: Findings) -> None:
    ledger = sentence.known.ledger
    is_free = sentence.form == "text" and is_by_town(sentence.text, ledger)
    whose = ledger.everything if is_free else sentence.entries
    for clause in _dated_clauses(sentence.text):
        plain = fold(clause)
        is_ending = sentence.words.papers.finished.search(plain) is not None
        is_moving = sentence.words.turns.moved.search(plain) is not None
        is_of_paper = is_ending or sentence.words.papers.awards.search(plain) is not None
        is_apart = clause != sentence.text and tells_another_time(clause)
        entries = ledger.everything if is_apart else entries_dated(sentence.text, whose, ledger, is_of_paper)
        for period, words in periods_in(clause):
            if _is_to_come(period, sentence.known.today):
                continue
            is_known = is_known_period(period, entries, Telling(is_ending, is_moving, sentence.is_of_all))
            if not is_known or _is_of_another_year(period, sentence):
                findings.refuse("date", words, _DATE)


def _is_to_come(period: Period, today: date) -> bool:
    """When one could start, or meet: nothing that was."""
    return (period.start or period.end) > today.isoformat()[: len(period.start or period.end)]


def _dated_clauses(text: str) -> Sequence[str]:
    """What one clause ends, another does not: "CAP obtenu en 2018, responsable depuis 2021"."""
    parts = _CLAUSE.split(text)
    return parts if sum(bool(_DIGIT.search(part)) for part in parts) > 1 else [text]


def _is_of_another_year(period: Period, sentence: Sentence) -> bool:
    """Of a line of one entry that gives years: another year than these, and no edge of the entry."""
    if sentence.is_of_all or period.start:
        return False
    told = {year for line in sentence.near[:1] for year in _YEAR.findall(line.text)}
    edges = {edge[:4] for entry in sentence.entries for edge in (entry.start, entry.end)}
    is_dated = len(told) > 1 or (len(told) == 1 and sentence.form == "line")
    return is_dated and period.end[:4] not in told | edges


def _is_courtesy(quantity: Quantity, sentence: Sentence) -> bool:
    """What is said of whom one writes to, and a small number in a sentence of thanks or wishes, counts nothing
    that was: "would two visits suit you?"."""
    if sentence.form != "text" or quantity.unit == "years":
        return False
    turns, plain = sentence.words.turns, sentence.plain
    if quantity.is_theirs or turns.thanks.search(plain) or _is_of_the_job(quantity, sentence):
        return True
    is_small = sentence.is_of_all and quantity.unit not in _COUNTED and max(quantity.values) <= _SMALL
    is_polite = turns.wished.search(plain) or turns.theirs.search(fold(with_polite_forms(sentence.text)))
    return is_small and is_polite is not None and _THAT_WAS.search(plain) is None


def _is_of_the_job(quantity: Quantity, sentence: Sentence) -> bool:
    """How much one would like to earn, or to work, and when one could meet."""
    if not sentence.is_of_all:
        return False
    turns, plain = sentence.words.turns, sentence.plain
    if quantity.unit in MONEY and turns.salary.search(plain):
        return True
    sought = turns.seeking.search(plain)
    if (
        sought
        and quantity.unit not in MONEY
        and not any(word in plain[: sought.start()] for word in _EXPERIENCE)
    ):
        return True
    return (
        is_appointment(sentence.text)
        and quantity.unit in ("", "hours", "minutes")
        and max(quantity.values) < _HOUR
    )


def _is_of_starting(quantity: Quantity, sentence: Sentence) -> bool:
    """ "I could start within two months" tells nothing of the past."""
    is_time = quantity.unit in ("hours", "days", "weeks", "months")
    turns, plain = sentence.words.turns, sentence.plain
    return is_time and bool(
        turns.available.search(plain) or (turns.sought.search(plain) and turns.wished.search(plain))
    )


def _check(claimed: Quantity, entries: Sequence[Entry], sentence: Sentence, findings: Findings) -> None:
    known = [quantity for entry in _owners(claimed, entries, sentence) for quantity in entry.quantities]
    if claimed.unit in ("years", "") and not claimed.is_of_them and _is_of_other_years(claimed, sentence):
        findings.refuse("quantity", claimed.text, _NUMBER)
        return
    answer = is_supported(claimed, known)
    if answer is True or _follows(claimed, entries, sentence):
        return
    if answer is None and not _counts_otherwise(claimed, sentence):
        findings.doubt("quantity", claimed.text, _OTHER_THING)
    else:
        findings.refuse("quantity", claimed.text, _NUMBER)


def _owners(claimed: Quantity, entries: Sequence[Entry], sentence: Sentence) -> Sequence[Entry]:
    """A time told of one entry is not the person's whole working life."""
    ledger = sentence.known.ledger
    if len(entries) < len(ledger.everything) and claimed.unit in ("years", "months"):
        return [entry for entry in entries if entry is not ledger.basics]
    return entries


def _follows(claimed: Quantity, entries: Sequence[Entry], sentence: Sentence) -> bool:
    """Whether it can be counted or worked out from what the profile gives."""
    known, words = sentence.known, sentence.words
    if is_listed(claimed, known.ledger, words) or _adds_up(claimed, sentence):
        return True
    lines = () if claimed.is_target else (line for entry in entries for line in entry.lines)
    if any(is_derived(claimed, line.quantities) for line in lines):
        return True
    if _is_told_otherwise(claimed, sentence):
        return False
    if claimed.unit in _TIMES and _is_timed_otherwise(claimed, sentence):
        return False
    counted = [claimed]
    if not claimed.unit and not claimed.per and words.things.units["years"].search(sentence.plain):
        counted.append(replace(claimed, unit="years"))
    is_ago = any(words.turns.ago.search(part) for part in _clauses_with(claimed, sentence))
    is_of_all = _is_of_all_years(claimed, sentence)
    whose = known.ledger.everything if is_of_all else _titled(claimed, entries) or entries
    return any(is_counted(one, whose, known.ledger, known.today, is_ago) for one in counted)


def _adds_up(claimed: Quantity, sentence: Sentence) -> bool:
    """Whether it is the sum or the difference of the numbers beside it: "seven people, five cooks and two
    apprentices", "up by 280, from 410 to 690"."""
    others = [other for other in sentence.quantities if other.start != claimed.start and not other.is_year]
    values = [
        next(iter(other.values)) for other in others if len(other.values) == 1 and other.unit != PERCENT
    ]
    if len(values) != _ADDENDS or claimed.unit == PERCENT:
        return False
    return bool({sum(values), abs(values[0] - values[1])} & claimed.values)


def _titled(claimed: Quantity, entries: Sequence[Entry]) -> Sequence[Entry]:
    """The posts that a number of years is said of: "seven years as a clerk"."""
    said = set(claimed.object)
    if _is_of_experience(claimed):
        return []
    return [entry for entry in entries if entry.is_post and entry.title_stems and entry.title_stems <= said]


def _is_timed_otherwise(claimed: Quantity, sentence: Sentence) -> bool:
    """Whether the line that is told gives another time in this unit, or the same number of another one."""
    told = [known for line in sentence.near[:1] for known in line.quantities if known.unit in _TIMES]
    return any(known.unit == claimed.unit or known.values == claimed.values for known in told)


def _clauses_with(claimed: Quantity, sentence: Sentence) -> Sequence[str]:
    """The clauses that have its digits; where it is said in words, the whole sentence."""
    parts = [part for part in _CLAUSE.split(sentence.plain) if claimed.text in part]
    return parts or [sentence.plain]


def _is_told_otherwise(claimed: Quantity, sentence: Sentence) -> bool:
    """Whether the line that is told gives other years to the same: "one year on the committee"."""
    if claimed.unit not in ("years", ""):
        return False
    told = [other for line in sentence.near[:1] for other in line.quantities if other.unit == "years"]
    around = _telling((*claimed.behind, *claimed.before))
    return any(around.intersection((*other.behind, *other.before)) for other in told)


def _is_of_other_years(claimed: Quantity, sentence: Sentence) -> bool:
    """Whether the profile gives the same thing another number of years: "eight in the planning office"."""
    lines = (
        [line for entry in sentence.entries for line in entry.lines] if sentence.is_of_all else sentence.near
    )
    told = [other for line in lines for other in _years_of(line) if not _is_of_experience(other)]
    what = _telling(claimed.object)
    same = [other for other in told if what & _telling(other.object)]
    return bool(same) and not any(is_same_amount(claimed, other) for other in same)


def _counts_otherwise(claimed: Quantity, sentence: Sentence) -> bool:
    """Whether the line that is told gives another number of the same."""
    told = [known for line in sentence.near[:1] for known in line.quantities]
    same = [known for known in told if is_alike(claimed.nouns, known.nouns)]
    return bool(same) and not any(is_same_amount(claimed, known) for known in told)


def _years_of(line: Line) -> Iterator[Quantity]:
    years = [quantity for quantity in line.quantities if quantity.unit == "years"]
    return (one for one in line.quantities if years and (one.unit == "years" or one.is_bare))


def _is_of_experience(quantity: Quantity) -> bool:
    """Of all of it, which a text may divide."""
    return any(word.startswith(_EXPERIENCE) for word in quantity.object)


def _telling(words: Iterable[str]) -> set[str]:
    return {word for word in words if len(word) >= _TELLING and not word.startswith(_EXPERIENCE)}


def _is_of_all_years(claimed: Quantity, sentence: Sentence) -> bool:
    """ "13 years of experience, most recently at Holt"."""
    after = fold(sentence.counted)[claimed.end :]
    is_free = sentence.form == "text" and is_by_town(sentence.text, sentence.known.ledger)
    return claimed.unit == "years" and (is_free or sentence.words.turns.lately.search(after) is not None)
