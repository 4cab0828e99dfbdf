"""What a posting says in passing: days, where the work is done, who asks what, in five languages."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.dates import find_days
from core.domain.posting import JobPosting
from core.domain.posting_lines.workplace import find_workplace
from core.domain.posting_text import parse_posting
from core.domain.posting_text.titles import clean_title
from core.domain.posting_text.wrapping import unwrapped


def kinds(text: str) -> dict[str, str]:
    return {line.text: line.kind for line in parse_posting(text).requirements}


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("Bewerbungen bitte bis 15. Januar 2026 an uns.", "2026-01-15"),
        ("Bewerbungsschluss: 30.04.2026", "2026-04-30"),
        ("Candidature à adresser avant le 3 mars 2026.", "2026-03-03"),
        ("Fecha límite: 17 de abril de 2026", "2026-04-17"),
        ("Inscrições até 15/05/2026", "2026-05-15"),
        ("Apply by Friday, 2nd October 2026.", "2026-10-02"),
        ("Die Stelle ist befristet bis 31.12.2027.", ""),
        ("Apply by next Friday.", ""),
        ("First interviews on 12 October 2026.", ""),
    ],
)
def test_the_deadline_is_the_day_until_which_one_may_apply(sentence, deadline):
    assert parse_posting(f"Clerk\n\nText about the work.\n\n{sentence}").valid_through == deadline


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Posted: September 3, 2026", "2026-09-03"),
        ("Veröffentlicht am 3. Juli 2026", "2026-07-03"),
        ("Annonce publiée le 12 mars 2026", "2026-03-12"),
        ("Lyon · 14 mars 2026", "2026-03-14"),
        ("Publicada el 22/09/2026", "2026-09-22"),
        ("Posted 5 days ago", ""),
        ("Start: 1 October 2026", ""),
    ],
)
def test_the_day_of_publication_is_said_or_stands_alone_at_the_top(line, day):
    assert parse_posting(f"Clerk\n{line}\n\nText about the work.").date_posted == day


def test_an_english_date_that_may_be_two_days_is_none():
    assert [day.iso for day in find_days("03/04/2026 and 30/04/2026", "en")] == ["2026-04-30"]
    assert [day.iso for day in find_days("03/04/2026, 31.02.2026", "fr")] == ["2026-04-03"]


@pytest.mark.parametrize(
    ("text", "workplace"),
    [
        ("Bis zu zwei Tage Homeoffice pro Woche.", "hybrid"),
        ("Télétravail possible deux jours par semaine", "hybrid"),
        ("Modelo híbrido", "hybrid"),
        ("This is a fully remote role.", "remote"),
        ("Local: Remoto (todo o Brasil)", "remote"),
        ("Kein Homeoffice möglich", "onsite"),
        ("$2,000 to set up your home office", ""),
        ("We support remote customers.", ""),
    ],
)
def test_where_the_work_is_done_is_said_plainly_or_left_open(text, workplace):
    assert find_workplace(text) == workplace


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Baker (m/f/d)", "Baker"),
        (">> Koch:in (w/m/d) <<", "Koch:in"),
        ("Comptable H/F – Annecy (74)", "Comptable"),
        ("Technicien (réf. BR/26-02)", "Technicien"),
        ("UN-E COMPTABLE à 80 %", "COMPTABLE"),
        ("Diseñadora (UX/UI)", "Diseñadora (UX/UI)"),
        ("🚛 HGV Driver 🚛 Leeds", "HGV Driver"),
        ("Engineer | Water & Irrigation", "Engineer"),
    ],
)
def test_a_title_stands_without_what_is_written_around_it(line, title):
    assert clean_title(line) == title


@pytest.mark.parametrize(
    ("text", "title", "employer", "place"),
    [
        (
            "Bei der Gärtnerei Moosfeld GmbH wächst viel.\n\nWir suchen eine Gärtnerin "
            "(m/w/d) am Standort Ulm.",
            "Gärtnerin",
            "Gärtnerei Moosfeld GmbH",
            "Ulm",
        ),
        (
            "We use cookies. Accept all\nHome > Jobs\n\nWelder\nLeeds\n\nSend your CV to "
            "jobs@vantryhall.example."
            " At Vantry Hall, we weld. We are based in Leeds.",
            "Welder",
            "Vantry Hall",
            "Leeds",
        ),
    ],
)
def test_title_employer_and_place_are_found_around_furniture_and_in_sentences(text, title, employer, place):
    posting = parse_posting(text)
    assert (posting.title, posting.hiring_organization.name, posting.job_location) == (title, employer, place)


def test_a_sentence_of_two_halves_is_two_items():
    found = kinds(
        "Koch\n\nIhr Profil:\n- Englisch B1, jede weitere Sprache ist willkommen\n- "
        "Maîtrise d'Abacus; Crésus est un atout\n\n"
        "Wir bieten:\n- Zwei Tage zu Hause, aber am Montag ist Anwesenheit Pflicht"
    )
    assert found == {
        "Englisch B1": "must",
        "jede weitere Sprache ist willkommen": "nice",
        "Maîtrise d'Abacus;": "must",
        "Crésus est un atout": "nice",
        "Zwei Tage zu Hause": "benefit",
        "aber am Montag ist Anwesenheit Pflicht": "must",
    }


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("DAS BRINGST DU MIT", "must"),
        ("🧩 You might be a fit if you...", "must"),
        ("IV. REQUISITOS LEGALES", "must"),
        ("✨ O que nos faria sorrir", "nice"),
        ("Ce que nous vous proposons", "benefit"),
        ("Qué harás", "duty"),
    ],
)
def test_headings_are_known_in_many_dresses(heading, kind):
    found = kinds(f"Clerk\n\n{heading}\n- Lorem ipsum dolor\n- Sit amet consetetur")
    assert set(found.values()) == {kind}


def test_what_stands_in_store_is_a_task_first_and_a_benefit_later():
    text = (
        "Koch\n\nWas Sie erwartet\n- Suppen und Saucen\n\nIhr Profil\n- Zwei Hände\n\nWas Sie "
        "erwartet\n- Ein Garten"
    )
    assert kinds(text) == {"Suppen und Saucen": "duty", "Zwei Hände": "must", "Ein Garten": "benefit"}


def test_a_question_and_its_answer_are_one_wish():
    assert kinds("Cuisinier\n\nVotre profil\nLa pâtisserie vous amuse ? C'est un plus.") == {
        "La pâtisserie vous amuse ? C'est un plus.": "nice"
    }


@pytest.mark.parametrize(
    "line",
    [
        "Wir verwenden Cookies und ähnliche Technologien.",
        "Startseite > Karriere > Stellen",
        "Schwerbehinderte Menschen werden bei gleicher Eignung bevorzugt berücksichtigt.",
        "Tratamos tus datos según el RGPD.",
        "Envoyez votre CV à rh@atelier.example.",
        "Empleos similares: Conductor, Bello",
    ],
)
def test_the_page_around_an_advert_asks_nothing(line):
    assert line not in kinds(f"Clerk\n\nProfil:\n- Deutsch C1\n- Excel\n{line}")


def test_lines_broken_at_a_width_become_paragraphs_and_lists_stay():
    wrapped = "\n".join(
        (
            "You will look after a portfolio of around ninety clients, preparing income",
            "tax, capital gains tax and corporation tax returns and bringing them through",
            "ROS in good time.",
        )
    )
    items = "- Prepare income tax returns for around ninety clients of ours\n" * 3
    assert unwrapped(wrapped) == wrapped.replace("\n", " ")
    assert unwrapped(items) == items


@given(st.text(max_size=3_000))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_posting_soon_and_requirements_verbatim(text):
    started = time.perf_counter()
    posting = parse_posting(text)
    assert isinstance(posting, JobPosting)
    assert all(line.text in posting.description for line in posting.requirements)
    assert time.perf_counter() - started < 4


@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "Requirements:",
                    "Ihr Profil",
                    "•",
                    "- ",
                    "\n",
                    "\n\n",
                    "3 years",
                    "ideally",
                    ", ",
                    "; ",
                    "if ",
                    "Wir suchen eine ",
                ),
                *(
                    "(m/w/d)",
                    " | ",
                    "GmbH",
                    "jobs@a.example",
                    "15. Januar 2026",
                    "bis ",
                    "?",
                    ".",
                    "...",
                    "à ",
                    "un plus",
                    "A",
                    "a" * 80,
                ),
            ]
        ),
        max_size=400,
    )
)
@settings(max_examples=60, deadline=None)
def test_any_heap_of_what_adverts_are_made_of_is_read_soon(parts):
    started = time.perf_counter()
    assert isinstance(parse_posting("".join(parts)), JobPosting)
    assert time.perf_counter() - started < 4
