"""Whole CVs against their truth: every contact, employer, title, date, school and degree comes back."""

import json
from pathlib import Path

import pytest

from core.adapters.document_reader import read_document
from core.domain.resume import Resume

PROFILES = Path(__file__).parents[2] / "data" / "profiles"


def read(name: str) -> Resume:
    return read_document((PROFILES / name).read_bytes(), name).resume


def jobs(resume: Resume) -> list[tuple[str, str, str, str]]:
    return [(job.position, job.name, job.start_date, job.end_date) for job in resume.work]


@pytest.mark.parametrize("truth", sorted(PROFILES.glob("*.gt.json")), ids=lambda path: path.name[:-8])
def test_a_profile_is_read_as_its_truth_says(truth: Path) -> None:
    expected, resume = json.loads(truth.read_text()), read(truth.name.removesuffix(".gt.json"))
    basics = resume.basics
    assert (basics.name, basics.email, basics.phone) == (
        expected["name"],
        expected["email"],
        expected["phone"],
    )
    assert jobs(resume) == [
        (job["position"], job["name"], job["startDate"], job["endDate"].replace("present", ""))
        for job in expected["work"]
    ]
    assert [(study.study_type, study.institution, study.end_date) for study in resume.education] == [
        (study["studyType"], study["institution"], study["endDate"]) for study in expected["education"]
    ]
    assert [skill.name for skill in resume.skills] == expected["skills"]


@pytest.mark.parametrize(
    ("name", "person", "place", "expected"),
    [
        (
            "ventas_es.txt",
            "María del Carmen Ortiz Vega",
            "Madrid",
            [
                ("Jefa de ventas regional", "Distribuciones Olmedo S.L.", "2018-01", ""),
                ("Comercial de zona", "Grupo Alimentario Sierra S.A.", "2013-03", "2017-12"),
            ],
        ),
        (
            "enfermeiro_pt.txt",
            "João Pedro Almeida",
            "Porto",
            [
                ("Enfermeiro de cuidados intensivos", "Hospital de São João", "2019-09", ""),
                ("Enfermeiro", "Clínica Santa Marta", "2016-01", "2019-08"),
            ],
        ),
        (
            "ingenieurin_de.txt",
            "Anna-Lena Fröhlich",
            "Stuttgart",
            [
                ("Projektingenieurin", "Nordwind Anlagenbau GmbH", "2019-04", ""),
                ("Konstrukteurin", "Keller & Söhne KG", "2015-09", "2019-03"),
            ],
        ),
        (
            "nurse_en.txt",
            "JANE A. SMITH",
            "Springfield",
            [
                ("Charge Nurse, Emergency Department", "MEMORIAL HOSPITAL", "2018-06", ""),
                ("Staff Nurse", "ST. JOHN'S CLINIC", "2015", "2018"),
            ],
        ),
        (
            "engineer_en.md",
            "Arjun Mehta",
            "Berlin",
            [
                ("Senior Backend Engineer", "Sandalo Payments", "2021-03", ""),
                ("Software Engineer", "Fernkart", "2017-07", "2021-02"),
            ],
        ),
        (
            "secretaire_fr.txt",
            "Camille LEFÈVRE",
            "Lyon",
            [
                ("Assistante de direction", "Cabinet Morel", "2021-09", ""),
                ("Secrétaire médicale", "Clinique du Parc", "2018", "2021"),
            ],
        ),
        (
            "operations_en.txt",
            "Robert Koch",
            "Hamburg",
            [
                ("Head of Operations", "Acme Robotics", "2019", ""),
                ("Production Planner", "Acme Robotics", "2015", "2019"),
                ("Logistics Trainee", "Beta Foods", "2013-08", "2014-12"),
            ],
        ),
    ],
)
def test_layouts_of_five_languages(
    name: str, person: str, place: str, expected: list[tuple[str, str, str, str]]
) -> None:
    resume = read(name)
    assert (resume.basics.name, resume.basics.location.city) == (person, place)
    assert jobs(resume) == expected


def test_a_json_resume_comes_back_whole() -> None:
    data = (PROFILES / "logistik_de.resume.json").read_bytes()
    assert read_document(data, "cv.json").resume.to_wire() == json.loads(data)


def test_two_columns_are_read_one_after_the_other() -> None:
    document = read_document((PROFILES / "marketing_fr_twocol.pdf").read_bytes(), "cv.pdf")
    assert document.language == "fr"
    assert document.text.index("Newsletter hebdomadaire") < document.text.index("Google Ads")
    assert document.resume.work[0].highlights == [
        "Budget d'acquisition de 1,2 M€, coût par prospect réduit de 34 %",
        "Encadrement d'une équipe de quatre personnes",
    ]
    assert document.resume.basics.profiles[0].url.endswith("/eloise-charpentreau-exemple")


def test_the_text_read_once_reads_the_same_again() -> None:
    from core.adapters.document_reader import resume_from_text

    document = read_document((PROFILES / "accountant_en_word.pdf").read_bytes(), "cv.pdf")
    assert jobs(resume_from_text(document.text)) == jobs(document.resume)
