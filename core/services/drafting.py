"""A preview's documents before they become files: the CV cut and reworded, the letter, the interview notes.

Everything is made by rules first. A model's words take their place only where they are there and true.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from core.domain.claims import Finding, Gate
from core.domain.documents import InterviewPrep, Letter
from core.domain.echoes import Echoes
from core.domain.interview import prepare_interview
from core.domain.jobs import Job, PreviewRequest
from core.domain.keywords import Vocabulary
from core.domain.knock_outs import judge_knock_outs
from core.domain.languages import LanguageCode, is_plainly_other
from core.domain.letters import LetterPhrases, draft_letter
from core.domain.posting import JobPosting
from core.domain.relevance import Relevance, relevance_to
from core.domain.resume import Resume
from core.domain.tailoring import (
    Change,
    RefusedEdit,
    Tailoring,
    apply_edits,
    editable_lines,
    leave,
    source_of,
    tailor,
)
from core.domain.writing import ECHO, Judged, Written, is_letter, judged, with_answers, without_cliches
from core.ports import Ports
from core.services.checking import addressee_of, gate_for
from core.services.writers import writer_of
from core.services.writing import Remembered, Writer

_TONGUE = "It is in another language than the CV."
_TOO_LITTLE = "The letter was made without AI: too little of what the AI wrote is said by your profile."
_TOGETHER = "The CV was made without AI: put together, its new lines said more than your profile."


@dataclass
class Drafting:
    """One preview on its way. `written` is what the writer has brought so far, as it came."""

    ports: Ports
    request: PreviewRequest
    resume: Resume
    posting: JobPosting
    language: LanguageCode
    writer: Writer | Remembered
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
        return gate_for(self.ports, self.resume)

    @cached_property
    def echoes(self) -> Echoes:
        named = " ".join(addressee_of(self.posting).names)
        known = f"{self.gate.known.ledger.text}\n{named}"
        return Echoes(self.posting.description, known, self.vocabulary.rarity, self.language)

    @cached_property
    def phrases(self) -> LetterPhrases:
        return self.ports.tables.letter_phrases(self.language)

    @cached_property
    def relevance(self) -> Relevance:
        return relevance_to(self.posting, self.vocabulary)

    def cut(self) -> Tailoring:
        """By rules alone."""
        if self.request.strength == "none":
            return leave(self.resume)
        return self._tailored(self.resume)

    def reworded(self, cut: Tailoring) -> Tailoring:
        """The cut once more, with those of the model's edits that are plain and true."""
        edits = self.writer.edits(cut.resume)
        self.written = self.written.changed(edits=edits)
        if not edits:
            return cut
        applied = apply_edits(self.resume, edits, self._judge, self.request.strength, self.request.undone)
        self.refused += applied.refused
        again = self._tailored(applied.resume)
        if self.gate.resume(again.resume).unsupported:
            self.notices.append(_TOGETHER)
            return cut
        self._note_edits(applied.changes, again.resume)
        return again.changed(changes=[*map(self._with_source, applied.changes), *again.changes])

    def letter(self) -> Letter:
        draft = draft_letter(
            self.resume, self.posting, self.vocabulary, self.phrases, self.today, self.language
        )
        paragraphs = self.writer.paragraphs()
        if not paragraphs:
            return draft
        result = self._fit(paragraphs)
        if result.dropped and (again := self.writer.paragraphs(result.dropped)):
            paragraphs, result = again, self._fit(again)
        self.written = self.written.changed(paragraphs=paragraphs)
        if not is_letter(result.texts):
            self.notices.append(_TOO_LITTLE)
            return draft
        self._note(result)
        return draft.changed(paragraphs=result.texts)

    def notes(self) -> InterviewPrep:
        questions = self.ports.tables.interview_phrases(self.language)
        conditions = judge_knock_outs(self.posting, self.resume, self.today)
        notes = prepare_interview(
            self.resume, self.posting, self.vocabulary, questions, self.language, conditions
        )
        answers = self.writer.answers(notes)
        self.written = self.written.changed(answers=answers)
        true: dict[str, str] = {}
        for question, answer in answers.items():
            result = self._judged([answer])
            self._note(result)
            if result.texts:
                true[question] = result.texts[0]
        return with_answers(notes, true)

    def all_notices(self) -> list[str]:
        return list(dict.fromkeys([*self.writer.notices, *self.notices]))

    def _tailored(self, resume: Resume) -> Tailoring:
        return tailor(resume, self.posting, self.vocabulary, self.today, self.request.undone)

    def _judge(self, path: str, text: str) -> str:
        if is_plainly_other(text, self.gate.language):
            return _TONGUE
        if self.echoes.is_echo(text):
            return ECHO
        about: dict[str, list[str]] = {}
        for fault in self.gate.line(path, text).unsupported:
            about.setdefault(fault.why, []).append(f"“{fault.text}”")
        return " ".join(f"{why} ({', '.join(dict.fromkeys(texts))})" for why, texts in about.items())

    def _fit(self, texts: Sequence[str]) -> Judged:
        """What of a letter is neither worn out nor untrue; the rest goes back to the model once."""
        fresh = without_cliches(texts, self.phrases.cliches, self.posting.description)
        result = self._judged(fresh.texts)
        return result.changed(dropped=[*fresh.dropped, *result.dropped])

    def _judged(self, texts: Sequence[str]) -> Judged:
        return judged(texts, self.gate, self.language, addressee_of(self.posting), self.echoes)

    def _note_edits(self, changes: Sequence[Change], cv: Resume) -> None:
        """What nobody could check, of the new lines that the cut has left in the CV."""
        kept = {text for _, text in editable_lines(cv)}
        for change in changes:
            if change.new in kept:
                self.unchecked += self.gate.line(change.path, change.new).unchecked

    def _note(self, result: Judged) -> None:
        self.unchecked += result.unchecked
        self.refused += [RefusedEdit(path="", new=one.text, why=one.why) for one in result.refused]

    def _with_source(self, change: Change) -> Change:
        return change.changed(source=source_of(change.new, self.relevance, self.posting))


def drafting_of(
    ports: Ports,
    job: Job,
    request: PreviewRequest,
    resume: Resume,
    posting: JobPosting,
    language: LanguageCode,
) -> Drafting:
    """See `writer_of` for what it raises."""
    writer = writer_of(ports, job, request, resume, posting, language)
    return Drafting(ports, request, resume, posting, language, writer)
