"""Degrees and languages that a text claims."""

import re
from collections.abc import Mapping
from typing import Protocol

from core.domain.claims.ledger import Ledger
from core.domain.claims.stemming import WORD
from core.domain.claims.unfinished import is_unfinished
from core.domain.claims.words import ClaimWords, WordsOf
from core.domain.folding import fold
from core.domain.knock_outs.tongues import asks_for_language, languages_in, level_in
from core.domain.languages import LanguageCode
from core.domain.resume import Resume

_EXACT = re.compile(r"\b[ABCabc][12]\b")
_HIGHER = frozenset({
    "bachelor", "master", "mba", "doctor", "diploma", "state_exam", "engineer", "licence", "short_university",
    "fourth_year", "postgraduate",
})  # fmt: skip
_SAME: Mapping[str, frozenset[str]] = {
    "higher": _HIGHER,
    "bachelor": frozenset({"bachelor", "diploma", "licence"}),
    "short_university": frozenset({"short_university", "licence"}),
    "engineer": frozenset({"engineer"}),
    "doctor": frozenset({"doctor"}),
}
"""What a word for a degree may mean: one that is named here is had by who has any of these."""
_DEGREE = "The profile names no such degree."
_LANGUAGE = "The profile does not name this language."
_LEVEL = "The profile gives a lower level."


class DegreesKnown(Protocol):
    """What a profile says of degrees."""

    @property
    def ledger(self) -> Ledger: ...
    @property
    def words(self) -> WordsOf: ...
    def degrees(self, language: LanguageCode, is_studying: bool) -> frozenset[str]: ...


def degree_fault(text: str, known: DegreesKnown, language: LanguageCode) -> tuple[str, str] | None:
    """The words of a degree that the profile does not have, and what is wrong with it. `text` is folded."""
    words = known.words(language)
    is_studying = words.papers.studying.search(text) is not None or is_unfinished(text)
    had = known.degrees(language, is_studying)
    for kind, found in words.papers.degrees_in(text):
        if had.isdisjoint(_SAME.get(kind, frozenset({kind}))):
            return found, _DEGREE
    return None


def language_fault(sentence: str, ledger: Ledger, words: ClaimWords) -> tuple[str, str] | None:
    """A language that the profile does not name, or a higher level of one that it does."""
    if not (words.papers.tongues.search(fold(sentence)) or asks_for_language(sentence)):
        return None
    claimed = languages_in(sentence)
    if not claimed:
        return None
    resume = ledger.resume
    levels = {
        code: level_in(tongue.fluency)
        for tongue in resume.languages
        for code in languages_in(tongue.language)
    }
    prose = languages_in("\n".join(line.text for entry in ledger.everything for line in entry.lines))
    if any(code not in levels and code not in prose for code in claimed):
        return sentence, _LANGUAGE
    parts = [sentence] if len(claimed) == 1 else re.split(r"[,;]|\b(?:and|und|et|y|e)\b", sentence)
    for part in parts:
        named = languages_in(part)
        said = _level_said(part)
        if said and any(said > (levels.get(code) or 6) for code in named):
            return sentence, _LEVEL
    return None


def _level_said(text: str) -> int | None:
    exact = _EXACT.search(text)
    return level_in(exact[0] if exact else text)


def tongue_fault(language: str, fluency: str, resume: Resume) -> str:
    """What is wrong with a line of the list of languages; "" where nothing is. A level may stand behind the
    name."""
    same = [tongue for tongue in resume.languages if _is_same_tongue(language, tongue.language)]
    if not same:
        return _LANGUAGE
    said = _level_said(f"{language} {fluency}")
    true = max((level_in(f"{tongue.language} {tongue.fluency}") or 0 for tongue in same), default=0)
    if fluency and said is None:
        return "" if any(fold(fluency) in fold(tongue.fluency) for tongue in same) else _LEVEL
    return _LEVEL if said and said > true else ""


def _is_same_tongue(said: str, true: str) -> bool:
    """The same name, also in another language; but nothing beside it that is not a level."""
    if fold(said) == fold(true):
        return True
    named, words = languages_in(said), WORD.findall(_EXACT.sub(" ", said))
    return len(named) == len(words) == 1 and named == languages_in(true)
