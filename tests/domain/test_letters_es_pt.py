"""Spanish and Portuguese letters: addressed, built on the profile's facts, never alike."""

import re
from datetime import date
from itertools import combinations, product

import pytest

from core.adapters.phrase_tables import load_letter_phrases
from core.adapters.vocabulary_tables import load_vocabulary
from core.domain.documents import Letter
from core.domain.languages import LanguageCode
from core.domain.letters import draft_letter
from core.domain.letters.phrases import LetterPhrases
from core.domain.letters.sentences import Sentences, join
from core.domain.posting import JobPosting, Organization, Requirement
from core.domain.resume import Basics, Education, Location, Resume, Skill, Work

TODAY = date(2026, 11, 20)
LETTER_LANGUAGES: tuple[LanguageCode, ...] = ("es", "pt")

SALES = Resume(
    basics=Basics(name="Marta Ibarra", location=Location(city="Vitoria")),
    work=[
        Work(
            name="Conservas Urkiola",
            position="Responsable comercial",
            start_date="2019-03",
            highlights=[
                "Gestión de un equipo de ocho comerciales en tres provincias",
                "Negociación anual con cuatro cadenas de distribución",
                "Elaboración de la previsión de ventas mensual con Salesforce",
            ],
        ),
        Work(
            name="Distribuciones Albeniz",
            position="Comercial",
            start_date="2013-09",
            end_date="2019-02",
            highlights=["Captación de 45 clientes nuevos en hostelería"],
        ),
    ],
    education=[
        Education(
            institution="Universidad del País Vasco",
            study_type="Grado",
            area="Administración y Dirección de Empresas",
        )
    ],
    skills=[Skill(name="Salesforce"), Skill(name="Inglés")],
)
NURSE = Resume(
    basics=Basics(name="Lucía Prats", location=Location(city="Valencia")),
    work=[
        Work(
            name="Hospital Llevant",
            position="Enfermera de urgencias",
            start_date="2017-05",
            highlights=[
                "Atención a una media de 30 pacientes por turno",
                "Responsable de la formación de seis enfermeras",
                "Reduje los tiempos de triaje en un 15 %",
            ],
        )
    ],
    education=[Education(institution="Universitat de València", study_type="Grado en Enfermería")],
    skills=[Skill(name="Triaje")],
)
ELECTRICIAN = Resume(
    basics=Basics(name="Rafael Lins", location=Location(city="Porto")),
    work=[
        Work(
            name="Instalações Douro",
            position="Eletricista industrial",
            start_date="2015-02",
            highlights=[
                "Instalei quadros elétricos em 14 fábricas",
                "Responsável pela manutenção preventiva de máquinas",
                "Redução de 30 % nas avarias da linha de montagem",
            ],
        )
    ],
    education=[Education(institution="Escola de Gaia", study_type="Curso Técnico", area="Eletricidade")],
    skills=[Skill(name="Manutenção preventiva"), Skill(name="AutoCAD")],
)
ANALYST = Resume(
    basics=Basics(name="Camila Rocha", location=Location(city="Curitiba")),
    work=[
        Work(
            name="Banco Araucária",
            position="Analista financeira",
            start_date="2020-07",
            highlights=[
                "Elaboração de relatórios mensais de fluxo de caixa em Power BI",
                "Conciliação de 35 contas bancárias por mês",
            ],
        ),
        Work(
            name="Cooperativa Serra Azul",
            position="Assistente",
            start_date="2016-08",
            end_date="2020-06",
            highlights=["Lançamento de notas fiscais no SAP"],
        ),
    ],
    skills=[Skill(name="Power BI"), Skill(name="SAP")],
)


def posting(title: str, employer: str, place: str, *musts: str) -> JobPosting:
    return JobPosting(
        title=title,
        hiring_organization=Organization(name=employer),
        job_location=place,
        requirements=[Requirement(text=text, kind="must") for text in musts],
        description="\n".join([title, employer, *musts]),
    )


