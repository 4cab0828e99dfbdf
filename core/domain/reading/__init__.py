"""What was read from a CV's file: each field with its source and how sure it is, and fixes kept over it."""

from core.domain.reading.corrections import with_corrections
from core.domain.reading.model import Doubt, FieldReading, Reading, Source, Spot
from core.domain.reading.paths import value_at
from core.domain.reading.review import open_doubts

__all__ = [
    "Doubt",
    "FieldReading",
    "Reading",
    "Source",
    "Spot",
    "open_doubts",
    "value_at",
    "with_corrections",
]
