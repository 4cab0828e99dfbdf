"""Employers, schools and titles at the head of entries: towns, labels, remarks and levels beside them."""

import pytest

from core.adapters.document_reader import resume_from_text
from core.adapters.document_reader.lines import Line
from core.adapters.document_reader.resume_text import resume_from_lines
from core.adapters.document_reader.words.headings import heading_kind
from core.adapters.document_reader.words.roles import is_place, names_area


@pytest.mark.parametrize(
    ("rows", "schools"),
    [
        (
            ["BTS Optique, Lycée Corvin, Lyon 2008", "Bac STG, Lycée Valdrac, Metz 2006"],
            ["Lycée Corvin", "Lycée Valdrac"],
        ),
        (["2003 : BP Bois – CFA Corvin (Ambert)", "2001 : CAP – CFA Corvin (Thiers)"], ["CFA Corvin"] * 2),
        (["NVQ Level 3 in Care – Trent College – Derby 2018"], ["Trent College"]),
        (
            ["BA, University of Kent 2001", "MBA, Haas School of Business, UC Berkeley 2008"],
            ["University of Kent", "Haas School of Business, UC Berkeley"],
        ),
        (["BSc Physics, University of California, Berkeley 2008"], ["University of California, Berkeley"]),
        (["Matura, HTL Corvin, Abteilung Tiefbau 2004"], ["HTL Corvin, Abteilung Tiefbau"]),
    ],
)
def test_a_town_is_no_part_of_a_school_where_towns_are_a_habit(rows: list[str], schools: list[str]) -> None:
    resume = resume_from_text("Ines Valdrac\nEducation\n" + "\n".join(rows))
    found = [study.institution for study in resume.education]
    assert found == schools


def test_a_town_in_brackets_is_a_habit_too() -> None:
    rows = "2010 – 2016 : Maçon – SARL Corvin ({})\n2006 – 2010 : Maçon – Ets Valdrac ({})\n"
    with_towns = resume_from_text("Ines Valdrac\nExpérience\n" + rows.format("Volvic", "Thiers"))
    assert [job.name for job in with_towns.work] == ["SARL Corvin", "Ets Valdrac"]
    with_groups = resume_from_text("Ines Valdrac\nExpérience\n" + rows.format("ex SNCF", "groupe 3"))
    assert [job.name for job in with_groups.work] == ["SARL Corvin (ex SNCF)", "Ets Valdrac (groupe 3)"]


def test_a_third_part_is_a_field_where_the_degree_names_none() -> None:
    study = resume_from_text("Ines Valdrac\nEducation\nBS | Kent University | Zoology 2012").education[0]
    assert (study.study_type, study.institution, study.area) == ("BS", "Kent University", "Zoology")


@pytest.mark.parametrize(
    ("degree", "names"),
    [("BTS Optique", True), ("NVQ Level 3 in Care", True), ("Bachelor of Science", False), ("BA", False)],
)
def test_degrees_that_name_their_field(degree: str, names: bool) -> None:
    assert names_area(degree) is names


def test_a_region_between_town_and_country() -> None:
    assert is_place("Leeds, England, United Kingdom")
    assert is_place("Madrid, Comunidad de Madrid, España")
    assert not is_place("Kestrel, Berlin, Germany")


def test_an_employer_named_twice_is_no_label_of_a_form() -> None:
    text = "Ines Valdrac\nExperience\n"
    for employer, title, dates in (
        ("Cedar Home", "Store Manager", "2019 – 2021"),
        ("Cedar Home", "Clerk", "2016 – 2019"),
        ("Fresh Foods", "Supervisor", "2012 – 2016"),
        ("Fresh Foods", "Cashier", "2010 – 2012"),
    ):
        text += f"{employer}\tPortland, OR\n{title}\t{dates}\n- Did the work of the day\n"
    found = [job.name for job in resume_from_text(text).work]
    assert found == ["Cedar Home", "Cedar Home", "Fresh Foods", "Fresh Foods"]


def test_a_title_below_an_employer_and_its_town() -> None:
    text = "Ines Valdrac\nBerufserfahrung\n2012 – 2015\tPflegedienst Sonnenhof, Ulm\nKrankenpflegerin\n"
    job = resume_from_text(text).work[0]
    assert (job.position, job.name) == ("Krankenpflegerin", "Pflegedienst Sonnenhof")


