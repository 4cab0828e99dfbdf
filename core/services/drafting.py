"""A preview's documents before they become files: the CV cut and reworded, the letter, the interview notes.

Everything is made by rules first. A model's words take their place only where they are there and true.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from core.domain.claims import Addressee, Finding, Gate, gate_of
from core.domain.documents import InterviewPrep, Letter
from core.domain.interview import prepare_interview
from core.domain.jobs import Job, PreviewRequest, PreviewResult
from core.domain.keywords import Vocabulary
from core.domain.knock_outs import judge_knock_outs
from core.domain.languages import LanguageCode, is_plainly_other
from core.domain.letters import draft_letter
from core.domain.posting import JobPosting
from core.domain.relevance import relevance_to
from core.domain.resume import Resume
from core.domain.tailoring import (
    Change,
    ProposedEdit,
    RefusedEdit,
    Tailoring,
    apply_edits,
    leave,
    source_of,
    tailor,
)
from core.domain.writing import (
    Judged,
    Written,
    is_letter,
    judged,
    with_answers,
    with_paragraphs,
    without_cliches,
)
from core.ports import Ports
from core.services.asking import purse_of
from core.services.writing import Writer

_FILES_SECONDS = 30
"""What a preview keeps of its time for making and checking the files."""

_TONGUE = "It is in another language than the CV."
_TOO_LITTLE = "The letter was made without AI: too little of what the AI wrote is said by your profile."


@dataclass
class Drafting:
    """One preview on its way. `before` is what a model wrote for the preview that this one changes."""

    ports: Ports
    request: PreviewRequest
    resume: Resume
    posting: JobPosting
    language: LanguageCode
    writer: Writer | None
    before: Written | None
    refused: list[RefusedEdit] = field(default_factory=list)
    unchecked: list[Finding] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    written: Written = field(default_factory=Written)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return self.ports.tables.vocabulary()

    @cached_property
    def today(self) -> date:
        return self.ports.today()

    @cached_property
    def gate(self) -> Gate:
        return gate_of(self.resume, self.ports.tables.claim_words(), self.vocabulary, self.today)

    def cut(self) -> Tailoring:
        """By rules alone."""
        if self.request.strength == "none":
            return leave(self.resume)
        return self._tailored(self.resume)

    def reworded(self, cut: Tailoring) -> Tailoring:
        """The cut once more, with those of the model's edits that are plain and true."""
        self.written.edits = self._edits(cut)
        if not self.written.edits:
            return cut
        applied = apply_edits(
            self.resume, self.written.edits, self._judge, self.request.strength, self.request.undone
        )
        self.refused += applied.refused
        again = self._tailored(applied.resume)
        return again.changed(changes=[*map(self._with_source, applied.changes), *again.changes])

    def letter(self) -> Letter:
        phrases = self.ports.tables.letter_phrases(self.language)
        draft = draft_letter(self.resume, self.posting, self.vocabulary, phrases, self.today, self.language)
        self.written.paragraphs = self._paragraphs()
        if not self.written.paragraphs:
            return draft
        result = self._judged(self._fresh(self.written.paragraphs).texts)
        if not is_letter(result.texts):
            self.notices.append(_TOO_LITTLE)
            return draft
        self._note(result)
        return with_paragraphs(draft, result.texts)

    def notes(self) -> InterviewPrep:
        questions = self.ports.tables.interview_phrases(self.language)
        conditions = judge_knock_outs(self.posting, self.resume, self.today)
        notes = prepare_interview(
            self.resume, self.posting, self.vocabulary, questions, self.language, conditions
        )
        self.written.answers = self._answers(notes)
        true: dict[int, str] = {}
        for number, answer in self.written.answers.items():
            result = self._judged([answer])
            self._note(result)
            if result.texts:
                true[number] = result.texts[0]
        return with_answers(notes, true)

    def all_notices(self) -> list[str]:
        return [*(self.writer.notices if self.writer else []), *self.notices]

    def _tailored(self, resume: Resume) -> Tailoring:
        return tailor(resume, self.posting, self.vocabulary, self.today, self.request.undone)

    def _edits(self, cut: Tailoring) -> list[ProposedEdit]:
        if self.before is not None:
            return self.before.edits
        return self.writer.edits(cut.resume) if self.writer else []

    def _paragraphs(self) -> list[str]:
        """What is not true, or worn out, goes back to the model once."""
        if self.before is not None:
            return self.before.paragraphs
        paragraphs = self.writer.paragraphs() if self.writer else []
        dropped = [*self._fresh(paragraphs).dropped, *self._judged(paragraphs).dropped]
        again = self.writer.paragraphs(dropped) if self.writer and dropped else []
        return again or paragraphs

    def _answers(self, notes: InterviewPrep) -> dict[int, str]:
        if self.before is not None:
            return self.before.answers
        return self.writer.answers(notes) if self.writer else {}

    def _judge(self, path: str, text: str) -> str:
        if is_plainly_other(text, self.gate.language):
            return _TONGUE
        verdict = self.gate.line(path, text)
        self.unchecked += [] if verdict.unsupported else verdict.unchecked
        return " ".join(dict.fromkeys(f"{fault.why} (“{fault.text}”)" for fault in verdict.unsupported))

    def _fresh(self, texts: Sequence[str]) -> Judged:
        cliches = self.ports.tables.letter_phrases(self.language).cliches
        return without_cliches(texts, cliches, self.posting.description)

    def _judged(self, texts: Sequence[str]) -> Judged:
        employer = self.posting.hiring_organization.name
        to = Addressee(self.posting.title, employer, self.posting.job_location)
        return judged(texts, self.gate, self.language, to)

    def _note(self, result: Judged) -> None:
        self.unchecked += result.unchecked
        self.refused += [RefusedEdit(path="", new=one.text, why=one.why) for one in result.refused]

    def _with_source(self, change: Change) -> Change:
        relevance = relevance_to(self.posting, self.vocabulary)
        return change.changed(source=source_of(change.new, relevance, self.posting))


def drafting_of(
    ports: Ports,
    job: Job,
    request: PreviewRequest,
    resume: Resume,
    posting: JobPosting,
    language: LanguageCode,
) -> Drafting:
    """With a model where the person wants one, there is one, and what it wrote before is not at hand."""
    before = _written_before(ports, job.user_id, request)
    writer = None
    if request.use_ai and ports.language_model.name and before is None:
        purse = purse_of(ports, job.user_id, job.deadline - timedelta(seconds=_FILES_SECONDS))
        writer = Writer(ports, purse, resume, posting, request, language)
    return Drafting(ports, request, resume, posting, language, writer, before)


def _written_before(ports: Ports, user_id: str, request: PreviewRequest) -> Written | None:
    base = ports.jobs.get(user_id, request.base_job_id) if request.base_job_id else None
    return base.result.written if base and isinstance(base.result, PreviewResult) else None
