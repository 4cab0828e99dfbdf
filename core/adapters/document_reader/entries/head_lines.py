"""Which lines above a date belong to the head of its entry."""

from collections.abc import Sequence

from core.adapters.document_reader.lines import Line

_LONGEST_HEADER_LINE = 110
_OTHER_SIZE = 0.5


def lines_above(lines: Sequence[Line], first_anchor: int) -> int:
    """How many header lines stand above the first date; a wrapped one counts once."""
    above = lines[:first_anchor]
    many = sum(not _is_wrap(lines, index) for index in range(first_anchor))
    if 0 < many <= 3 and all(may_head(line) for line in above):
        return many
    return 1 if above and may_head(above[-1]) and not above[-1].full else 0


def head_start(lines: Sequence[Line], start: int, floor: int, above: int, *, tight: bool) -> int:
    """Up to `above` header lines before line `start`; in `tight` documents not across white space."""
    while start > floor and above and may_head(lines[start - 1]) and not (tight and lines[start].gap):
        start -= 1
        above -= not _is_wrap(lines, start)
    return start


def may_head(line: Line) -> bool:
    return not line.bullet and len(line.text) <= _LONGEST_HEADER_LINE and not is_sentence(line.text)


def is_sentence(text: str) -> bool:
    """Ends like a sentence; a full stop after "Co." or "Inc." is none."""
    words = text.split()
    return text.endswith((".", ";", ":")) and (len(words) > 7 or words[-1][0].islower())


def _is_wrap(lines: Sequence[Line], index: int) -> bool:
    """Whether a line goes on with the one above, which looks the same."""
    above, line = lines[index - 1], lines[index]
    is_alike = above.bold == line.bold and abs(above.size - line.size) < _OTHER_SIZE
    return index > 0 and is_alike and above.full and not above.bullet
