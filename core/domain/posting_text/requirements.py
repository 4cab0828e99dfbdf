"""The demands of a posting, one item each, with the section heading or the cue words deciding their kind."""

import re
from collections import Counter, defaultdict

from core.domain.posting import Requirement, RequirementKind
from core.domain.posting_lines import Line, Section, cues
from core.domain.posting_lines.facts import find_salary
from core.domain.posting_lines.halves import read_halves

MAX_REQUIREMENTS = 80
_SHORT_WORDS = 8
_NEAR_START = 40
_SOME = 2
_NOTE_WORDS = 60
_LABELLED = re.compile(r"[^\W\d][^:.!?]{1,30}\s?:\s")


def find_requirements(text: str) -> list[Requirement]:
    """Verbatim items of `text` in order, each once; boilerplate and lines addressed to a program left out."""
    lines = list(read_halves(text))
    kinds = [_kind(line) for line in lines]
    found: dict[str, Requirement] = {}
    for line, kind in zip(lines, _by_neighbours(lines, kinds), strict=True):
        if kind:
            found.setdefault(line.text.lower(), Requirement(text=line.text, kind=kind))
    return list(found.values())[:MAX_REQUIREMENTS] or _short_lines(lines)


Kinds = list[RequirementKind | None]


def _by_neighbours(lines: list[Line], kinds: Kinds) -> Kinds:
    """Without heading and cue a sentence goes with the one before it, an item with most of its list."""
    lists: dict[int, Counter[RequirementKind]] = defaultdict(Counter)
    for line, kind in zip(lines, kinds, strict=True):
        if kind and line.items:
            lists[line.items][kind] += 1
    told: Kinds = []
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        open_section = line.section in (None, "other") and not _LABELLED.match(line.text)
        unsure = kind is None and open_section and cues.is_content(line.text)
        same = number and line.paragraph and lines[number - 1].paragraph == line.paragraph
        most = lists[line.items].most_common(1)
        around = told[-1] if same else most[0][0] if most and most[0][1] >= _SOME else None
        told.append(around if unsure else kind)
    return told


def _short_lines(found: list[Line]) -> list[Requirement]:
    """A note of a few words ("Triage, Dutch.") shows no cue at all; its short lines are its demands."""
    lines = [line.text for line in found if line.section != "skip"]
    if sum(len(line.split()) for line in lines) > _NOTE_WORDS:
        return []
    short = [line for line in lines if len(line.split()) <= _SHORT_WORDS and cues.is_content(line)]
    return [Requirement(text=line) for line in short[:MAX_REQUIREMENTS]]


def _kind(line: Line) -> RequirementKind | None:
    item, section = line.text, line.section
    if section == "skip" or not cues.is_content(item, told=section in ("must", "nice", "duty", "benefit")):
        return None
    if find_salary(item) and not cues.is_strong(item):
        return "benefit"
    if section == "benefit":
        return "must" if cues.is_strong(item) else "benefit"
    if section in ("must", "nice"):
        return _demand_kind(item, section)
    return _kind_by_cues(item, section)


def _demand_kind(item: str, section: Section) -> RequirementKind:
    if cues.OWNS.match(item) or cues.WILL_DO.search(item):
        return "duty"
    if cues.NICE.search(item) and not cues.REFINING_WISH.search(item):
        return "nice"
    if cues.BENEFIT.search(item) and not cues.MUST.search(item):
        return "benefit"
    return "nice" if section == "nice" and not cues.is_strong(item) else "must"


def _kind_by_cues(item: str, section: Section | None) -> RequirementKind | None:
    if section == "duty" and not cues.STRONG_MUST.search(item):
        return "nice" if cues.NICE.search(item) else "duty"
    if cues.BENEFIT.search(item):
        return "must" if cues.is_strong(item) and section != "about" else "benefit"
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
