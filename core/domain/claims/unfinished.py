"""Studies and papers that the profile calls under way, or broken off: nobody can have finished them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.claims.stemming import stems_of
from core.domain.claims.words import ClaimWords
from core.domain.folding import fold
from core.domain.languages import LanguageCode
from core.domain.resume import Education, Resume

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
"""What says that a study or a paper is done."""

_NOTE = re.compile(r"\([^)]*\)|,[^,]*$")
_ASKED_FOR = re.compile(r"tramite|beantragt|applied for|pending|homologa|anerkennung|reconhecimento")
_KIND = re.compile(
    r"(?<!\w)(?:graduacao|licenciatura|grado|homologacion|homologacao|reconhecimento|reconocimiento|anerkennung|titulo"
    r"|bachelor|master|mestrado|studium|diplom|licence|degree|of|do|da|de|del|em|en|in|der|des|du)(?!\w)"
)

Subjects = Sequence[frozenset[str]]


@dataclass(frozen=True)
class Unfinished:
    """The stems of what each is in. `said`: studies of which the profile says so itself; `running`: these and
    those without an end."""

    running: Subjects
    said: Subjects
    papers: Subjects

    def ending(self, text: str, words: ClaimWords, language: LanguageCode) -> str:
        """The word by which a folded text says that one of them is finished; "" where it does not."""
        if not (self.running or self.papers) or is_unfinished(text):
            return ""
        said, finished = stems_of(text, language), words.papers.finished.search(text)
        for subjects, found in (
            (self.running, finished),
            (self.said, _GRADUATED.search(text)),
            (self.papers, finished or _GRANTED.search(text)),
        ):
            if found and any(subject <= said for subject in subjects):
                return found[0]
        return ""


def unfinished_of(resume: Resume, language: LanguageCode) -> Unfinished:
    """`language` is the profile's."""
    running = [study for study in resume.education if _is_running(study)]
    said = [study for study in running if is_unfinished(fold(study.study_type))]
    papers = [paper.name for paper in resume.certificates if is_unfinished(fold(paper.name))]
    return Unfinished(
        _subjects([f"{study.study_type} {study.area}" for study in running], language),
        _subjects([f"{study.study_type} {study.area}" for study in said], language),
        _subjects(papers, language),
    )


def is_unfinished(text: str) -> bool:
    """Whether a folded text says that something is not finished."""
    return _RUNNING.search(text) is not None or _BROKEN_OFF.search(text) is not None


def _is_running(study: Education) -> bool:
    return is_unfinished(fold(study.study_type)) or bool(study.start_date and not study.end_date)


def _subjects(names: Sequence[str], language: LanguageCode) -> Subjects:
    stems = (stems_of(_subject(name), language) for name in names)
    return [subject for subject in stems if subject]


def _subject(name: str) -> str:
    """Without the note on how far it is; of what was broken off, or is asked for, also without its kind."""
    said = fold(name)
    bare = _RUNNING.sub(" ", _BROKEN_OFF.sub(" ", _NOTE.sub(_without_state, said)))
    return _KIND.sub(" ", bare) if _BROKEN_OFF.search(said) or _ASKED_FOR.search(said) else bare


def _without_state(note: re.Match[str]) -> str:
    return " " if is_unfinished(note[0]) else note[0]
