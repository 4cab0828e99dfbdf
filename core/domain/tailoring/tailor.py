"""Selects, orders and trims a profile against a posting."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from core.domain.errors import ErrorCode, UserError
from core.domain.keywords import Term, Vocabulary
from core.domain.model import Model
from core.domain.posting import JobPosting
from core.domain.relevance import Relevance, relevance_to
from core.domain.resume import Project, Resume, Skill, Work
from core.domain.tailoring.bullets import choose_bullets
from core.domain.tailoring.summary import compose_summary
from core.domain.tenure import years_since_end

MINIMUM_VISIBLE = 200
"""PRODUCT.md T1: a CV below 200 visible characters is not worth sending."""
MOST_PROJECTS, MOST_PROJECT_BULLETS = 4, 3
MOST_SKILLS, MOST_KEYWORDS = 24, 15


class Change(Model):
    """One difference from the profile. `path` names the field ("work[1].highlights"), `old` and `new` hold
    its lines joined by line breaks, `source` is the line of the posting that caused it, `drawn_from` are the
    lines of the profile that it draws on besides."""

    path: str
    old: str
    new: str
    reason: str
    source: str = ""
    drawn_from: list[str] = []


class Tailoring(Model):
    resume: Resume
    changes: list[Change] = []


def tailor(
    resume: Resume,
    posting: JobPosting,
    vocabulary: Vocabulary,
    today: date,
    undone: Collection[str] = (),
) -> Tailoring:
    """The profile cut to the posting, and every change with its reason.

    Employers, titles, dates, degrees and the order of entries are never touched; a bullet is kept word for
    word or left out. Changes the person has `undone`, named by their paths, are not made. Raises
    UserError(PROFILE_MISSING) when the profile is too thin for a CV.
    """
    _require_substance(resume)
    cut = _Cut(relevance_to(posting, vocabulary), posting, undone)
    tailored = resume.changed(
        basics=resume.basics.changed(summary=cut.summary(resume, today)),
        work=[cut.work(number, entry, today) for number, entry in enumerate(resume.work)],
        skills=cut.skills(resume.skills),
        projects=cut.projects(resume.projects),
    )
    return Tailoring(resume=tailored, changes=cut.changes)


def leave(resume: Resume) -> Tailoring:
    """The profile as it stands. Raises UserError(PROFILE_MISSING) when it is too thin for a CV."""
    _require_substance(resume)
    return Tailoring(resume=resume)


class _Cut:
    """One run of the scissors: collects the changes while the parts are cut."""

    def __init__(self, relevance: Relevance, posting: JobPosting, undone: Collection[str]) -> None:
        self.relevance = relevance
        self.posting = posting
        self.undone = undone
        self.changes: list[Change] = []

    def summary(self, resume: Resume, today: date) -> str:
        if resume.basics.summary or "basics.summary" in self.undone:
            return resume.basics.summary
        composed = compose_summary(resume, self.relevance, today)
        if composed:
            self._note(
                "basics.summary", [], [composed], "Your profile has no summary; this one repeats its facts."
            )
        return composed

    def work(self, number: int, entry: Work, today: date) -> Work:
        path = f"work[{number}].highlights"
        return entry.changed(
            highlights=self._bullets(path, entry.highlights, _most_bullets(number, entry, today))
        )

    def skills(self, skills: Sequence[Skill]) -> list[Skill]:
        if "skills" in self.undone:
            return list(skills)
        sorted_skills = sorted((self._skill(skill) for skill in skills), key=self._weigh_skill, reverse=True)
        kept = sorted_skills[:MOST_SKILLS]
        self._note_lines(
            "skills", [_skill_text(skill) for skill in skills], [_skill_text(skill) for skill in kept]
        )
        return kept

    def projects(self, projects: Sequence[Project]) -> list[Project]:
        if "projects" in self.undone:
            return [self._project(number, project) for number, project in enumerate(projects)]
        weights = [self.relevance.weigh(_project_text(project)) for project in projects]
        ranked = sorted(range(len(projects)), key=lambda number: -weights[number])[:MOST_PROJECTS]
        self._note_lines("projects", [p.name for p in projects], [projects[number].name for number in ranked])
        return [self._project(number, projects[number]) for number in ranked]

    def _project(self, number: int, project: Project) -> Project:
        path = f"projects[{number}].highlights"
        return project.changed(highlights=self._bullets(path, project.highlights, MOST_PROJECT_BULLETS))

    def _bullets(self, path: str, lines: Sequence[str], most: int) -> list[str]:
        if path in self.undone:
            return list(lines)
        kept = choose_bullets(lines, self.relevance, most)
        self._note_lines(path, lines, kept)
        return kept

    def _skill(self, skill: Skill) -> Skill:
        return skill.changed(keywords=self.relevance.sort(skill.keywords)[:MOST_KEYWORDS])

    def _weigh_skill(self, skill: Skill) -> float:
        return self.relevance.weigh(_skill_text(skill))

    def _note_lines(self, path: str, old: Sequence[str], new: Sequence[str]) -> None:
        if list(old) == list(new):
            return
        dropped = len(old) - len(new)
        terms = self.relevance.shown("\n".join(new))
        reason = f"Moved to the front: what the posting asks for ({_named(terms)})." if terms else ""
        if dropped:
            reason = f"{reason} {dropped} left out that say least about this posting.".strip()
        self._note(path, old, new, reason or "Ordered for this posting.")

    def _note(self, path: str, old: Sequence[str], new: Sequence[str], reason: str) -> None:
        source = source_of("\n".join(new), self.relevance, self.posting)
        self.changes.append(
            Change(path=path, old="\n".join(old), new="\n".join(new), reason=reason, source=source)
        )


def source_of(text: str, relevance: Relevance, posting: JobPosting) -> str:
    """The first requirement (benefits aside) that says the weightiest term of `text`, else the title."""
    for term in relevance.shown(text):
        for line in posting.requirements:
            if line.kind != "benefit" and term in relevance.shown(line.text):
                return line.text
    return posting.title


def _most_bullets(number: int, entry: Work, today: date) -> int:
    """Six for the two latest jobs and those that ended within five years, four up to twelve, then three."""
    age = years_since_end(entry, today)
    if number < 2 or age <= 5:
        return 6
    return 4 if age <= 12 else 3


def _named(terms: Iterable[Term]) -> str:
    return ", ".join([term.text for term in terms][:4])


def _skill_text(skill: Skill) -> str:
    return f"{skill.name}: {', '.join(skill.keywords)}" if skill.keywords else skill.name


def _project_text(project: Project) -> str:
    return "\n".join([project.name, project.description, *project.highlights, *project.keywords])


def _require_substance(resume: Resume) -> None:
    if _visible(resume) > MINIMUM_VISIBLE:
        return
    missing = [
        name
        for name, present in (
            (
                "the jobs with what was done in each",
                any(entry.highlights or entry.summary for entry in resume.work),
            ),
            ("the education", bool(resume.education)),
            ("the skills", bool(resume.skills)),
            ("a short summary", bool(resume.basics.summary)),
        )
        if not present
    ]
    what = ", ".join(missing) or "more detail to the jobs and skills"
    raise UserError(ErrorCode.PROFILE_MISSING, f"The profile is too short for a CV. Please add {what}.")


def _visible(resume: Resume) -> int:
    """Characters a reader of the CV would see: no headings, links, extensions or photo."""
    wire = resume.model_dump(exclude={"meta"})
    wire["basics"].pop("image", None)
    return len(" ".join(word for text in _strings(wire) for word in text.split()))


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key != "url":
                yield from _strings(item)
