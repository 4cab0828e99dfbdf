"""Interview notes: their demands, your own lines, and an honest word where there are none."""

from collections.abc import Sequence

import pytest

from core.adapters.phrase_tables import load_interview_phrases
from core.adapters.vocabulary_tables import load_vocabulary
from core.domain.documents import InterviewPrep
from core.domain.interview import prepare_interview
from core.domain.languages import LANGUAGES, LanguageCode
from core.domain.posting import JobPosting, KnockOut, KnockOutStatus, Organization, Requirement
from core.domain.resume import Resume, Skill, Work

RESUME = Resume(
    work=[
        Work(
            name="Brackley Foods",
            position="Accountant",
            highlights=["Cut the month-end close from 9 to 4 days", "Answered the auditors"],
        )
    ],
    skills=[Skill(name="NetSuite")],
)
POSTING = JobPosting(
    title="Finance Manager",
    hiring_organization=Organization(name="Harrow Mills"),
    requirements=[
        Requirement(text="Experience with the month-end close", kind="must"),
        Requirement(text="Fluent Mandarin", kind="must"),
        Requirement(text="Run NetSuite for two sites", kind="duty"),
    ],
    description="Finance Manager at Harrow Mills. Month-end close. Fluent Mandarin. NetSuite.",
)


def prepared(
    language: LanguageCode = "en", posting: JobPosting = POSTING, conditions: Sequence[KnockOut] = ()
) -> InterviewPrep:
    phrases = load_interview_phrases(language)
    return prepare_interview(RESUME, posting, load_vocabulary(), phrases, language, conditions)


def notes_on(prep: InterviewPrep, words: str) -> list[str]:
    return next(item.notes for part in prep.sections for item in part.items if words in item.question)


def test_a_demand_is_met_with_the_profiles_own_line_and_its_place() -> None:
    assert notes_on(prepared(), "month-end close") == [
        "Cut the month-end close from 9 to 4 days (Accountant, Brackley Foods)"
    ]


def test_a_demand_without_evidence_asks_for_honesty() -> None:
    assert "says nothing about this" in notes_on(prepared(), "Mandarin")[0]


def test_a_condition_that_is_met_answers_its_demand_and_is_not_asked_again() -> None:
    years = JobPosting(title="Clerk", requirements=[Requirement(text="At least 5 years", kind="must")])
    met = KnockOut(
        kind="years", status=KnockOutStatus.PASS, posting_text="At least 5 years", evidence="2015 –"
    )
    open_ = KnockOut(kind="salary", posting_text="EUR 40,000 at most")
    prep = prepared(posting=years, conditions=[met, open_])
    assert notes_on(prep, "At least 5 years") == ["2015 –"]
    settled = [part for part in prep.sections if part.heading == "Conditions to settle early"]
    assert [item.question for item in settled[0].items] == ["“EUR 40,000 at most” Do you meet this?"]


def test_only_results_become_stories() -> None:
    told = " ".join(notes_on(prepared(), "proud of"))
    assert "9 to 4 days" in told
    assert "auditors" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_the_job_and_leaves_no_gap(language: LanguageCode) -> None:
    prep = prepared(language)
    assert "Harrow Mills" in prep.title
    said = [text for part in prep.sections for item in part.items for text in (item.question, *item.notes)]
    assert said
    assert not [text for text in said if "{" in text]


def test_a_posting_without_employer_and_lines_still_gives_questions() -> None:
    prep = prepared(posting=JobPosting(title="Nurse"))
    assert prep.title == "Interview notes: Nurse"
    assert all("  " not in item.question for part in prep.sections for item in part.items)