SALES_POST = posting(
    "Jefe/a de ventas",
    "Bodegas Arrizabal",
    "Bilbao",
    "Gestión de un equipo de comerciales",
    "Negociación con cadenas de distribución",
    "Grado en ADE o similar",
    "Salesforce e inglés para el trato con los clientes",
)
NURSING_POST = posting(
    "Enfermera/o",
    "Clínica Mar Blava",
    "Alicante",
    "Atención a pacientes y triaje en urgencias",
    "Formación de enfermeras de nueva incorporación",
    "Grado en Enfermería",
)
WIRING_POST = posting(
    "Eletricista de manutenção",
    "Papéis do Vouga",
    "Aveiro",
    "Manutenção preventiva de máquinas",
    "Montagem de quadros elétricos em fábricas",
    "Experiência em linha de montagem",
    "Ensino técnico em eletricidade",
)
FINANCE_POST = posting(
    "Analista financeiro",
    "Hospital Santa Aurora",
    "Londrina",
    "Conciliação de contas bancárias",
    "Lançamento de notas fiscais no SAP",
    "Elaboração de relatórios de fluxo de caixa em Power BI",
)
MATCHES: list[tuple[LanguageCode, Resume, JobPosting]] = [
    ("es", SALES, SALES_POST),
    ("es", NURSE, NURSING_POST),
    ("pt", ELECTRICIAN, WIRING_POST),
    ("pt", ANALYST, FINANCE_POST),
]
SPANISH = list(product([SALES, NURSE], [SALES_POST, NURSING_POST]))
PORTUGUESE = list(product([ELECTRICIAN, ANALYST], [WIRING_POST, FINANCE_POST]))
ALL: list[tuple[LanguageCode, Resume, JobPosting]] = [
    *(("es", resume, post) for resume, post in SPANISH),
    *(("pt", resume, post) for resume, post in PORTUGUESE),
]


def drafted(language: LanguageCode, resume: Resume, post: JobPosting) -> Letter:
    phrases = load_letter_phrases(language)
    return draft_letter(resume, post, load_vocabulary(), phrases, TODAY, language)


def text_of(letter: Letter) -> str:
    return "\n".join(letter.paragraphs)


def sentences_of(text: str) -> set[str]:
    return {part.strip() for part in re.split(r"(?<=[.?!])\s", text) if part.strip()}


def facts_in(text: str, resume: Resume) -> int:
    """How many of the profile's lines stand in the text (by their last twenty letters)."""
    return sum(line[-20:] in text for job in resume.work for line in job.highlights)


def foreign_numbers(text: str, resume: Resume) -> set[str]:
    """Numbers that are neither in the profile nor the years from its first job until today."""
    known = set(re.findall(r"\d+", resume.model_dump_json()))
    years = TODAY.year - min(int(job.start_date[:4]) for job in resume.work)
    return set(re.findall(r"\d+", text)) - known - {str(years), str(years - 1)}


@pytest.mark.parametrize(("language", "resume", "post"), ALL)
def test_the_letter_names_the_employer_and_the_post(
    language: LanguageCode, resume: Resume, post: JobPosting
) -> None:
    text = text_of(drafted(language, resume, post))
    assert post.hiring_organization.name in text
    assert post.title in text


@pytest.mark.parametrize(("language", "resume", "post"), MATCHES)
def test_a_fitting_profile_shows_at_least_two_of_its_own_lines(
    language: LanguageCode, resume: Resume, post: JobPosting
) -> None:
    assert facts_in(text_of(drafted(language, resume, post)), resume) >= 2
    assert facts_in("Soy una persona trabajadora.", resume) == 0


@pytest.mark.parametrize(("language", "resume", "post"), ALL)
def test_every_number_comes_from_the_profile(
    language: LanguageCode, resume: Resume, post: JobPosting
) -> None:
    assert foreign_numbers(text_of(drafted(language, resume, post)), resume) == set()
    assert foreign_numbers("Dirigí un equipo de 999 personas.", resume) == {"999"}


