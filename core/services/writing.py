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
    """One preview's model. Once it is down it is not asked again: nobody waits twice for nothing."""

    ports: Ports
    purse: Purse
    resume: Resume
    posting: JobPosting
    request: PreviewRequest
    language: LanguageCode
    missing: dict[str, list[str]] = field(default_factory=dict)
    """What was made without the model, by the reason why."""
    down: str = ""
    """Why it is down."""

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
            "the CV",
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
            "" if refused else "the letter",
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

    def answers(self, notes: InterviewPrep) -> dict[str, str]:
        """By question."""
        questions = questions_of(notes)
        numbered = [f"{number}. {question}" for number, question in enumerate(questions, start=1)]
        reply = self._ask(
            "answers",
            WrittenAnswers,
            "the interview notes",
            cv=self._cv(),
            questions=[self._mask.hide(question) for question in numbered],
            language=self.language,
        )
        answers = reply.answers if reply else []
        return {
            questions[one.number - 1]: self._mask.restore(one.answer)
            for one in answers
            if 0 < one.number <= len(questions)
        }

    @property
    def notices(self) -> Sequence[str]:
        """One sentence for each reason."""
        return [f"{_listed(parts)} made without AI: {why}" for why, parts in self.missing.items()]

    def _ask(self, prompt: str, reply_type: type[R], part: str, **facts: object) -> R | None:
        """None without an answer: `part` is made without it then."""
        why = self.down
        if not why:
            try:
                return self.ports.language_model.ask(self.purse, prompt, reply_type, **facts)
            except UserError as error:
                why = error.message
                self.down = "" if error.code in _OF_THIS_ANSWER else why
        self._note_missing(part, why)
        return None

    def _note_missing(self, part: str, why: str) -> None:
        if part:
            self.missing.setdefault(why, []).append(part)

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

    def answers(self, notes: InterviewPrep) -> dict[str, str]:
        del notes
        return self.written.answers


def _lines(profile: Resume, cut: Resume) -> list[tuple[str, str]]:
    """Lines that stay in the CV, by their paths in the profile."""
    kept = {text for _, text in editable_lines(cut)}
    return [(path, text) for path, text in editable_lines(profile) if text in kept]


def _listed(parts: Sequence[str]) -> str:
    """ "The CV and the letter were"."""
    names = " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
    is_many = len(parts) > 1 or parts[0].endswith("notes")
    return f"{names[:1].upper()}{names[1:]} {'were' if is_many else 'was'}"
