"""Tailoring chooses, orders and trims; it never invents, rewrites, or touches employers, titles and dates."""

from datetime import date

import pytest

from core.adapters.vocabulary_tables import load_vocabulary
from core.domain.errors import ErrorCode, UserError
from core.domain.posting import JobPosting, Requirement
from core.domain.resume import Basics, Education, Project, Resume, Skill, Work
from core.domain.tailoring import Tailoring, leave, tailor
from core.domain.tenure import years_of_work

TODAY = date(2026, 11, 20)
POSTING = JobPosting(
    title="Payroll Manager",
    requirements=[
        Requirement(text="Payroll for several sites"),
        Requirement(text="SAP", kind="nice"),
        Requirement(text="Free fruit and gardening", kind="benefit"),
    ],
    description="Payroll Manager. Payroll for several sites. SAP.",
)
DULL = [f"Looked after the filing cabinet on floor {number}" for number in range(9)]
LONG_AGO = Work(name="Old Mill", position="Clerk", start_date="2001-02", end_date="2005-03", highlights=DULL)
RESUME = Resume(
    basics=Basics(name="Ada Marsh", summary="Payroll clerk who likes order."),
    work=[
        Work(
            name="New Mill",
            position="Payroll Clerk",
            start_date="2019-05",
            highlights=[*DULL, "Ran payroll for 12 sites"],
        ),
        Work(
            name="Other Mill",
            position="Assistant",
            start_date="2006-01",
            end_date="2019-04",
            highlights=["Typed"],
        ),
        LONG_AGO,
    ],
    education=[Education(institution="Leeds College", study_type="HND", start_date="1999", end_date="2001")],
    skills=[Skill(name="Gardening"), Skill(name="SAP"), Skill(name="Tools", keywords=["Hammer", "Payroll"])],
    projects=[Project(name=f"Garden {number}") for number in range(5)] + [Project(name="Payroll move")],
)


def tailored(resume: Resume = RESUME) -> Tailoring:
    return tailor(resume, POSTING, load_vocabulary(), TODAY)


def frame(resume: Resume) -> list[tuple[str, ...]]:
    jobs = [(job.name, job.position, job.start_date, job.end_date) for job in resume.work]
    return jobs + [(e.institution, e.study_type, e.start_date, e.end_date) for e in resume.education]


def test_employers_titles_dates_and_degrees_stay_in_order() -> None:
    assert frame(tailored().resume) == frame(RESUME)
    assert tailored().resume.basics == RESUME.basics


def test_the_line_the_posting_asks_for_comes_first_and_long_lists_are_cut() -> None:
    recent, middle, old = tailored().resume.work
    assert recent.highlights[0] == "Ran payroll for 12 sites"
    assert [len(recent.highlights), len(middle.highlights), len(old.highlights)] == [6, 1, 3]


def test_every_kept_line_is_word_for_word() -> None:
    for before, after in zip(RESUME.work, tailored().resume.work, strict=True):
        assert set(after.highlights) <= set(before.highlights)


def test_a_line_that_leans_on_another_travels_with_it() -> None:
    lines = [
        "Kept the garden",
        "This won a prize",
        "Ran payroll for 12 sites",
        "In addition, I trained two clerks",
    ]
    resume = RESUME.changed(work=[RESUME.work[0].changed(highlights=lines)])
    assert tailored(resume).resume.work[0].highlights == [*lines[2:], *lines[:2]]


def test_skills_and_projects_are_ordered_by_the_posting_not_by_its_benefits() -> None:
    result = tailored().resume
    assert [skill.name for skill in result.skills] == ["Tools", "SAP", "Gardening"]
    assert result.skills[0].keywords == ["Payroll", "Hammer"]
    assert result.projects[0].name == "Payroll move"
    assert len(result.projects) == 4


def test_each_change_says_why_and_where_from() -> None:
    changes = {change.path: change for change in tailored().changes}
    assert set(changes) == {"work[0].highlights", "work[2].highlights", "skills", "projects"}
    first = changes["work[0].highlights"]
    assert first.source == "Payroll for several sites"
    assert "4 left out" in first.reason
    assert first.old.splitlines() == RESUME.work[0].highlights


@pytest.mark.parametrize("path", ["work[0].highlights", "work[2].highlights", "skills", "projects"])
def test_a_change_is_undone_alone(path: str) -> None:
    left = tailor(RESUME, POSTING, load_vocabulary(), TODAY, {path})
    assert {change.path for change in left.changes} == {change.path for change in tailored().changes} - {path}
    wanted = {
        "skills": left.resume.skills == RESUME.skills,
        "projects": left.resume.projects == RESUME.projects,
    }
    for number in (0, 2):
        same = left.resume.work[number].highlights == RESUME.work[number].highlights
        wanted[f"work[{number}].highlights"] = same
    assert [name for name, is_as_before in wanted.items() if is_as_before] == [path]


def test_two_equal_projects_are_two() -> None:
    project = Project(name="Payroll move", highlights=[*DULL, "Ran payroll"])
    changed = tailored(RESUME.changed(projects=[project, project])).changes
    assert [change.path for change in changed if change.path.startswith("projects")] == [
        "projects[0].highlights",
        "projects[1].highlights",
    ]


def test_a_cv_that_is_left_alone_is_the_profile() -> None:
    assert leave(RESUME) == Tailoring(resume=RESUME)
    with pytest.raises(UserError):
        leave(Resume(basics=Basics(name="Ada Marsh")))


def test_a_missing_summary_is_composed_of_counted_and_listed_facts_only() -> None:
    resume = RESUME.changed(basics=Basics(name="Ada Marsh", label="Payroll Clerk"))
    years = years_of_work(resume, TODAY)
    assert tailored(resume).resume.basics.summary == (
        f"Payroll Clerk with {years} years of professional experience. Skills for this role: Payroll, SAP."
    )


def test_overlapping_jobs_are_counted_once() -> None:
    job = Work(name="Mill", position="Clerk", start_date="2016-01", end_date="2020-01")
    assert years_of_work(Resume(work=[job, job.changed(start_date="2018-01")]), TODAY) == 4
    assert years_of_work(Resume(work=[job.changed(start_date="soon")]), TODAY) == 0


def test_the_same_input_gives_the_same_cut() -> None:
    assert tailored() == tailored()


def test_a_profile_too_thin_for_a_cv_is_told_what_to_add() -> None:
    with pytest.raises(UserError) as caught:
        tailored(Resume(basics=Basics(name="Ada Marsh")))
    assert caught.value.code is ErrorCode.PROFILE_MISSING
    assert "the jobs" in caught.value.message
    assert "the skills" in caught.value.message
