"""The text parser by itself: single habits of CVs, hostile text, and its speed."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.adapters.document_reader import resume_from_text
from core.adapters.document_reader.lines import clean
from core.adapters.document_reader.person.names import is_name
from core.adapters.document_reader.words.headings import heading_kind, likely_kind, split_inline_heading
from core.adapters.document_reader.words.roles import is_place

PROFILES = Path(__file__).parents[2] / "data" / "profiles"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("EXPERIENCE", "work"),
        ("Professional Experience:", "work"),
        ("B E R U F S E R F A H R U N G", "work"),
        ("Formation", "education"),
        ("Skills & Interests", "skills"),
        ("Centres d'intérêt", "interests"),
        ("Idiomas", "languages"),
        ("Training & Administration Manager", None),
        ("Experienced with Excel", None),
        ("Managed education programmes for adults in three cities and more", None),
    ],
)
def test_headings_are_told_from_other_lines(text: str, kind: str | None) -> None:
    assert heading_kind(text) == kind


def test_a_heading_may_share_its_line() -> None:
    assert split_inline_heading("Skills: triage, Dutch") == ("skills", "triage, Dutch")
    assert split_inline_heading("Note: bring a pen") is None
    assert split_inline_heading("Profile: https://example.com") == ("summary", "https://example.com")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Meine praktische Berufserfahrung", "work"),
        ("Weiterbildung und Scheine", "certificates"),
        ("Mes formations initiales et diplômes", "education"),
        ("Conocimientos y aptitudes", "skills"),
        ("Línguas que falo", "languages"),
        ("Quotes", "other"),
    ],
)
def test_a_line_set_like_a_heading_is_known_by_a_telling_word(text: str, kind: str) -> None:
    assert likely_kind(text) == kind


def test_a_degree_with_its_field_goes_on_with_its_school() -> None:
    text = "Ines Valdrac\nEducation\nBA (Hons), Scottish Literature   2013 – 2017\nUniversity of Glasgow\n"
    study = resume_from_text(text).education[0]
    assert (study.study_type, study.area) == ("BA (Hons)", "Scottish Literature")
    assert study.institution == "University of Glasgow"


@pytest.mark.parametrize(
    "today", ["à ce jour", "présent", "atualidade", "a la fecha", "agora", "heute", "present day"]
)
def test_a_job_goes_on_in_five_languages(today: str) -> None:
    text = f"Ines Valdrac\nExperiencia\nContable, Talleres Sur S.A.\n09/2020 – {today}\n"
    job = resume_from_text(text).work[0]
    assert (job.start_date, job.end_date) == ("2020-09", "")


def test_a_number_with_a_country_is_no_year() -> None:
    assert resume_from_text("Ines Valdrac\n+44 29 2018 0465\n").basics.phone == "+44 29 2018 0465"


@pytest.mark.parametrize(
    "text", ["Ines Valdrac", "Jürgen von der Heide", "MARIA L. ORTIZ", "Anna Koch", "李 小龙"]
)
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["Curriculum Vitae", "Call Center Manager", "Ines", "Level 2 Support", "ward nurse"]
)
def test_other_lines_are_no_names(text: str) -> None:
    assert not is_name(text)


def test_places() -> None:
    assert is_place("Leeds, United Kingdom")
    assert is_place("Oakland, CA")
    assert not is_place("Leeds")
    assert not is_place("MEMORIAL HOSPITAL, Springfield, IL")


def test_a_cv_without_a_name_gets_none() -> None:
    resume = resume_from_text("PAMPERED CHEF\nSummary\nSells well.\nExperience\n02/1995 to Current\nSeller")
    assert resume.basics.name == ""
    assert resume.basics.label == "PAMPERED CHEF"
    assert resume.work[0].start_date == "1995-02"


def test_long_paragraphs_become_sentences() -> None:
    text = " ".join(f"Sentence number {number} says what was done there in full." for number in range(8))
    resume = resume_from_text(f"Experience\n2019 - 2021\nClerk, Acme Ltd\n{text}")
    assert len(resume.work[0].highlights) == 8


def test_a_skill_group_is_not_the_languages_section() -> None:
    resume = resume_from_text("Skills\nLanguages: Python, C++\nTools: Git")
    assert [(skill.name, skill.keywords) for skill in resume.skills] == [
        ("Languages", ["Python", "C++"]),
        ("Tools", ["Git"]),
    ]
    assert resume.languages == []


def test_unknown_sections_are_kept_word_for_word() -> None:
    resume = resume_from_text("# Ines Valdrac\n\n## Skills\nTriage\n\n## Favourite wards\n- Ward 7")
    assert resume.meta["sections"] == [{"title": "Favourite wards", "lines": ["Ward 7"]}]


def test_text_misread_as_windows_1252_is_put_right() -> None:
    assert clean("event dÃ©cor") == "event décor"
    assert clean("Âge, Ângela, São") == "Âge, Ângela, São"


def test_six_thousand_characters_take_milliseconds() -> None:
    text = (PROFILES / "nurse_en.txt").read_text()
    long = text.replace(
        "* Lead a team", "* Did a thing of note in the ward each week\n" * 100 + "* Lead a team"
    )
    resume_from_text(long)
    started = time.process_time()
    for _ in range(5):
        resume_from_text(long)
    assert (time.process_time() - started) / 5 < 0.02


_WORDS = "Experience|Education:|Skills: |2019 - present|(2014–2016)|Acme GmbH|Manager|BSc|https://|a@b.co"
_MARKS = ("\t", "   ", "- ", "|", ",", "\n", "\n\n", "@", "1.", "(", "\ufffd", "\u202e", "\x00")
_FRAGMENTS = st.sampled_from((*_WORDS.split("|"), *_MARKS))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.text(max_size=300), st.lists(st.one_of(_FRAGMENTS, st.text(max_size=8)), max_size=40).map("".join)
    )
)
def test_no_text_breaks_the_parser(text: str) -> None:
    resume_from_text(text).to_wire()


@pytest.mark.parametrize(
    "unit", ["1", "a ", "1 ", "(", "a.", "a@", "-", "Jan ", "2019 ", "•", "a, ", "\t", "http://", "é"]
)
def test_long_runs_of_anything_end_soon(unit: str) -> None:
    started = time.process_time()
    resume_from_text("Ines Valdrac\n" + unit * (60_000 // len(unit)) + "\nSkills\n" + unit * 3000)
    assert time.process_time() - started < 1.5
