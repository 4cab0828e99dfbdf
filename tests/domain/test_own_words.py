"""Mails held against a profile: courtesies and contact data are no claims; claims among them are."""

from collections.abc import Iterator
from itertools import product

import pytest

from core.adapters.mail_texts import mail_text
from core.domain.claims import Addressee, CheckedSentence, CheckedText
from core.domain.languages import LANGUAGES, LanguageCode
from core.domain.own_words import checked_words
from core.domain.resume import Basics, Location, Resume
from core.domain.stated import with_stated
from tests.domain.claim_tables import DATA, LETTERS_GO_TO, gate_for

ANN = Resume(
    basics=Basics(
        name="Ann Meyer-Roth",
        email="ann@example.net",
        phone="+49 170 1234567",
        url="https://www.example.net/ann",
        location=Location(address="Hauptstr. 5", postal_code="10115", city="Berlin"),
    )
)
TO = Addressee("Data Engineer", "Quillmark GmbH", "Leeds")
NAMES = {
    "en": ("Priscilla Nakamura-Dunn", "Senior Staff Nurse (ICU)", "Kingsmead Hospital"),
    "de": ("Jürgen Weißenbach", "Lagerleiter (m/w/d)", "Muster Logistik GmbH & Co. KG"),
    "fr": ("Zoé L’Hôpital", "Juriste d’entreprise (H/F)", "Groupe Armor"),
    "es": ("María José Núñez", "Jefa de estudios", "Colegio Alameda, S.L."),
    "pt": ("João d’Ávila", "Técnico/a de Recrutamento", "Indústrias Lagoa, Lda."),
}
POLITE = {
    "en": """Dear Ms Raman, | Dear Priya, | Hi Tom, | Hello Quillmark team, | Dear Hiring Manager,
        | Good morning
        | To whom it may concern, | Many thanks | Kind regards, | Thanks for taking the time to read this.
        | You can reach me at +49 170 1234567 or ann@example.net. | Phone: +49 170 1234567 | T 0170 1234567
        | LinkedIn: linkedin.com/in/annm | www.example.net/ann | Hauptstr. 5, 10115 Berlin | Ann Meyer-Roth
        | Ann
        | Application: Data Engineer (Ref. 4711-AB), Ann Meyer-Roth | Reference no. 4711 | Sent from my iPhone
        | I am applying for the Data Engineer position at Quillmark in Leeds.
        | my CV and letter are attached.""",
    "de": """Sehr geehrte Frau Schmidt, | Sehr geehrter Herr Dr. Müller, | Liebes Quillmark-Team, | Moin,
        | Guten Tag Frau Nguyen, | Viele Grüße aus Berlin | Für Rückfragen stehe ich gerne zur Verfügung.
        | Sie erreichen mich unter 0170 1234567. | Mobil: 0170/123 45 67 | Kennziffer: 4711-AB
        | Bewerbung: Data Engineer (m/w/d), Kennziffer 4711 | Meine Kündigungsfrist beträgt drei Monate.""",
    "fr": """Bonjour Madame Dupont, | Chère Madame, | Cordialement, | Tél. : 06 12 34 56 78
        | Veuillez agréer, Madame, Monsieur, l’expression de mes salutations distinguées.
        | Objet : candidature au poste de Data Engineer | Courriel : ann@example.net""",
    "es": """Hola, María: | Estimada Sra. García: | Atentamente, | Teléfono: 612 34 56 78 | Muchas gracias
        | Quedo a su disposición para una entrevista.""",
    "pt": """Olá, Maria, | Prezado João, | Exma. Senhora Dra. Silva, | Telemóvel: 912 345 678
        | Atenciosamente,
        | Fico à disposição para uma entrevista.""",
}
CLAIMS = [
    "I led 12 people at Google and can be reached at 0170 1234567.",
    "Our revenue grew by +12 000 000",
    "Dear Ms Raman, I hold a PhD from Harvard",
    "Hi, I am a certified surgeon from Harvard",
    "Ann built Kestrel for 400 clients.",
    "References: 12 of my clients",
    "linkedin.com/in/annm shows my 12 awards",
]


def polite() -> Iterator[tuple[LanguageCode, str]]:
    for language in LANGUAGES:
        yield from ((language, line.strip()) for line in POLITE[language].split("|"))


def checked(
    body: str, language: LanguageCode = "en", subject: str = "CV", resume: Resume = ANN
) -> CheckedText:
    return checked_words(f"{subject}\n{body}", gate_for(resume), language, TO)


def marked(text: CheckedText) -> list[CheckedSentence]:
    return [one for one in text.sentences if one.verdict.unsupported or one.verdict.unchecked]


@pytest.mark.parametrize(("language", "line"), list(polite()))
def test_who_is_polite_claims_nothing(language: LanguageCode, line: str) -> None:
    assert marked(checked(f"{line}\n", language)) == []
    assert marked(checked("Ann", language, subject=line)) == []


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_among_courtesies_is_found(claim: str) -> None:
    text = checked(f"Dear Ms Raman,\n\n{claim}\n\nKind regards\nAnn Meyer-Roth\n+49 170 1234567")
    [found] = marked(text)
    assert found.text in claim
    assert found.verdict.unsupported


def test_sentences_are_shown_as_they_are_written() -> None:
    line = "Kennziffer 4711-AB, Tel. 0170 1234567, ann@example.net: ich leitete 12 Leute."
    assert " ".join(one.text for one in checked(line, "de", "Bewerbung").sentences) == f"Bewerbung {line}"


def test_a_stated_sentence_passes_with_the_contact_data_in_it() -> None:
    [found] = marked(checked(CLAIMS[0]))
    assert marked(checked(CLAIMS[0], resume=with_stated(ANN, [found.text]))) == []


def test_a_mail_may_be_in_another_language_than_the_documents() -> None:
    german = "Sehr geehrte Frau Roth,\n\nanbei erhalten Sie meine Unterlagen für die Stelle bei Quillmark."
    assert marked(checked(german, "en")) == []


@pytest.mark.parametrize(
    ("language", "has_title", "has_employer"), list(product(LANGUAGES, (True, False), (True, False)))
)
def test_the_first_wording_claims_nothing(
    language: LanguageCode, has_title: bool, has_employer: bool
) -> None:
    name, title, employer = NAMES[language]
    to = Addressee(title if has_title else "", employer if has_employer else "")
    profiles = [
        Resume(basics=Basics(name=name)),
        Resume.model_validate_json((DATA / f"profile_{language}.json").read_text("utf-8")),
    ]
    for resume in profiles:
        mail = mail_text(language, name=resume.basics.name, title=to.title, employer=to.employer)
        assert marked(checked_words(mail.words, gate_for(resume), language, to)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_wording_in_another_language_than_the_profile(language: LanguageCode) -> None:
    to = LETTERS_GO_TO[language]
    mail = mail_text(language, name="Ann Meyer-Roth", title=to.title, employer=to.employer)
    for profile in LANGUAGES:
        resume = Resume.model_validate_json((DATA / f"profile_{profile}.json").read_text("utf-8"))
        named = resume.changed(basics=resume.basics.changed(name="Ann Meyer-Roth"))
        assert marked(checked_words(mail.words, gate_for(named), language, to)) == []
