"""Interview preparation: what they will ask, and what the profile has to say to it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from core.domain.documents import InterviewItem, InterviewPrep, InterviewSection
from core.domain.keywords import Term, Vocabulary
from core.domain.languages import LanguageCode
from core.domain.posting import JobPosting, KnockOut, KnockOutStatus, RequirementKind
from core.domain.relevance import Relevance, relevance_to
from core.domain.resume import Resume

MOST_QUESTIONS = 8
MOST_EVIDENCE = 3
MOST_STORIES = 3
_LONGEST_QUOTE = 220


class InterviewPhrases(BaseModel):
    """What the notes say by themselves, in one language (templates/i18n/interview/<lang>.toml)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    title_unnamed: str
    demands: str
    duties: str
    stories: str
    conditions: str
    ask_them: str
    demand: str
    duty: str
    story: str
    story_note: str
    condition: str
    condition_note: str
    no_evidence: str
    listed: str
    at: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class _Line:
    """A line of the profile, the entry it stands in, and the posting's terms it shows."""

    text: str
    where: str
    shown: frozenset[Term]

    @property
    def weight(self) -> float:
        return sum(term.importance for term in self.shown)


def prepare_interview(
    resume: Resume,
    posting: JobPosting,
    vocabulary: Vocabulary,
    phrases: InterviewPhrases,
    language: LanguageCode,
    conditions: Sequence[KnockOut] = (),
) -> InterviewPrep:
    """Likely questions with the profile's own lines beside them; nothing here is invented.

    `conditions` are the posting's knock-outs as judged for this profile: one that passes lends its evidence
    to the demand it stands in, the others are listed to be settled early.
    """
    relevance = relevance_to(posting, vocabulary)
    lines = [
        _Line(text, where, frozenset(relevance.shown(text))) for text, where in _told_lines(resume, phrases)
    ]

    def ask(demand: str) -> list[str]:
        return _evidence(demand, lines, relevance) or _judged(demand, conditions)

    sections = [
        InterviewSection(heading=phrases.demands, items=_asked(posting, "must", ask, phrases)),
        InterviewSection(heading=phrases.duties, items=_asked(posting, "duty", ask, phrases)),
        InterviewSection(heading=phrases.stories, items=_stories(lines, phrases)),
        InterviewSection(heading=phrases.conditions, items=_conditions(conditions, phrases)),
        InterviewSection(heading=phrases.ask_them, items=_questions(posting, phrases)),
    ]
    return InterviewPrep(
        language=language,
        title=_title(posting, phrases),
        sections=[section for section in sections if section.items],
    )


def _title(posting: JobPosting, phrases: InterviewPhrases) -> str:
    employer = posting.hiring_organization.name
    pattern = phrases.title if employer else phrases.title_unnamed
    return pattern.format(title=posting.title, employer=employer)


def _told_lines(resume: Resume, phrases: InterviewPhrases) -> Iterator[tuple[str, str]]:
    for work in resume.work:
        where = phrases.at.format(position=work.position, name=work.name) if work.name else work.position
        yield from ((text, where) for text in work.highlights)
    for project in resume.projects:
        yield from ((text, project.name) for text in [project.description, *project.highlights] if text)
    for study in resume.education:
        degree = " ".join(part for part in (study.study_type, study.area) if part)
        if degree:
            yield degree, study.institution
    for skill in resume.skills:
        yield ", ".join([skill.name, *skill.keywords]), phrases.listed


def _asked(
    posting: JobPosting,
    kind: RequirementKind,
    ask: Callable[[str], list[str]],
    phrases: InterviewPhrases,
) -> list[InterviewItem]:
    pattern = phrases.demand if kind == "must" else phrases.duty
    asked = [line.text for line in posting.requirements if line.kind == kind][:MOST_QUESTIONS]
    return [
        InterviewItem(
            question=pattern.format(text=_quoted(text)),
            notes=ask(text) or [phrases.no_evidence],
        )
        for text in asked
    ]


def _evidence(demand: str, lines: Sequence[_Line], relevance: Relevance) -> list[str]:
    wanted = frozenset(relevance.shown(demand))
    shared = [(sum(term.importance for term in wanted & line.shown), line) for line in lines]
    best = sorted((pair for pair in shared if pair[0] > 0), key=lambda pair: -pair[0])
    return [_told(line) for _, line in best[:MOST_EVIDENCE]]


def _judged(demand: str, conditions: Sequence[KnockOut]) -> list[str]:
    return [
        item.evidence
        for item in conditions
        if item.status is KnockOutStatus.PASS and item.evidence and item.posting_text in demand
    ]


def _stories(lines: Sequence[_Line], phrases: InterviewPhrases) -> list[InterviewItem]:
    """The lines with a number in them are results; those nearest to the posting make the best stories."""
    results = [
        line for line in lines if any(char.isdigit() for char in line.text) and line.where != phrases.listed
    ]
    best = sorted(results, key=lambda line: -line.weight)[:MOST_STORIES]
    return [InterviewItem(question=phrases.story, notes=[_told(line), phrases.story_note]) for line in best]


def _conditions(conditions: Sequence[KnockOut], phrases: InterviewPhrases) -> list[InterviewItem]:
    return [
        InterviewItem(
            question=phrases.condition.format(text=_quoted(item.posting_text)), notes=[phrases.condition_note]
        )
        for item in conditions
        if item.posting_text and item.status is not KnockOutStatus.PASS
    ]


def _questions(posting: JobPosting, phrases: InterviewPhrases) -> list[InterviewItem]:
    duty = next((line.text for line in posting.requirements if line.kind == "duty"), "")
    words = {"title": posting.title, "employer": posting.hiring_organization.name, "duty": _quoted(duty)}
    return [
        InterviewItem(question=pattern.format(**words))
        for pattern in phrases.questions
        if all(value for name, value in words.items() if f"{{{name}}}" in pattern)
    ]


def _told(line: _Line) -> str:
    return f"{line.text} ({line.where})" if line.where else line.text


def _quoted(text: str) -> str:
    text = text.strip(" .;•-")
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
