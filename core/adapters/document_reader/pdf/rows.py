"""Words that stand on one baseline."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.adapters.document_reader.pdf.words import Word

_SAME_BASELINE = 0.35
"""Share of the letter size by which baselines of one row may differ (raised icons, smaller dates)."""


@dataclass(frozen=True)
class Row:
    """Words from left to right."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def y(self) -> float:
        return self.words[0].y

    @property
    def size(self) -> float:
        longest = max(self.words, key=lambda word: len(word.text))
        return round(longest.size, 1)

    @property
    def bold(self) -> bool:
        return self.words[-1].bold if len(self.words[0].text) == 1 else self.words[0].bold

    @property
    def first_width(self) -> float:
        return self.words[0].x1 - self.words[0].x0

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def rows_of(words: Sequence[Word]) -> list[Row]:
    """Rows from the top of the page to its bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.y):
        if rows and abs(rows[-1][0].y - word.y) <= _SAME_BASELINE * max(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Row(tuple(sorted(row, key=lambda word: word.x0))) for row in rows]


def segments_of(row: Row, gap: float) -> list[Row]:
    """A row cut where the white space is wider than `gap` letter sizes."""
    segments: list[list[Word]] = [[row.words[0]]]
    for word in row.words[1:]:
        before = segments[-1][-1]
        if word.x0 - before.x1 > gap * max(word.size, before.size):
            segments.append([word])
        else:
            segments[-1].append(word)
    return [Row(tuple(segment)) for segment in segments]
