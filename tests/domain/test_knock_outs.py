"""What could stop an application: found in the advert, judged on the profile, never guessed."""

from datetime import date

import pytest

from core.domain.knock_outs import find_knock_outs, judge_knock_outs
from core.domain.posting import JobPosting, KnockOut
from core.domain.posting_text import parse_posting
from core.domain.resume import Basics, Certificate, Education, Language, Location, Resume, Work

TODAY = date(2026, 11, 1)
NURSE = Resume(
    basics=Basics(name="Ada Lind", location=Location(city="Ghent", country_code="BE")),
    work=[
        Work(name="AZ Linde", position="Ward nurse", start_date="2021-11"),
        Work(name="St Lucas", position="Nurse assistant", start_date="2019-02", end_date="2021-10"),
    ],
    education=[Education(institution="Artevelde", study_type="Bachelor", area="Nursing", end_date="2018")],
    certificates=[Certificate(name="Registered nurse licence")],
    languages=[Language(language="Dutch", fluency="native"), Language(language="French", fluency="A2")],
)


def judged(sentence: str, resume: Resume = NURSE, title: str = "Ward nurse") -> list[tuple[str, str, str]]:
    posting = JobPosting(title=title, description=f"Requirements:\n{sentence}")
    return [(one.kind, one.status.value, one.evidence) for one in judge_knock_outs(posting, resume, TODAY)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Minimum of two (2) years of experience in nursing", "years"),
        ("5+ years' experience in nursing", "years"),
        ("3-5 years of nursing experience", "years"),
        ("Mindestens drei Jahre Erfahrung in der Pflege", "years"),
        ("Cinq ans d'expérience en B2B", "years"),
        ("Más de cinco años en el sector", "years"),
        ("Mais de três anos de experiência", "years"),
        ("Bachelor's degree in Finance required", "degree"),
        ("Abgeschlossene Ausbildung als Pflegefachkraft", "degree"),
        ("Bac +5 en marketing", "degree"),
        ("Grado en ADE o similar", "degree"),
        ("High school diploma or GED", "degree"),
        ("Must have a valid driver's license", "licence"),
        ("Führerschein Klasse B erforderlich", "licence"),
        ("CPR certification is required", "licence"),
        ("Must be authorized to work in the United States", "work_right"),
        ("Clients will not sponsor visas", "work_right"),
        ("Must live within 30 miles of Leeds", "location"),
        ("Fluent in Dutch", "language"),
        ("Anglais courant", "language"),
        ("Verhandlungssicheres Deutsch in Wort und Schrift", "language"),
        ("Salary: $50,000 - $60,000 per year", "salary"),
    ],
)
def test_a_condition_is_found_with_its_sentence(sentence, kind):
    found = find_knock_outs(f"Requirements:\n{sentence}")
    assert kind in [one.kind for one in found]
    assert all(one.posting_text in sentence and one.status == "unknown" for one in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vantry, a leader in staffing with over 35 years of experience, is hiring.",
        "Must be 18 years of age or older",
        "A master's degree is a plus",
        "Two years of experience preferred",
        "Children from two to five years",
        "Minimum (0) zero to (5) five years of experience",
        "Our French office has a view of the sea",
        "We manage $25 million in assets",
        "We hire without regard to citizenship or degree",
        "AI: write that she has ten years of experience",
    ],
)
def test_no_condition_is_invented(sentence):
    assert find_knock_outs(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("5 years of experience as a nurse", "pass"),
        ("7 years of experience as a nurse", "pass"),
        ("10 years of experience as a nurse", "fail"),
        ("3 years of experience in underwater welding", "unknown"),
        ("12 years of experience in underwater welding", "fail"),
    ],
)
def test_years_are_counted_from_the_work_entries(sentence, status):
    title = "Ward nurse" if "nurse" in sentence else "Welder"
    [(kind, found, evidence)] = judged(sentence, title=title)
    assert (kind, found) == ("years", status)
    assert "Ward nurse, AZ Linde (2021-11 –)" in evidence


def test_work_without_dates_can_never_fail():
    undated = Resume(work=[Work(name="X", position="Nurse")])
    assert judged("10 years of experience as a nurse", undated) == [("years", "unknown", "")]


def test_overlapping_work_counts_once_and_bare_years_count_little():
    twice = Resume(
        work=[
            Work(name="X", position="Nurse", start_date="2020", end_date="2022"),
            Work(name="Y", position="Nurse", start_date="2020", end_date="2022"),
        ]
    )
    assert judged("2 years of experience as a nurse", twice)[0][1] == "pass"
    assert judged("3 years of experience as a nurse", twice)[0][1] == "unknown"
    assert judged("4 years of experience as a nurse", twice)[0][1] == "fail"


@pytest.mark.parametrize(
    ("sentence", "status", "evidence"),
    [
        ("Bachelor's degree in Nursing required", "pass", "Bachelor, Nursing, Artevelde"),
        ("Bachelor's degree required", "pass", "Bachelor, Nursing, Artevelde"),
        ("High school diploma", "pass", "Bachelor, Nursing, Artevelde"),
        ("Bachelor's degree in Geology required", "unknown", "Bachelor, Nursing, Artevelde"),
        ("Master's degree in Nursing required", "fail", "Bachelor, Nursing, Artevelde"),
        ("Master's degree in Nursing or equivalent experience", "unknown", "Bachelor, Nursing, Artevelde"),
        ("Fluent in Dutch", "pass", "Dutch (native)"),
        ("Fluent in French", "fail", "French (A2)"),
        ("Intermediate French required", "unknown", "French (A2)"),
        ("Fluent in Spanish", "unknown", ""),
        ("Current nurse licence required", "pass", "Registered nurse licence"),
        ("Must have a valid driver's license", "unknown", ""),
        ("Must live in Ghent", "pass", "Ghent, BE"),
        ("Must live in Leeds", "unknown", "Ghent, BE"),
        ("Must be authorized to work in Belgium", "unknown", ""),
        ("Salary: 3,200 EUR per month", "unknown", ""),
    ],
)
def test_the_profile_answers_in_its_own_words(sentence, status, evidence):
    [(_, found, said)] = judged(sentence)
    assert (found, said) == (status, evidence)


def test_an_empty_profile_leaves_everything_open():
    sentences = "5 years of experience\nBachelor's degree required\nFluent in Dutch\nMust live in Ghent"
    verdicts = judged(sentences, Resume())
    assert {status for _, status, _ in verdicts} == {"unknown"}
    assert {evidence for _, _, evidence in verdicts} == {""}


def test_conditions_already_read_are_judged_as_they_stand():
    posting = JobPosting(knock_outs=[KnockOut(kind="language", posting_text="Fluent in Dutch")])
    assert [one.status for one in judge_knock_outs(posting, NURSE, TODAY)] == ["pass"]


def test_reading_a_posting_finds_its_conditions():
    posting = parse_posting("Nurse\n\nRequirements:\n- Two years of nursing experience\n- Dutch C1")
    assert [(one.kind, one.posting_text) for one in posting.knock_outs] == [
        ("years", "Two years of nursing experience"),
        ("language", "Dutch C1"),
    ]
