"""What is still left for the person to look at."""

from core.domain.reading.model import FieldReading, Reading
from core.domain.reading.paths import value_at
from core.domain.resume import Resume


def open_doubts(reading: Reading, resume: Resume) -> list[FieldReading]:
    """Doubtful fields that stand as they were read: what somebody has put right is in doubt no more."""
    if reading.is_checked:
        return []
    return [one for one in reading.fields if one.is_doubtful and value_at(resume, one.path) == one.value]
