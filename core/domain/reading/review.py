"""What is still left for the person to look at."""

from collections.abc import Iterable

from core.domain.reading.model import FieldReading
from core.domain.reading.paths import value_at
from core.domain.resume import Resume


def open_doubts(doubts: Iterable[FieldReading], resume: Resume) -> list[FieldReading]:
    """Those whose field stands as it was read: what somebody has put right is in doubt no more."""
    return [doubt for doubt in doubts if value_at(resume, doubt.path) == doubt.value]
