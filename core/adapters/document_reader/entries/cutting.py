"""One run of text cut into its two parts: title and employer, degree and school."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.adapters.document_reader.words.roles import (
    degree_score,
    employer_score,
    ends_title,
    is_field,
    is_legal_form,
    is_school_word,
    names_area,
    school_score,
    title_score,
)

EDGE = " ,;:|·•–—-@/"
_JOINTS = (
    "of",
    "de",
    "del",
    "di",
    "da",
    "do",
    "des",
    "der",
    "du",
    "la",
    "at",
    "für",
    "zu",
    "the",
    "and",
    "&",
)
_MAX_COMMAS = 6


@dataclass(frozen=True)
class Parts:
    """What a section's heads consist of.

    `score` is positive for a text that is rather the first part (title, degree), negative for the
    second (employer, school). `cut` parts a run of words without any punctuation, or returns [].
    `name_places`: a city may stand beside the second part (schools carry theirs in their name).
    """

    score: Callable[[str], int]
    cut: Callable[[str], list[str]]
    name_places: bool = False

    @property
    def prefers_late_cut(self) -> bool:
        """ "BA, History, Leeds University": degrees have commas of their own, titles hardly."""
        return not self.name_places

    def split(self, text: str) -> list[str]:
        """The parts of one run of text; the whole text when nothing says where to cut."""
        return self.at_comma(text) or self.cut(text) or [text]

    def at_comma(self, text: str) -> list[str]:
        """Cut at the comma that leaves the two sides most unlike each other.

        On a tie it is the first one, or a later one after which there is an employer ("Nurse, Ward 7, Leeds
        Hospital"). The comma of "Acme, Inc." parts nothing.
        """
        commas = [found.start() for found in re.finditer(r",(?= )(?![^()]*\))", text)][:_MAX_COMMAS]
        cuts = [cut for cut in commas if not is_legal_form(text[cut + 1 :].split(",")[0].strip())]
        if not cuts:
            return []
        best = max(cuts, key=lambda cut: self._worth(text, cut))
        sides = [text[:best].strip(EDGE), text[best + 1 :].strip(EDGE)]
        return sides if all(sides) else []

    def _worth(self, text: str, cut: int) -> tuple[int, int]:
        right = self.score(text[cut + 1 :])
        has_area = names_area(text.split(",")[0]) and not is_field(text[:cut].rpartition(",")[2])
        is_late = (self.prefers_late_cut and not has_area) or right < 0
        return abs(self.score(text[:cut]) - right), cut if is_late else -cut


def _cut_after_title(text: str) -> list[str]:
    """ "Call Center Manager Brackley Foods": cut after the last word a title may end with."""
    words = text.split(" ")
    for index in range(len(words) - 1, 0, -1):
        rest = " ".join(words[index:])
        if (
            ends_title(words[index - 1])
            and rest[0].isupper()
            and employer_score(rest)
            and not title_score(rest)
        ):
            return [" ".join(words[:index]), rest]
    return []


def _cut_around_school(text: str) -> list[str]:
    """ "BA Economics Pomona College": the school is the capitalised words around "College"."""
    words = text.split(" ")
    core = next((index for index, word in enumerate(words) if word[:1] != "(" and is_school_word(word)), None)
    if core is None:
        return []
    first, last = _left_edge(words, core), _right_edge(words, core)
    parts = [" ".join(words[:first]), " ".join(words[first:last]), " ".join(words[last:])]
    kept = [part.strip(EDGE) for part in parts]
    return [part for part in kept if part] if kept[0] else []


def _left_edge(words: list[str], core: int) -> int:
    first = core
    while first and _belongs(words[first - 1]):
        first -= 1
    while first < core and words[first] in _JOINTS:
        first += 1
    return first


def _right_edge(words: list[str], core: int) -> int:
    last = core + 1
    while last < len(words) and words[last] in _JOINTS and last + 1 < len(words):
        last += 2
    return last


def _belongs(word: str) -> bool:
    named = word[:1].isupper() or word in _JOINTS
    return named and not word.endswith((",", ":", ".", ")")) and not is_field(word) and not degree_score(word)


JOB = Parts(lambda text: title_score(text) - employer_score(text), _cut_after_title, name_places=True)
STUDY = Parts(lambda text: degree_score(text) - school_score(text), _cut_around_school)
