"""Degrees and languages that a text claims."""

import re

from core.domain.knock_outs.degrees import level_of, levels_named
from core.domain.knock_outs.tongues import asks_for_language, languages_in, level_in
from core.domain.languages import LanguageCode
from core.domain.resume import Resume

_EXACT = re.compile(r"\b[ABCabc][12]\b")
_DEGREE = "The profile names no such degree."
_LANGUAGE = "The profile does not name this language."
_LEVEL = "The profile gives a lower level."


def degree_fault(sentence: str, resume: Resume, language: LanguageCode) -> tuple[str, str] | None:
    """The words of a degree of a level that the profile does not have, and what is wrong with it."""
    text = "\n".join([resume.basics.label, resume.basics.summary, *(paper.name for paper in resume.certificates)])
    schools = "\n".join(f"{entry.study_type} {join} {entry.area}" for entry in resume.education for join in ("in", "en", ""))
    known = {level for entry in resume.education if (level := level_of(entry))} | levels_named(f"{text}\n{schools}").keys()
    named = levels_named(sentence)
    unknown = [words for level, words in named.items() if level > 1 and level not in known and not _is_permit(words, language)]
    return (unknown[0], _DEGREE) if unknown else None


def _is_permit(words: str, language: LanguageCode) -> bool:
    """A French "licence" is a degree, an English one is a permit."""
    return language != "fr" and words.lower().startswith("licence")


def language_fault(sentence: str, resume: Resume) -> tuple[str, str] | None:
    if not asks_for_language(sentence):
        return None
    levels: dict[str, int | None] = {}
    for tongue in resume.languages:
        for code in languages_in(tongue.language):
            levels[code] = level_in(tongue.fluency)
    claimed = languages_in(sentence)
    prose = " ".join([resume.basics.summary, *(line for job in resume.work for line in job.highlights)])
    unknown = [code for code in claimed if code not in levels and code not in languages_in(prose)]
    if unknown:
        return sentence, _LANGUAGE
    exact = _EXACT.search(sentence)
    said = level_in(exact[0] if exact else sentence)
    highest = max((levels.get(code) or 6 for code in claimed), default=6)
    return (sentence, _LEVEL) if said and said > highest else None
