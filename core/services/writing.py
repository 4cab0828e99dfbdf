"""Asking a model for the words of a preview: lines of the CV, the letter, answers for the interview.

What goes out holds no contact data; what comes back is words, and counts only when the truth gate agrees.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from core.domain.documents import InterviewPrep
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import PreviewRequest
from core.domain.languages import LanguageCode
from core.domain.masking import Mask
from core.domain.posting import JobPosting
from core.domain.replies import Reply
from core.domain.resume import Basics, Resume
from core.domain.tailoring import ProposedEdit, ProposedEdits, editable_lines
from core.domain.writing import LENGTHS, Written, WrittenAnswers, WrittenLetter, questions_of
from core.ports import Ports, Purse

R = TypeVar("R", bound=Reply)
_OF_THIS_ANSWER = frozenset({ErrorCode.LLM_BAD_OUTPUT, ErrorCode.INPUT_TOO_BIG})
_MOST_POSTING = 12_000


@dataclass
class Writer:
    """One preview's model. After it was down once it is not asked again: nobody waits twice for nothing."""

    ports: Ports
    purse: Purse
    resume: Resume
    posting: JobPosting
    request: PreviewRequest
    language: LanguageCode
    notices: list[str] = field(default_factory=list)
    is_down: bool = False

    def __post_init__(self) -> None:
        self._mask = Mask(self.resume)

    def edits(self, resume: Resume) -> list[ProposedEdit]:
        """For the lines of a CV that is cut already; their paths are those of the profile."""
        if self.request.strength == "none":
            return []
        lines = [{"path": path, "line": self._mask.hide(text)} for path, text in _lines(self.resume, resume)]
        reply = self._ask(
            "edits",
            ProposedEdits,
            "The CV was made without AI",
            lines=lines,
            posting=self._advert(),
            is_light=self.request.strength == "nudge",
        )
        return [self._restored(edit) for edit in reply.edits] if reply else []

    def paragraphs(self, refused: Sequence[str] = ()) -> list[str]:
        count, words = LENGTHS[self.request.length]
        reply = self._ask(
            "letter",
            WrittenLetter,
            "The letter was made without AI",
            cv=self._cv(),
            posting=self._advert(),
            language=self.language,
            tone=self.request.tone,
            paragraphs=count,
            words=words,
            is_second=bool(refused),
            refused=[self._mask.hide(sentence) for sentence in refused],
        )
        return [self._mask.restore(text) for text in reply.paragraphs] if reply else []

    def answers(self, notes: InterviewPrep) -> dict[int, str]:
        reply = self._ask(
            "answers",
            WrittenAnswers,
            "The interview notes were made without AI",
            cv=self._cv(),
            questions=[self._mask.hide(question) for question in questions_of(notes)],
            language=self.language,
        )
        return {one.number: self._mask.restore(one.answer) for one in reply.answers} if reply else {}

    def _ask(self, prompt: str, reply_type: type[R], without: str, **facts: object) -> R | None:
        if self.is_down:
            return None
        try:
            return self.ports.language_model.ask(self.purse, prompt, reply_type, **facts)
        except UserError as error:
            self.is_down = error.code not in _OF_THIS_ANSWER
            self.notices.append(f"{without}: {error.message}")
            return None

    def _cv(self) -> object:
        """The profile without who it is: facts only, each text hidden before it stands among others."""
        about = self.resume.basics
        told = self.resume.changed(
            basics=Basics(label=about.label, summary=about.summary), references=[], meta={}
        )
        return self._hidden(told.model_dump(mode="json", by_alias=True, exclude_defaults=True))

    def _hidden(self, value: object) -> object:
        if isinstance(value, str):
            return self._mask.hide(value)
        if isinstance(value, list):
            return [self._hidden(item) for item in value]
        if isinstance(value, dict):
            return {key: self._hidden(item) for key, item in value.items()}
        return value

    def _advert(self) -> str:
        named = [self.posting.title, self.posting.hiring_organization.name, self.posting.job_location]
        return self._mask.hide("\n".join([*named, self.posting.description])[:_MOST_POSTING])

    def _restored(self, edit: ProposedEdit) -> ProposedEdit:
        return edit.changed(old=self._mask.restore(edit.old), new=self._mask.restore(edit.new))


@dataclass(frozen=True)
class Remembered:
    """Stands in for a `Writer`: says again what was written before, or nothing, and asks nobody."""

    written: Written
    notices: Sequence[str] = ()

    def edits(self, resume: Resume) -> list[ProposedEdit]:
        del resume
        return self.written.edits

    def paragraphs(self, refused: Sequence[str] = ()) -> list[str]:
        """There is no second draft."""
        return [] if refused else self.written.paragraphs

    def answers(self, notes: InterviewPrep) -> dict[int, str]:
        del notes
        return self.written.answers


def _lines(profile: Resume, cut: Resume) -> list[tuple[str, str]]:
    """Lines that stay in the CV, by their paths in the profile."""
    kept = {text for _, text in editable_lines(cut)}
    return [(path, text) for path, text in editable_lines(profile) if text in kept]
