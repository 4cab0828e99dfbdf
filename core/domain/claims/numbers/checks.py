"""A sentence's numbers."""

from collections.abc import Sequence
from dataclasses import replace

from core.domain.claims.attribution import by_owner, is_by_town
from core.domain.claims.lines import Entry
from core.domain.claims.model import Findings
from core.domain.claims.numbers.amounts import adds_up, is_derived, is_listed, is_supported
from core.domain.claims.numbers.durations import is_counted
from core.domain.claims.numbers.polite_numbers import claims_nothing
from core.domain.claims.numbers.quantities import read_quantities
from core.domain.claims.numbers.quantity import Quantity
from core.domain.claims.numbers.told_otherwise import (
    counts_otherwise,
    gives_other_years,
    other_pace,
    posts_titled,
    times_otherwise,
)
from core.domain.claims.numbers.written_dates import CLAUSES
from core.domain.claims.sentence import Sentence
from core.domain.folding import fold

_NUMBER = "The profile has no such number here."
_OTHER_THING = "The profile has this number, and nobody can tell whether for the same thing."
_PACE = "The profile says that this is done more or less often."


def check_numbers(sentence: Sentence, findings: Findings) -> None:
    for part, entries in by_owner(
        sentence.counted, sentence.entries, sentence.known.ledger, sentence.language
    ):
        is_whole = part == sentence.counted
        read = sentence.quantities if is_whole else read_quantities(part, sentence.language, sentence.words)
        for quantity in read:
            if not claims_nothing(quantity, sentence):
                _check(quantity, entries, sentence, findings)
    if not findings.unsupported and (pace := other_pace(sentence)):
        findings.refuse("quantity", pace, _PACE)


def _check(claimed: Quantity, entries: Sequence[Entry], sentence: Sentence, findings: Findings) -> None:
    if gives_other_years(claimed, sentence):
        findings.refuse("quantity", claimed.text, _NUMBER)
        return
    known = [quantity for entry in _owners(claimed, entries, sentence) for quantity in entry.quantities]
    answer = is_supported(claimed, known)
    if answer is True or _follows(claimed, entries, sentence):
        return
    if answer is None and not counts_otherwise(claimed, sentence):
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
    """Whether it can be counted or worked out from what the profile and the sentence give."""
    known, words = sentence.known, sentence.words
    if is_listed(claimed, known.ledger, words) or adds_up(claimed, sentence.quantities):
        return True
    lines = () if claimed.is_target else (line for entry in entries for line in entry.lines)
    if any(is_derived(claimed, line.quantities) for line in lines):
        return True
    return not times_otherwise(claimed, sentence) and _has_passed(claimed, entries, sentence)


def _has_passed(claimed: Quantity, entries: Sequence[Entry], sentence: Sentence) -> bool:
    """Whether so many years, months or weeks have gone by."""
    known, words = sentence.known, sentence.words
    counted = [claimed]
    if not claimed.unit and not claimed.per and words.things.units["years"].search(sentence.plain):
        counted.append(replace(claimed, unit="years"))
    is_ago = any(words.turns.ago.search(part) for part in _clauses_with(claimed, sentence))
    is_of_all = _is_of_all_years(claimed, sentence)
    whose = known.ledger.everything if is_of_all else posts_titled(claimed, entries) or entries
    return any(is_counted(one, whose, known.ledger, known.today, is_ago) for one in counted)


def _clauses_with(claimed: Quantity, sentence: Sentence) -> Sequence[str]:
    """The clauses that have its digits; where it is said in words, the whole sentence."""
    parts = [part for part in CLAUSES.split(sentence.plain) if claimed.text in part]
    return parts or [sentence.plain]


def _is_of_all_years(claimed: Quantity, sentence: Sentence) -> bool:
    """ "13 years of experience, most recently at Holt"."""
    after = fold(sentence.counted)[claimed.end :]
    is_free = sentence.form == "text" and is_by_town(sentence.text, sentence.known.ledger)
    return claimed.unit == "years" and (is_free or sentence.words.turns.lately.search(after) is not None)
