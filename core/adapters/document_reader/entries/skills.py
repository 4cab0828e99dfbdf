"""Skill, language and interest lists."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.adapters.document_reader.entries.paragraphs import join_wrapped
from core.adapters.document_reader.lines import CELL, Line
from core.domain.resume import Interest, Language, Skill

_OUTER_COMMA = re.compile(r"[,;|•·\t](?![^(]{0,200}\))|\s[–—]\s(?![^(]{0,200}\))")
_LISTED = re.compile(r"[,;|•·](?![^(]{0,200}\))|\s[|/]\s")
_LEVEL = re.compile(
    r"(?:[(\[:–—-]\s{0,3})?\b(?:native|bilingual|mother tongue|fluent|proficient|advanced|intermediate|basic|"
    r"beginner|conversational|elementary|limited|full professional|professional|working|good|excellent|"
    r"muttersprache|grundkenntnisse|"
    r"muttersprachler(?:in)?|fließend|verhandlungssicher|gute?|sehr gute?|konversationssicher|"
    r"langue maternelle|maternelle|courant|bilingue|intermédiaire|notions|scolaire|professionnel|débutant|lu|"
    r"nativo|nativa|lengua materna|fluido|avanzado|intermedio|básico|fluente|avançado|intermediário|"
    r"[abc][12]\+?|niveau|nivel|nível|toeic|toefl|ielts)\b.*",
    re.IGNORECASE,
)
_GROUP = re.compile(r"[^\W\d_][^,:()]{1,39}: ")
_BRACKETED_LEVEL = re.compile(
    r"\s\((\d{1,2}\+? (?:years?|yrs?|jahre?|ans?|años?|anos?)|(?:sehr )?gut|grundkenntnisse|"
    r"sehr gute kenntnisse|fortgeschritten|experte|expert|advanced|intermediate|beginner|basics?|proficient|"
    r"notions|débutant|intermédiaire|avancé|confirmé|maîtrise|básico|intermedio|avanzado|experto|intermediário|avançado)\)$",
    re.IGNORECASE,
)
"""How well or how long, behind a skill: the number of an amperage or a norm is none."""
_EDGE = " \t,;:|·•–—-.()[]/"
_LONGEST_SKILL = 70


def skills_of(lines: Sequence[Line]) -> list[Skill]:
    """ "Tools: Excel, SAP" is one skill group with keywords; everything else one skill a piece."""
    skills: list[Skill] = []
    seen: set[str] = set()
    for text in _whole_items([_labelled(line) for line in lines]):
        group, colon, rest = text.partition(": ")
        if colon and len(group) <= 40 and "," not in group:
            keywords = _unseen(_parts(rest), seen)
            skills += [Skill(name=group.strip(_EDGE), keywords=keywords)] if keywords else []
        else:
            skills += [_with_level(name) for name in _unseen(_parts(text), seen)]
    return skills


def _with_level(text: str) -> Skill:
    found = _BRACKETED_LEVEL.search(text)
    return Skill(name=text[: found.start()], level=found.group(1)) if found else Skill(name=text)


def _labelled(line: Line) -> Line:
    """A label that stands at the left of a list opens a group as one with a colon does."""
    label, _, rest = line.text.partition(CELL)
    is_label = len(label) <= 40 and not _OUTER_COMMA.search(label) and "," in rest and CELL not in rest
    return replace(line, text=f"{label.rstrip(':')}: {rest}") if is_label else line


def languages_of(lines: Sequence[Line]) -> list[Language]:
    return [
        language
        for text in _whole_items(lines)
        for part in _LISTED.split(text.replace(CELL, ", " if "," in text else " – "))
        if (language := _language(part))
    ]


def interests_of(lines: Sequence[Line]) -> list[Interest]:
    return [Interest(name=part) for text in _whole_items(lines) for part in _parts(text)]


def _whole_items(lines: Sequence[Line]) -> list[str]:
    """One text a line; a wrapped line is joined with its continuation."""
    texts: list[str] = []
    previous: Line | None = None
    has_marks = any(_OUTER_COMMA.search(line.text) for line in lines)
    for line in lines:
        if previous and _continues(previous, line, has_marks=has_marks):
            texts[-1] = join_wrapped(texts[-1], line.text)
        else:
            texts.append(line.text)
        previous = line
    return texts


def _continues(previous: Line, line: Line, *, has_marks: bool) -> bool:
    """A group opens a line of its own; so does a capital in a list that parts its items by lines alone."""
    if line.bullet or line.heading or _GROUP.match(line.text):
        return False
    if previous.text.endswith((",", ";", "(", "/", "&", "-")):
        return True
    return previous.full and (has_marks or not line.text[0].isupper())


def _parts(text: str) -> list[str]:
    return [
        part
        for piece in _OUTER_COMMA.split(text)
        if (part := piece.strip(_EDGE.replace(")", "").replace("(", "")))
    ]


def _unseen(parts: list[str], seen: set[str]) -> list[str]:
    fresh: list[str] = []
    for part in parts:
        if part.lower() not in seen:
            seen.add(part.lower())
            fresh.append(part.rstrip(".") if len(part) <= _LONGEST_SKILL else part)
    return fresh


def _language(text: str) -> Language | None:
    level = _LEVEL.search(text, 2)
    name = (text[: level.start()] if level else text).strip(_EDGE)
    if not name or len(name) > 40 or name.isdigit():
        return None
    name = re.sub(r"\s\d(?:[.,]\d)?$", "", name.replace("–", " ")).strip(_EDGE)
    if not level:
        return Language(language=name)
    return Language(language=name, fluency=level.group().strip(_EDGE))
