"""Numbers of courtesies, wishes and appointments, which tell nothing of what was."""

import re

from core.domain.claims.numbers.quantity import MONEY, PERCENT, TIMES, Quantity
from core.domain.claims.numbers.told_otherwise import EXPERIENCE
from core.domain.claims.numbers.written_dates import is_appointment
from core.domain.claims.sentence import Sentence
from core.domain.claims.theirs import with_polite_forms
from core.domain.folding import fold

_SMALL, _HOUR = 5, 60
_COUNTED = MONEY | {PERCENT, TIMES, "people"}
_SPANS = ("hours", "days", "weeks", "months")
_THAT_WAS = re.compile(
    r"(?<!\w)(?:dass ich|that i|que j'|que he|que hice|que fiz|ich habe|i have|i've|j'ai)(?!\w)"
)


def claims_nothing(quantity: Quantity, sentence: Sentence) -> bool:
    """Of one number of a sentence."""
    if quantity.is_year or _is_of_starting(quantity, sentence):
        return True
    if sentence.form != "text" or quantity.unit == "years":
        return False
    is_theirs = quantity.is_theirs or sentence.words.turns.thanks.search(sentence.plain) is not None
    return is_theirs or (
        sentence.is_of_all
        and (
            _is_of_wages(quantity, sentence)
            or _is_sought(quantity, sentence)
            or _is_of_a_meeting(quantity, sentence)
            or _is_small(quantity, sentence)
        )
    )


def _is_of_starting(quantity: Quantity, sentence: Sentence) -> bool:
    """ "I could start within two months" tells nothing of the past."""
    turns, plain = sentence.words.turns, sentence.plain
    return quantity.unit in _SPANS and bool(
        turns.available.search(plain) or (turns.sought.search(plain) and turns.wished.search(plain))
    )


def _is_of_wages(quantity: Quantity, sentence: Sentence) -> bool:
    return quantity.unit in MONEY and sentence.words.turns.salary.search(sentence.plain) is not None


def _is_sought(quantity: Quantity, sentence: Sentence) -> bool:
    """ "I am looking for a team of ten"."""
    sought = sentence.words.turns.seeking.search(sentence.plain)
    if sought is None or quantity.unit in MONEY:
        return False
    return not any(word in sentence.plain[: sought.start()] for word in EXPERIENCE)


def _is_of_a_meeting(quantity: Quantity, sentence: Sentence) -> bool:
    is_time = quantity.unit in ("", "hours", "minutes") and max(quantity.values) < _HOUR
    return is_time and is_appointment(sentence.text)


def _is_small(quantity: Quantity, sentence: Sentence) -> bool:
    """ "Would two visits suit you?"."""
    if quantity.unit in _COUNTED or max(quantity.values) > _SMALL or _THAT_WAS.search(sentence.plain):
        return False
    turns = sentence.words.turns
    is_to_them = turns.theirs.search(fold(with_polite_forms(sentence.text, sentence.language))) is not None
    return is_to_them or turns.wished.search(sentence.plain) is not None
