"""What a machine reads back from the file: name, contacts, employers, titles, dates, degrees, in order."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from core.domain.resume import Resume
from core.domain.score.model import Part

_YEAR = re.compile(r"(?:19|20)\d\d")
_HYPHEN_BREAK = re.compile(r"[-‐‑\u00ad]\s*\n\s*")
_NOT_LETTERS = re.compile(r"[\W_]+")
_NOT_DIGITS = re.compile(r"\D+")
LAST_DIGITS = 7
"""A phone number is found by its last digits: files write prefixes in many ways."""


@dataclass(frozen=True)
class Fact:
    label: str
    value: str
    found: bool


def judge_readable(resume: Resume, document_text: str, maximum: float) -> Part:
    """Equal points for each fact of the profile that the file's text holds, and one for the right order."""
    facts = [*_facts(resume, document_text)]
    if not facts:
        return Part(points=0.0, maximum=maximum, reasons=["The profile holds nothing a file could show."])
    found = sum(fact.found for fact in facts)
    reasons = [f"{found} of {len(facts)} facts of the profile can be read back from the file."]
    reasons += [
        f"Not found in the file's text: {fact.label} “{fact.value}”." for fact in facts if not fact.found
    ]
    return Part(points=maximum * found / len(facts), maximum=maximum, reasons=reasons)


def _facts(resume: Resume, text: str) -> Iterator[Fact]:
    letters = _letters(text)
    digits = _NOT_DIGITS.sub("", unicodedata.normalize("NFKC", text))
    for label, value in _texts(resume):
        yield Fact(label, value, _letters(value) in letters)
    if phone := _NOT_DIGITS.sub("", resume.basics.phone)[-LAST_DIGITS:]:
        yield Fact("phone", resume.basics.phone, phone in digits)
    years = {year for entry in resume.work for year in _YEAR.findall(f"{entry.start_date} {entry.end_date}")}
    years |= {year for study in resume.education for year in _YEAR.findall(study.end_date)}
    for year in sorted(years, reverse=True):
        yield Fact("year", year, year in digits)
    employers = [name for entry in resume.work if (name := _letters(entry.name))]
    if len(employers) > 1:
        yield Fact("order of employers", resume.work[0].name + " first", _in_order(employers, letters))


def _texts(resume: Resume) -> Iterator[tuple[str, str]]:
    candidates = [("name", resume.basics.name), ("e-mail", resume.basics.email)]
    for entry in resume.work:
        candidates += [("employer", entry.name), ("title", entry.position)]
    for study in resume.education:
        candidates += [("school", study.institution), ("degree", study.study_type)]
    for label, value in candidates:
        if _letters(value):
            yield label, value


def _letters(text: str) -> str:
    """Letters and digits alone: ligatures opened, hyphenation, spacing and line breaks forgotten."""
    whole = _HYPHEN_BREAK.sub("", unicodedata.normalize("NFKC", text))
    return _NOT_LETTERS.sub("", whole).casefold()


def _in_order(names: list[str], letters: str) -> bool:
    position = 0
    for name in names:
        position = letters.find(name, position)
        if position < 0:
            return False
    return True
