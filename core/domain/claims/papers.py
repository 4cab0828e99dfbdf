"""Degrees and languages that a text claims."""

import re
from collections.abc import Mapping
from typing import Protocol

from core.domain.claims.folding import fold
from core.domain.claims.ledger import Ledger
from core.domain.claims.stemming import WORD, stems_of
from core.domain.claims.words import ClaimWords, WordsOf
from core.domain.knock_outs.tongues import asks_for_language, languages_in, level_in
from core.domain.languages import LanguageCode
from core.domain.resume import Education, Resume

_EXACT = re.compile(r"\b[ABCabc][12]\b")
_RUNNING = re.compile(
    r"(?<!\w)(?:en curso|em curso|en cours|in progress|laufend|berufsbegleitend|cursando|ongoing|a decorrer"
    r"|en tramite|em andamento|em tramite|in bearbeitung|beantragt|applied for|pending|in preparation"
    r"|angemeldet)(?!\w)"
)
_BROKEN_OFF = re.compile(
    r"(?<!\w)(?:trancad[oa]|interrompid[oa]|incomplet[oa]|inacabad[oa]|inconclus[oa]|abandonad[oa]"
    r"|sin (?:terminar|acabar)|no finalizad[oa]|abgebrochen\w*|ohne abschluss|inacheve\w*|interrompue?s?"
    r"|abandonnee?s?|non (?:obtenue?|valide\w*)|incomplete|unfinished|not completed|dropped out|left before"
    r"|discontinued|without (?:a )?degree)(?!\w)"
)
_GRADUATED = re.compile(
    r"(?<!\w)(?:formad[oa]|titulad[oa]|licenciad[oa]|graduad[oa]|graduated?|diplomad[oa]|diplome\w*)(?!\w)"
)
_GRANTED = re.compile(
    r"(?<!\w)(?:homologad[oa]|anerkannt|recogni[sz]ed|reconnue?|reconhecid[oa]|reconocid[oa])(?!\w)"
)
"""What says that a study or a paper is done which a profile calls under way, or broken off."""

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
_NOTE = re.compile(r"\([^)]*\)|,[^,]*$")
_ASKED_FOR = re.compile(r"tramite|beantragt|applied for|pending|homologa|anerkennung|reconhecimento")
_KIND = re.compile(
    r"(?<!\w)(?:graduacao|licenciatura|grado|homologacion|homologacao|reconhecimento|reconocimiento|anerkennung|titulo"
    r"|bachelor|master|mestrado|studium|diplom|licence|degree|of|do|da|de|del|em|en|in|der|des|du)(?!\w)"
)
_DEGREE = "The profile names no such degree."
_UNFINISHED = "The profile does not say that this is finished."
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
    is_studying = words.papers.studying.search(text) is not None or is_running_study(text)
    had = known.degrees(language, is_studying)
    for kind, found in words.papers.degrees_in(text):
        if had.isdisjoint(_SAME.get(kind, frozenset({kind}))):
            return found, _DEGREE
    return None


def is_running_study(text: str) -> bool:
    """Whether the folded name of a degree says that it is not finished."""
    return _RUNNING.search(text) is not None or _BROKEN_OFF.search(text) is not None


def unfinished_fault(
    text: str, ledger: Ledger, words: ClaimWords, language: LanguageCode
) -> tuple[str, str] | None:
    """A study or a paper that is under way, or was broken off, cannot be finished. `text` is folded."""
    if is_running_study(text):
        return None
    said, finished = stems_of(text, language), words.papers.finished.search(text)
    resume = ledger.resume
    running = [
        (one, _subject(f"{one.study_type} {one.area}")) for one in resume.education if _is_running(one)
    ]
    studies = [subject for _, subject in running]
    said_open = [subject for one, subject in running if is_running_study(fold(one.study_type))]
    papers = [_subject(one.name) for one in resume.certificates if is_running_study(fold(one.name))]
    for subjects, ending in (
        (studies, finished),
        (said_open, _GRADUATED.search(text)),
        (papers, finished or _GRANTED.search(text)),
    ):
        told = (stems_of(subject, ledger.language) for subject in subjects)
        if ending and any(subject and subject <= said for subject in told):
            return ending[0], _UNFINISHED
    return None


def _subject(name: str) -> str:
    """Without the note on how far it is; of what was broken off, or is asked for, also without its kind."""
    said = fold(name)
    bare = _RUNNING.sub(" ", _BROKEN_OFF.sub(" ", _NOTE.sub(_without_state, said)))
    return _KIND.sub(" ", bare) if _BROKEN_OFF.search(said) or _ASKED_FOR.search(said) else bare


def _without_state(note: re.Match[str]) -> str:
    return " " if is_running_study(note[0]) else note[0]


def _is_running(study: Education) -> bool:
    return is_running_study(fold(study.study_type)) or bool(study.start_date and not study.end_date)


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
