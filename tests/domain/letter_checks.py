"""What every letter must keep, as small checkers; each is proven on a bad letter in test_letters.py."""

import re
from datetime import date

from core.domain.documents import Letter
from core.domain.resume import Resume
from core.domain.tenure import years_of_work

TODAY = date(2026, 11, 20)


def body_of(letter: Letter) -> str:
    return "\n".join(letter.paragraphs)


def sentences_of(letter: Letter, *names: str) -> set[str]:
    """The sentences of the body with the names of people and employers taken out."""
    text = body_of(letter)
    for name in filter(None, names):
        text = text.replace(name, "…")
    return {part.strip() for part in re.split(r"(?<=[.?!])\s", text) if len(part.strip()) > 3}


def told_facts(letter: Letter, resume: Resume) -> int:
    """How many of the profile's own lines stand in the body (by their last twenty letters)."""
    lines = [line for job in resume.work for line in job.highlights]
    return sum(line.rstrip(".")[-20:] in body_of(letter) for line in lines)


def foreign_numbers(letter: Letter, resume: Resume) -> set[str]:
    """Numbers that neither the profile nor its counted years of work explain."""
    known = set(re.findall(r"\d+", resume.model_dump_json())) | {str(years_of_work(resume, TODAY))}
    return set(re.findall(r"\d+", body_of(letter))) - known


def misplaced_facts(letter: Letter, resume: Resume) -> list[str]:
    """Lines told in a sentence that names another employer than their own."""
    employers = {job.name for job in resume.work}
    return [
        line
        for job in resume.work
        for line in job.highlights
        for sentence in re.split(r"(?<=[.?!])\s", body_of(letter))
        if line[-20:] in sentence and any(name in sentence for name in employers - {job.name})
    ]
