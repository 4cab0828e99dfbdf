"""German and French letters: their own grammar, the person's own facts, no sentence used for two people."""

import re
from collections import Counter
from datetime import date

import pytest

from core.adapters.phrase_tables import load_letter_phrases
from core.adapters.vocabulary_tables import load_vocabulary
from core.domain.documents import Letter
from core.domain.languages import LanguageCode
from core.domain.letters import draft_letter
from core.domain.letters.phrases import LetterPhrases
from core.domain.posting_text import parse_posting
from core.domain.resume import Basics, Education, Location, Resume, Skill, Work
from core.domain.tenure import years_of_work

TODAY = date(2026, 3, 2)
LISTS = ("noun", "clause", "mention", "plain_noun", "plain_clause", "skills", "study", "place_other", "next")


def person(name: str, city: str, study: str, skills: list[str], *work: Work) -> Resume:
    return Resume(
        basics=Basics(name=name, location=Location(city=city)),
        work=list(work),
        education=[Education(study_type=study)],
        skills=[Skill(name=skill) for skill in skills],
    )


BOOKKEEPER = person(
    "Annika Feldhoff",
    "Dresden",
    "Ausbildung zur Steuerfachangestellten",
    ["DATEV", "MS Excel"],
    Work(
        position="Finanzbuchhalterin",
        name="Autohaus Reinke",
        start_date="2019-05",
        highlights=[
            "Debitorenbuchhaltung für drei Standorte mit monatlich 1.400 Belegen",
            "Vorbereitung der Monatsabschlüsse nach HGB in DATEV",
            "Mahnwesen neu geordnet und offene Forderungen um 22 % gesenkt",
        ],
    ),
)
FITTER = person(
    "Jonas Kettler",
    "Kassel",
    "Gesellenbrief Elektroniker",
    ["KNX", "Photovoltaik"],
    Work(
        position="Elektroniker",
        name="Elektro Hannes GmbH",
        start_date="2020-09",
        highlights=[
            "Installation elektrischer Anlagen in 60 Wohneinheiten",
            "Programmierung von KNX-Anlagen für Bürogebäude",
        ],
    ),
)
COMPTABLE = person(
    "Hugo Lemercier",
    "Dijon",
    "BTS Comptabilité et gestion",
    ["Sage", "Excel"],
    Work(
        position="Assistant comptable",
        name="Cabinet Morel",
        start_date="2018-04",
        highlights=[
            "Géré la saisie de 600 factures fournisseurs par mois",
            "Préparation des déclarations de TVA pour 35 clients",
            "Clôture mensuelle ramenée de 8 à 5 jours",
        ],
    ),
)
NURSE = person(
    "Salomé Kerbrat",
    "Rennes",
    "Diplôme d'État d'infirmier",
    ["Cardiologie"],
    Work(
        position="Infirmière",
        name="Clinique des Tilleuls",
        start_date="2019-09",
        highlights=[
            "Prise en charge de 12 patients par tour en cardiologie",
            "Encadrement de six étudiants infirmiers",
        ],
    ),
)
ADVERTS: dict[str, str] = {
    "Stadtwerke Elbtal GmbH": """Buchhalter (m/w/d)
Stadtwerke Elbtal GmbH, Dresden

Ihre Aufgaben:
- Debitorenbuchhaltung und Mahnwesen
- Vorbereitung der Monatsabschlüsse nach HGB

Ihr Profil:
- Abgeschlossene kaufmännische Ausbildung
- Sehr gute Kenntnisse in DATEV und MS Excel
""",
    "Blitzner Elektrotechnik GmbH": """Elektroniker (m/w/d)
Blitzner Elektrotechnik GmbH, Fulda

Ihre Aufgaben:
- Installation elektrischer Anlagen
- Programmierung von KNX-Anlagen

Ihr Profil:
- Abgeschlossene Ausbildung als Elektroniker
""",
    "Transports Bellegarde": """Comptable fournisseurs (H/F)
Transports Bellegarde, Dijon

Vos missions :
- Saisir les factures fournisseurs
- Préparer les déclarations de TVA

Profil recherché :
- BTS en comptabilité
- Maîtrise de Sage et d'Excel
""",
    "Hôpital Saint-Aubin": """Infirmière en cardiologie
Hôpital Saint-Aubin, Rennes

Vos missions :
- Prise en charge des patients en cardiologie
- Encadrement des étudiants infirmiers

Profil recherché :
- Diplôme d'État d'infirmier exigé
""",
    "Calder Freight Ltd": """Finance Clerk
Calder Freight Ltd, Leeds

Responsibilities:
- Keep the ledgers in Excel
- Prepare month-end closing

Requirements:
- Strong Excel skills
""",
}
PEOPLE: list[tuple[LanguageCode, Resume]] = [
    ("de", BOOKKEEPER),
    ("de", FITTER),
    ("fr", COMPTABLE),
    ("fr", NURSE),
]
HOMES: dict[LanguageCode, set[str]] = {
    "de": {"Stadtwerke Elbtal GmbH", "Blitzner Elektrotechnik GmbH", "Calder Freight Ltd"},
    "fr": {"Transports Bellegarde", "Hôpital Saint-Aubin", "Calder Freight Ltd"},
}
CASES = [(lang, who, firm) for lang, who in PEOPLE for firm in ADVERTS if firm in HOMES[lang]]