def test_no_two_letters_share_a_sentence() -> None:
    letters = [sentences_of(text_of(drafted(*case))) for case in ALL]
    assert all(first.isdisjoint(second) for first, second in combinations(letters, 2))
    assert all(len(letter) >= 4 for letter in letters)
    assert not sentences_of("Hola. Un saludo.").isdisjoint(sentences_of("Buenas. Un saludo."))


@pytest.mark.parametrize("language", LETTER_LANGUAGES)
def test_every_pattern_carries_something_of_posting_or_profile(language: LanguageCode) -> None:
    phrases = load_letter_phrases(language)
    bare = [pattern for kind in kinds(phrases) for pattern in kind if not re.search(r"\{\w+\}", pattern)]
    assert bare == []


@pytest.mark.parametrize("language", LETTER_LANGUAGES)
def test_often_used_kinds_have_enough_variants(language: LanguageCode) -> None:
    phrases = load_letter_phrases(language)
    often = (phrases.opening_years, phrases.opening_source, phrases.clause, phrases.noun, phrases.next)
    assert min(map(len, often)) >= 8


@pytest.mark.parametrize("language", LETTER_LANGUAGES)
def test_every_pattern_can_be_said_with_the_slots_of_its_kind(language: LanguageCode) -> None:
    phrases, english = load_letter_phrases(language), load_letter_phrases("en")
    for kind, allowed in zip(kinds(phrases), kinds(english), strict=True):
        slots = set(re.findall(r"\{(\w+)\}", " ".join(allowed))) | {"post"}
        for pattern in kind:
            said = Sentences("seed").say("kind", [pattern], **dict.fromkeys(slots, "cosa"))
            assert not re.search(r"[\[\]{}|]|  ", said)


def kinds(phrases: LetterPhrases) -> list[tuple[str, ...]]:
    return [value for name, value in phrases if isinstance(value, tuple) and name != "cliches"]


def test_a_line_told_in_the_third_person_is_not_put_into_the_writers_mouth() -> None:
    told = Work(name="Talleres Perdiguer", position="Auxiliar", start_date="2020-01")
    bullets = ["Gestionó el cobro a clientes de la zona", "Negociación con cadenas de distribución"]
    resume = SALES.model_copy(update={"work": [told.model_copy(update={"highlights": bullets})]})
    text = text_of(drafted("es", resume, SALES_POST))
    assert "estionó" not in text
    assert "egociación con cadenas de distribución" in text


def test_a_degree_and_its_subject_are_joined_by_a_preposition() -> None:
    assert "Grado en Administración y Dirección de Empresas (" in text_of(drafted("es", SALES, SALES_POST))
    assert "Curso Técnico em Eletricidade (" in text_of(drafted("pt", ELECTRICIAN, WIRING_POST))


def test_a_letter_in_another_language_than_the_posting_quotes_nothing_of_it() -> None:
    english = posting("Sales Manager", "Harrow Mills", "Leeds", "You will run the team of sales people")
    text = text_of(drafted("es", SALES, english))
    assert "Harrow Mills" in text
    assert "gestión de un equipo" in text
    assert "team" not in text


@pytest.mark.parametrize(
    ("items", "joined"),
    [
        (["Excel", "inglés"], "Excel e inglés"),
        (["Excel", "historia"], "Excel e historia"),
        (["Excel", "hielo"], "Excel y hielo"),
        (["SAP", "Excel", "francés"], "SAP, Excel y francés"),
    ],
)
def test_spanish_and_gives_way_before_the_sound_of_i(items: list[str], joined: str) -> None:
    assert join(items, " y ") == joined


def test_a_named_contact_is_greeted_by_name() -> None:
    post = NURSING_POST.model_copy(update={"description": "Contacto: Sra. Roig\n" + NURSING_POST.description})
    assert drafted("es", NURSE, post).greeting == "Estimada Sra. Roig:"
    assert drafted("es", NURSE, NURSING_POST).greeting == load_letter_phrases("es").greeting