def test_a_line_about_a_degree_is_no_part_of_its_name() -> None:
    text = "Ines Valdrac\nAusbildung\n2003 – 2006\tAusbildung zur Köchin\nHotel Corvin\nAbschlussnote: gut\n"
    study = resume_from_text(text).education[0]
    assert (f"{study.study_type} {study.area}".strip(), study.courses) == (
        "Ausbildung zur Köchin",
        ["Abschlussnote: gut"],
    )
    titled = resume_from_text("Ines Valdrac\nAusbildung\n2003 – 2006\tNotenschule Corvin\n").education[0]
    assert titled.institution == "Notenschule Corvin"


def test_the_words_before_the_date_of_a_degree() -> None:
    study = resume_from_text(
        "Ines Valdrac\nFormação\nGraduação em Física, Universidade Corvin, conclusão em 2012"
    ).education[0]
    assert (study.study_type, study.area, study.institution) == ("Graduação", "Física", "Universidade Corvin")


def test_titles_set_as_headings_of_word_stay_in_their_section() -> None:
    rows = [("Ines Valdrac", False), ("Experience", True), ("Store Manager", True), ("Acme Ltd", False)]
    lines = [Line(text, heading=is_heading) for text, is_heading in [*rows, ("2019 – 2021", False)]]
    resume = resume_from_lines([*lines, Line("Favourite wards", heading=True), Line("Ward 7")])
    assert [(job.position, job.name) for job in resume.work] == [("Store Manager", "Acme Ltd")]
    assert resume.meta["sections"] == [{"title": "Favourite wards", "lines": ["Ward 7"]}]


def test_little_pictures_are_no_employer() -> None:
    lines = [Line(text) for text in ("Ines Valdrac", "Experience", "Clerk", "Maison Corvin")]
    job = resume_from_lines([*lines, Line("▦ 2019 – 2021\t⚑ Lyon")]).work[0]
    assert (job.position, job.name, job.location) == ("Clerk", "Maison Corvin", "Lyon")


def test_the_time_at_an_employer_is_no_title() -> None:
    text = "Ines Valdrac\nExperience\nAcme Academy\n7 years 5 months\nHead of Maths\n2019 – 2024\n"
    assert [(job.position, job.name) for job in resume_from_text(text).work] == [
        ("Head of Maths", "Acme Academy")
    ]


def test_forms_name_title_and_time() -> None:
    rows = ("Acme Pumps Ltd.", "Designation: Engineer – Production", "Duration: Jul 2021 – Jun 2023")
    lines = [Line("Ines Valdrac"), Line("Professional Experience (6.5 years)", bold=True)]
    for _ in range(2):
        lines += [Line(rows[0], bold=True, bullet=True), Line(rows[1]), Line(rows[2]), Line("Ran the line")]
    assert [(job.position, job.name) for job in resume_from_lines(lines).work] == [
        ("Engineer – Production", "Acme Pumps Ltd.")
    ] * 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Experience (7 years)", "work"),
        ("Publikationen (Auswahl)", "publications"),
        ("Praktikum (6 Monate)", None),
    ],
)
def test_what_is_said_of_a_section_behind_its_heading(text: str, kind: str | None) -> None:
    assert heading_kind(text) == kind


def test_levels_in_brackets_are_no_part_of_a_skill() -> None:
    skills = resume_from_text(
        "Ines Valdrac\nSkills\nDementia care (8 years), Carrelage (notions), MIG (135)"
    ).skills
    assert [(skill.name, skill.level) for skill in skills] == [
        ("Dementia care", "8 years"),
        ("Carrelage", "notions"),
        ("MIG (135)", ""),
    ]


def test_spoken_languages_among_skills_are_languages() -> None:
    resume = resume_from_text(
        "Ines Valdrac\nKenntnisse\nEDV\tMS Word, SAP\nSprachen\tDeutsch (Muttersprache)\nFührerschein\tBE\n"
    )
    assert [skill.keywords for skill in resume.skills] == [["MS Word", "SAP"]]
    assert [language.language for language in resume.languages] == ["Deutsch"]
    assert [certificate.name for certificate in resume.certificates] == ["BE"]