def drafted(language: LanguageCode, resume: Resume, employer: str) -> Letter:
    posting = parse_posting(ADVERTS[employer])
    return draft_letter(resume, posting, load_vocabulary(), load_letter_phrases(language), TODAY, language)


def facts_told(letter: Letter, resume: Resume) -> int:
    told = " ".join(letter.paragraphs).lower()
    return sum(line.lower() in told for work in resume.work for line in work.highlights)


def sentences_of(letter: Letter) -> set[str]:
    return {part for text in letter.paragraphs for part in re.split(r"(?<=[.?!])\s+(?=[A-ZÀ-Ý„«])", text)}


def shared_sentences(letters: list[Letter]) -> list[str]:
    counts = Counter(sentence for letter in letters for sentence in sentences_of(letter))
    return [sentence for sentence, times in counts.items() if times > 1]


def unknown_numbers(letter: Letter, resume: Resume) -> set[str]:
    known = set(re.findall(r"\d+", resume.model_dump_json())) | {str(years_of_work(resume, TODAY))}
    return set(re.findall(r"\d+", " ".join(letter.paragraphs))) - known


@pytest.mark.parametrize(("language", "resume", "employer"), CASES)
def test_each_letter_names_the_employer_and_tells_two_facts(
    language: LanguageCode, resume: Resume, employer: str
) -> None:
    letter = drafted(language, resume, employer)
    assert employer in letter.paragraphs[0]
    assert facts_told(letter, resume) >= 2


@pytest.mark.parametrize(("language", "resume", "employer"), CASES)
def test_every_number_is_the_persons_own(language: LanguageCode, resume: Resume, employer: str) -> None:
    assert unknown_numbers(drafted(language, resume, employer), resume) == set()


def test_a_number_from_elsewhere_would_be_noticed() -> None:
    letter = drafted("de", BOOKKEEPER, "Stadtwerke Elbtal GmbH")
    boast = letter.model_copy(update={"paragraphs": [*letter.paragraphs, "Umsatz um 77 % gesteigert."]})
    assert unknown_numbers(boast, BOOKKEEPER) == {"77"}


def test_no_two_letters_share_a_sentence() -> None:
    assert shared_sentences([drafted(*case) for case in CASES]) == []


def test_a_shared_sentence_would_be_noticed() -> None:
    letter = drafted("fr", NURSE, "Hôpital Saint-Aubin")
    assert shared_sentences([letter, letter])


@pytest.mark.parametrize(
    ("language", "resume", "employer", "greeting", "closing", "subject"),
    [
        (
            "de",
            BOOKKEEPER,
            "Stadtwerke Elbtal GmbH",
            "Sehr geehrte Damen und Herren,",
            "Mit freundlichen Grüßen",
            "Bewerbung: Buchhalter",
        ),
        (
            "fr",
            COMPTABLE,
            "Transports Bellegarde",
            "Madame, Monsieur,",
            "Je vous prie d’agréer l’expression de mes salutations distinguées.",
            "Candidature : Comptable fournisseurs",
        ),
    ],
)
def test_the_form_is_the_languages_own(
    language: LanguageCode, resume: Resume, employer: str, greeting: str, closing: str, subject: str
) -> None:
    letter = drafted(language, resume, employer)
    assert (letter.greeting, letter.closing) == (greeting, closing)
    assert letter.subject.replace("\u00a0", " ") == subject


def test_german_goes_on_in_small_letters_after_the_greeting() -> None:
    for pattern in openings(load_letter_phrases("de")):
        first = pattern.split(" ", 1)[0]
        assert not first[0].isupper() or first in ("Ihre", "Sie"), pattern


def test_german_never_opens_with_the_worn_formula() -> None:
    assert not any("hiermit" in pattern.lower() for pattern in openings(load_letter_phrases("de")))


def test_french_says_at_a_town_hall_and_elides_the_post() -> None:
    resume = COMPTABLE.model_copy(
        update={"work": [Work(position="Agent", name="Mairie de Beaune", start_date="2019-01")]}
    )
    nurse = drafted("fr", resume, "Hôpital Saint-Aubin")
    assert "à la Mairie de Beaune" in nurse.paragraphs[0]
    assert "poste d’Infirmière" in nurse.paragraphs[0]


@pytest.mark.parametrize("language", ["de", "fr"])
def test_every_sentence_pattern_carries_something_of_the_case(language: LanguageCode) -> None:
    phrases = load_letter_phrases(language)
    for name in LISTS:
        for pattern in getattr(phrases, name):
            assert len(re.findall(r"\{\w+\}", pattern)) >= 2, pattern


@pytest.mark.parametrize("language", ["de", "fr"])
def test_there_are_enough_patterns_to_choose_from(language: LanguageCode) -> None:
    phrases = load_letter_phrases(language)
    for name in ("opening_years", "opening_source", "common", "clause", "noun", "plain_noun", "next"):
        assert len(set(getattr(phrases, name))) >= 8, name


def openings(phrases: LetterPhrases) -> tuple[str, ...]:
    return phrases.opening_years + phrases.opening_source + phrases.opening_background + phrases.opening_bare
