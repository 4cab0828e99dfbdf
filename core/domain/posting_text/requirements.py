"""The demands of a posting, one item each, with the section heading or the cue words deciding their kind."""

import re

from core.domain.posting import Requirement, RequirementKind
from core.domain.posting_lines import Line, Section, cues, read_lines

MAX_REQUIREMENTS = 80
_SHORT_WORDS = 8
_NEAR_START = 40
_MIN_CLAUSE_WORDS = 3
_CONTINUES = re.compile(r"(?:or|and|but|oder|ou|o|y|e|und|et)\b", re.IGNORECASE)
_CLAUSE = re.compile(r";\s+|\s[–-]\s|,\s+")


def find_requirements(text: str) -> list[Requirement]:
    """Verbatim items of `text` in order, each once; boilerplate and lines addressed to a program left out."""
    found: dict[str, Requirement] = {}
    for line in read_lines(text):
        for item in _split_wish(line.text):
            kind = _kind(Line(item, line.section))
            if kind:
                found.setdefault(item.lower(), Requirement(text=item, kind=kind))
    return list(found.values())[:MAX_REQUIREMENTS] or _short_lines(text)


def _short_lines(text: str) -> list[Requirement]:
    """A note of a few words ("Triage, Dutch.") shows no cue at all; its short lines are its demands."""
    lines = (line.text for line in read_lines(text) if line.section != "skip")
    short = [line for line in lines if len(line.split()) <= _SHORT_WORDS and cues.is_content(line)]
    return [Requirement(text=line) for line in short[:MAX_REQUIREMENTS]]


def _kind(line: Line) -> RequirementKind | None:
    item, section = line.text, line.section
    if section == "skip" or not cues.is_content(item):
        return None
    if section == "benefit":
        return "must" if cues.STRONG_MUST.search(item) else "benefit"
    if section in ("must", "nice"):
        return _demand_kind(item, section)
    return _kind_by_cues(item, section)


def _demand_kind(item: str, section: Section) -> RequirementKind:
    if cues.OWNS.match(item):
        return "duty"
    if cues.NICE.search(item) and not cues.REFINING_WISH.search(item):
        return "nice"
    if cues.BENEFIT.search(item) and not cues.MUST.search(item):
        return "benefit"
    return "nice" if section == "nice" and not cues.STRONG_MUST.search(item) else "must"


def _kind_by_cues(item: str, section: Section | None) -> RequirementKind | None:
    if section == "duty" and not cues.STRONG_MUST.search(item):
        return "nice" if cues.NICE.search(item) else "duty"
    if cues.BENEFIT.search(item):
        return "benefit"
    if cues.NICE.search(item) and len(item.split()) > 2:
        return "nice"
    if (cues.DUTY_VERB.match(item) or cues.RESPONSIBLE.search(item)) and not cues.STRONG_MUST.search(item):
        return "duty"
    return "must" if section != "about" and _demands(item) else None


def _demands(item: str) -> bool:
    """Outside a list of demands a cue word counts only near the start: prose is full of "able to"."""
    cue = cues.MUST.search(item)
    return cue is not None and (cue.start() < _NEAR_START or bool(cues.STRONG_MUST.search(item)))


def _split_wish(line: str) -> list[str]:
    """Part a demand from the wish that follows it: "English C1; French a plus" → two items."""
    wish = cues.NICE.search(line)
    if not wish:
        return [line]
    cuts = [cut for cut in _CLAUSE.finditer(line) if cut.end() <= wish.start()]
    usable = [cut for cut in cuts if not cut.group().startswith(",") or line.count(",") == 1]
    if not usable:
        return [line]
    left, right = line[: usable[-1].start()], line[usable[-1].end() :]
    if usable[-1].group().startswith(";"):
        return [left, right]
    long_enough = min(len(left.split()), len(right.split())) >= _MIN_CLAUSE_WORDS
    return [left, right] if long_enough and not _CONTINUES.match(right) else [line]
