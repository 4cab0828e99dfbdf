"""Sentences that say two things, cut in two."""

import re
from collections.abc import Iterator
from dataclasses import replace

from core.domain.posting_lines import Line, cues, read_lines

_MIN_CLAUSE_WORDS = 3
_CONTINUES = re.compile(r"(?:or|and|but|oder|ou(?!,? mieux)|o|y|e|und|et)\b", re.IGNORECASE)
_CLAUSE = re.compile(r";\s+|\s[–-]\s|,\s+|\s(?=ou,? mieux)")


def read_halves(text: str) -> Iterator[Line]:
    """Every line of `text`, a demand apart from the wish beside it."""
    for line in read_lines(text):
        yield from (replace(line, text=half) for half in split_halves(line.text))


def split_halves(text: str) -> list[str]:
    """Part a demand from the wish beside it, and an offer from the demand that hangs on it."""
    return _split_condition(text) or _split_wish(text)


def _split_condition(text: str) -> list[str]:
    """ "Two days at home, but you must be in on Mondays" → two items."""
    for cut in _CLAUSE.finditer(text):
        left, right = text[: cut.start()], text[cut.end() :]
        offered = cues.BENEFIT.search(left) and not cut.group().startswith(",")
        hangs = cues.ASKED_IN_PASSING.match(right) or offered
        if hangs and cues.is_strong(right) and not cues.is_strong(left):
            return [left, right]
    return []


def _split_wish(line: str) -> list[str]:
    """Part a demand from the wish that follows it: "English C1; French a plus" → two items."""
    wish = cues.NICE.search(line)
    if not wish or cues.CONDITIONAL.match(line):
        return [line]
    cuts = [cut for cut in _CLAUSE.finditer(line) if cut.end() <= wish.start()]
    cut = _best_cut(line, cuts)
    if cut is None:
        return [line]
    left, right = line[: cut.start()], line[cut.end() :]
    if cut.group().startswith(";") or cues.SELF_STANDING.search(left):
        return [left, right]
    long_enough = min(len(left.split()), len(right.split())) >= _MIN_CLAUSE_WORDS
    return [left, right] if long_enough and not _CONTINUES.match(right) else [line]


def _best_cut(line: str, cuts: list[re.Match[str]]) -> re.Match[str] | None:
    """The last semicolon or dash, else the first comma after a whole demand, else the only one."""
    marked = [cut for cut in cuts if not cut.group().startswith(",")]
    if marked:
        return marked[-1]
    standing = [cut for cut in cuts if cues.SELF_STANDING.search(line[: cut.start()])]
    return standing[0] if standing else cuts[-1] if cuts and line.count(",") == 1 else None
