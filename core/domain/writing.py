"""What a model wrote for one preview, and how much of it counts: only what the truth gate lets through."""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from core.domain.claims import Addressee, Finding, Gate, Verdict
from core.domain.documents import InterviewPrep
from core.domain.echoes import Echoes
from core.domain.folding import sentences
from core.domain.foreign_addresses import foreign_address
from core.domain.languages import LanguageCode, is_plainly_other
from core.domain.model import Model
from core.domain.replies import Reply
from core.domain.tailoring import ProposedEdit

Tone = Literal["plain", "warm", "formal"]
Length = Literal["short", "medium", "long"]
LENGTHS: dict[Length, tuple[int, int]] = {"short": (2, 130), "medium": (3, 220), "long": (4, 320)}
"""Paragraphs and words of a letter. Recruiters' guides agree on half a page to a page."""

LEAST_LETTER = 200
"""PRODUCT.md T1: a letter below 200 visible characters is not worth sending."""

MOST_PARAGRAPH = 2_000
"""Characters; no letter has longer ones."""

_FEWEST_PARAGRAPHS, _MOST_PARAGRAPHS = 2, 8
_NO_SIGNS = re.compile(r"[<>{}`]")
_ADDRESS = "It holds an address or a sign that has no place in a letter."
ECHO = "It repeats the posting, or speaks of something else than you."
_TONGUE = "It is in another language than the letter."


class WrittenLetter(Reply):
    """The body of a letter, without greeting and closing."""

    paragraphs: list[Annotated[str, Field(max_length=MOST_PARAGRAPH)]] = Field(
        min_length=_FEWEST_PARAGRAPHS, max_length=_MOST_PARAGRAPHS
    )

    @model_validator(mode="after")
    def _is_a_letter(self) -> Self:
        if sum(map(len, self.paragraphs)) <= LEAST_LETTER:
            raise ValueError("the letter is too short: write all its paragraphs")
        return self


class WrittenAnswer(Reply):
    """What one could say to the question of this number."""

    number: int
    answer: str = Field(max_length=MOST_PARAGRAPH)


class WrittenAnswers(Reply):
    answers: list[WrittenAnswer] = Field(min_length=1, max_length=40)


class Written(Model):
    """All that a model wrote for a preview, as it came, answers under their questions: judged again whenever
    it is used."""

    edits: list[ProposedEdit] = []
    paragraphs: list[str] = []
    answers: dict[str, str] = {}


class Judged(Model):
    """Texts of which only true sentences are left, the sentences that were dropped and why, and what nobody
    could check."""

    texts: list[str] = []
    dropped: list[str] = []
    refused: list[Finding] = []
    unchecked: list[Finding] = []


def judged(texts: Sequence[str], gate: Gate, language: LanguageCode, to: Addressee, echoes: Echoes) -> Judged:
    """Sentence by sentence, each where it stands; a text without a true one is left out."""
    result = Judged()
    for text in texts:
        kept, one = _judged_text(text, gate, language, to, echoes)
        again, rest = _judged_text(kept, gate, language, to, echoes) if one.dropped and kept else (kept, one)
        result.dropped += one.dropped if rest is one else [*one.dropped, *rest.dropped]
        result.refused += one.refused if rest is one else [*one.refused, *rest.refused]
        result.unchecked += rest.unchecked
        result.texts += [again] if again else []
    return result


def _judged_text(
    text: str, gate: Gate, language: LanguageCode, to: Addressee, echoes: Echoes
) -> tuple[str, Judged]:
    """What is left of a text, and what was said of it. What leans on a sentence that is dropped would speak
    of something else without it, and is dropped too."""
    result, kept, is_lost = Judged(), list[str](), False
    for sentence in gate.checked(text, language, to).sentences:
        form = _form_fault(sentence.text, language, echoes)
        verdict = form or sentence.verdict
        is_lost = bool(verdict.unsupported) or (is_lost and sentence.leans)
        result.refused += verdict.unsupported
        if is_lost:
            result.dropped.append(sentence.text)
        else:
            result.unchecked += verdict.unchecked
            kept.append(sentence.text)
    return " ".join(kept), result


def _form_fault(sentence: str, language: LanguageCode, echoes: Echoes) -> Verdict | None:
    if is_plainly_other(sentence, language):
        return Verdict([Finding(text=sentence, why=_TONGUE, kind="name")])
    if _NO_SIGNS.search(sentence) or foreign_address(sentence):
        return Verdict([Finding(text=sentence, why=_ADDRESS, kind="name")])
    if echoes.is_echo(sentence):
        return Verdict([Finding(text=sentence, why=ECHO, kind="name")])
    return None


def without_cliches(texts: Sequence[str], cliches: Sequence[str], posting: str) -> Judged:
    """Sentences that say what everybody says are dropped; what the posting says itself may be echoed."""
    advert = posting.casefold()
    banned = [cliche for cliche in cliches if cliche not in advert]
    result = Judged()
    for text in texts:
        said = list(sentences(text))
        worn = [one for one in said if any(cliche in _plain(one) for cliche in banned)]
        result.dropped.extend(worn)
        if kept := " ".join(one for one in said if one not in worn):
            result.texts.append(kept)
    return result


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")


def is_letter(paragraphs: Sequence[str]) -> bool:
    return len(paragraphs) >= _FEWEST_PARAGRAPHS and sum(map(len, paragraphs)) > LEAST_LETTER


def with_answers(notes: InterviewPrep, answers: Mapping[str, str]) -> InterviewPrep:
    """Each answer, found by its question, before what the notes say to that."""
    sections = []
    for section in notes.sections:
        items = [
            item.changed(notes=[answers[item.question], *item.notes]) if item.question in answers else item
            for item in section.items
        ]
        sections.append(section.changed(items=items))
    return notes.changed(sections=sections)


def questions_of(notes: InterviewPrep) -> list[str]:
    """Over all sections, in their order."""
    return [item.question for section in notes.sections for item in section.items]
