"""The demands of a posting, one item each, with the section heading or the cue words deciding their kind."""

import re

from core.domain.posting import Requirement, RequirementKind
from core.domain.posting_lines import Line, Section, cues, read_lines
from core.domain.posting_lines.facts import find_salary

MAX_REQUIREMENTS = 80
_SHORT_WORDS = 8
_NEAR_START = 40
_MIN_CLAUSE_WORDS = 3
_CONTINUES = re.compile(r"(?:or|and|but|oder|ou(?!,? mieux)|o|y|e|und|et)\b", re.IGNORECASE)
_CLAUSE = re.compile(r";\s+|\s[–-]\s|,\s+|\s(?=ou,? mieux)")


def find_requirements(text: str) -> list[Requirement]:
    """Verbatim items of `text` in order, each once; boilerplate and lines addressed to a program left out.

    A sentence without a cue is of the kind of the sentence before it in its paragraph.
    """
    found: dict[str, Requirement] = {}
    paragraph, carried = 0, None
    for line in read_lines(text):
        if line.paragraph != paragraph or not paragraph:
            paragraph, carried = line.paragraph, None
        for item in split_halves(line):
            kind = _kind(Line(item, line.section)) or _carried(item, line.section, carried)
            if kind:
                carried = kind
                found.setdefault(item.lower(), Requirement(text=item, kind=kind))
    return list(found.values())[:MAX_REQUIREMENTS] or _short_lines(text)


def _carried(item: str, section: Section | None, carried: RequirementKind | None) -> RequirementKind | None:
    return carried if section in (None, "other") and cues.is_content(item) else None


def _short_lines(text: str) -> list[Requirement]:
    """A note of a few words ("Triage, Dutch.") shows no cue at all; its short lines are its demands."""
    lines = (line.text for line in read_lines(text) if line.section != "skip")
    short = [line for line in lines if len(line.split()) <= _SHORT_WORDS and cues.is_content(line)]
    return [Requirement(text=line) for line in short[:MAX_REQUIREMENTS]]


def _kind(line: Line) -> RequirementKind | None:
    item, section = line.text, line.section
    if section == "skip" or not cues.is_content(item):
        return None
    if find_salary(item) and not _is_strong(item):
        return "benefit"
    if section == "benefit":
        return "must" if _is_strong(item) else "benefit"
    if section in ("must", "nice"):
        return _demand_kind(item, section)
    return _kind_by_cues(item, section)


def _is_strong(item: str) -> bool:
    return bool(cues.STRONG_MUST.search(item)) and not cues.NICE.search(item)


def _demand_kind(item: str, section: Section) -> RequirementKind:
    if cues.OWNS.match(item) or cues.WILL_DO.search(item):
        return "duty"
    if cues.NICE.search(item) and not cues.REFINING_WISH.search(item):
        return "nice"
    if cues.BENEFIT.search(item) and not cues.MUST.search(item):
        return "benefit"
    return "nice" if section == "nice" and not _is_strong(item) else "must"


def _kind_by_cues(item: str, section: Section | None) -> RequirementKind | None:
    if section == "duty" and not cues.STRONG_MUST.search(item):
        return "nice" if cues.NICE.search(item) else "duty"
    if cues.BENEFIT.search(item):
        return "must" if _is_strong(item) and section != "about" else "benefit"
    if cues.NICE.search(item) and len(item.split()) > 2:
        return "nice"
    if not cues.STRONG_MUST.search(item) and _is_duty(item):
        return "duty"
    return "must" if _demands(item, section) else None


def _is_duty(item: str) -> bool:
    return any(
        pattern.search(item) for pattern in (cues.DUTY_VERB, cues.WILL_DO, cues.DOES, cues.RESPONSIBLE)
    )


def _demands(item: str, section: Section | None) -> bool:
    """Outside a list of demands a cue word counts only near the start: prose is full of "able to"."""
    cue = None if section == "about" else cues.MUST.search(item)
    return bool(cues.STRONG_MUST.search(item)) or (cue is not None and cue.start() < _NEAR_START)


def split_halves(line: Line) -> list[str]:
    """Part a demand from the wish beside it, and an offer from the demand that hangs on it."""
    return _split_condition(line.text) or _split_wish(line.text)


def _split_condition(text: str) -> list[str]:
    """ "Two days at home, but you must be in on Mondays" → two items."""
    for cut in _CLAUSE.finditer(text):
        left, right = text[: cut.start()], text[cut.end() :]
        offered = cues.BENEFIT.search(left) and not cut.group().startswith(",")
        hangs = cues.ASKED_IN_PASSING.match(right) or offered
        if hangs and _is_strong(right) and not _is_strong(left):
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
    """The last semicolon or dash, else the first comma after a demand complete in itself, else the only one."""
    marked = [cut for cut in cuts if not cut.group().startswith(",")]
    if marked:
        return marked[-1]
    standing = [cut for cut in cuts if cues.SELF_STANDING.search(line[: cut.start()])]
    return standing[0] if standing else cuts[-1] if cuts and line.count(",") == 1 else None
