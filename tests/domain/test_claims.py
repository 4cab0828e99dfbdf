"""The truth gate in five languages: what a profile supports passes, what it does not is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from core.domain.claims import Verdict
from core.domain.languages import LANGUAGES, LanguageCode
from core.domain.resume import Basics, Certificate, Language, Resume, Skill, Work
from tests.domain.claim_tables import LETTERS_GO_TO, gate, gate_for, profile, statements, told_lines


def verdict(language: LanguageCode, path: str, text: str) -> Verdict:
    if path == "text":
        return gate(language).text(text, language, LETTERS_GO_TO[language])
    return gate(language).line(path, text, language)


def reasons(found: Verdict) -> list[str]:
    return [f"{finding.kind}: {finding.text}" for finding in found.unsupported]


@pytest.mark.parametrize("language", LANGUAGES)
def test_true_statements_pass(language: LanguageCode) -> None:
    refused = {text: reasons(verdict(language, path, text)) for path, text in statements(language, "+")}
    assert {text: why for text, why in refused.items() if why} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_false_statements_are_refused(language: LanguageCode) -> None:
    passed = [
        text for path, text in statements(language, "-") if not verdict(language, path, text).unsupported
    ]
    assert passed == []


def of_one_line(language: str, line: str) -> Resume:
    return Resume(
        work=[Work(name="Firma Beispiel", start_date="2019-02", highlights=[line, _OTHER[language]])]
    )


_OTHER = {
    "en": "Wrote the weekly notes for the board",
    "de": "Schrieb die wöchentlichen Notizen für den Beirat",
    "fr": "Rédaction des notes hebdomadaires pour le conseil",
    "es": "Redacción de las notas semanales para el consejo",
    "pt": "Redação das notas semanais para o conselho",
}


@pytest.mark.parametrize(("language", "line", "said"), list(told_lines("+")))
def test_a_line_may_be_told_in_other_words(language: LanguageCode, line: str, said: str) -> None:
    assert reasons(gate_for(of_one_line(language, line)).line("work[0].highlights[0]", said, language)) == []


@pytest.mark.parametrize(("language", "line", "said"), list(told_lines("-")))
def test_a_line_may_not_be_told_larger(language: LanguageCode, line: str, said: str) -> None:
    assert gate_for(of_one_line(language, line)).line("work[0].highlights[0]", said, language).unsupported


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_profile_supports_itself(language: LanguageCode) -> None:
    assert gate(language).resume(profile(language)) == Verdict()


ADDED = {
    "an employer": {"work": [*profile("en").work, Work(name="Royal Harbour Clinic", position="Nurse")]},
    "a certificate": {"certificates": [Certificate(name="Advanced Life Support")]},
    "a language": {"languages": [Language(language="French", fluency="B2")]},
    "a higher level": {"languages": [Language(language="Spanish", fluency="C1")]},
    "a skill": {"skills": [Skill(name="Systems", keywords=["EMIS", "Epic"])]},
    "another name": {"basics": Basics(name="Somebody Else")},
    "a later start": {"work": [profile("en").work[0].model_copy(update={"start_date": "2019-04"})]},
    "a higher title": {"work": [profile("en").work[0].model_copy(update={"position": "Senior Staff Nurse"})]},
    "a number of another job": {
        "work": [profile("en").work[1].model_copy(update={"highlights": ["Triage of 70 patients per shift"]})]
    },
}


@pytest.mark.parametrize("what", ADDED)
def test_a_cv_may_add_nothing(what: str) -> None:
    assert gate("en").resume(profile("en").model_copy(update=ADDED[what])).unsupported


def test_a_cv_may_leave_out_and_reorder() -> None:
    whole = profile("en")
    less = {
        "work": whole.work[::-1],
        "skills": whole.skills[:1],
        "education": [],
        "languages": whole.languages[:1],
    }
    assert gate("en").resume(whole.model_copy(update=less)) == Verdict()


def test_what_is_said_of_one_post_is_held_against_that_post() -> None:
    found = gate("en").text("At Wye Valley I triaged 70 patients per shift.", "en")
    assert [(finding.kind, finding.text, finding.entry) for finding in found.unsupported] == [
        ("quantity", "70", "work[1]")
    ]


def test_whom_one_writes_to_may_be_named_and_says_nothing_of_oneself() -> None:
    letter = "The post of Senior Staff Nurse at Kingsmead Hospital in Bath interests me."
    assert gate("en").text(letter, "en").unsupported
    assert gate("en").text(letter, "en", LETTERS_GO_TO["en"]) == Verdict()


@settings(deadline=None)
@given(some.text(max_size=300), some.sampled_from(LANGUAGES))
def test_no_text_breaks_the_gate(text: str, language: LanguageCode) -> None:
    gate(language).text(text)
    gate(language).line("work[0].highlights[0]", text)


LEANING = {
    "en": [
        "At Wye Valley I gave personal care to 18 residents. There I also triaged 70 patients per shift.",
        "At Wye Valley I cared for 18 residents – triage of 70 patients per shift was part of it.",
    ],
    "de": [
        "Im Möwenblick plane ich die Dienste. Dort habe ich auch die Reklamationen um 25 Prozent gesenkt."
    ],
    "fr": ["Au cabinet Delorme, je prépare 90 assemblées par an. J'y ai aussi rédigé 250 actes courants."],
    "es": ["En San Ficticio imparto 18 horas semanales. Allí di también clases de refuerzo a 45 alumnos."],
    "pt": [
        "No Grupo Norte recruto 65 colaboradores por ano. Ali processei também os salários de 310 pessoas."
    ],
}
"""Numbers of another post, in a sentence that leans on the one before it."""


@pytest.mark.parametrize(("language", "text"), [(one, text) for one in LEANING for text in LEANING[one]])
def test_who_says_there_means_the_post_that_was_named(language: LanguageCode, text: str) -> None:
    checked = gate(language).checked(text, language)
    assert [(one.leans, bool(one.verdict.unsupported)) for one in checked.sentences] == [
        (False, False),
        (True, True),
    ]


def test_what_names_another_place_leans_on_nothing() -> None:
    text = "At Severnside I triage 70 patients per shift; in Hereford I cared for 18 residents."
    assert gate("en").text(text, "en") == Verdict()


APPOINTMENTS = {
    "en": "Thursday at 10 works well for me, and so does 10.30 am on 3 December.",
    "de": "Am 9.12. um 14 Uhr passt es mir gut, ebenso am Donnerstag, dem 10. Dezember 2027, um 9.30 Uhr.",
    "fr": "Le mardi 8 décembre 2027 à 14 h 15 me convient parfaitement, mercredi à 10 h aussi.",
    "es": "Puedo ir el día 9 a las 16:30, o el 10 de diciembre entre las 9 y las 11.",
    "pt": "Posso ir no dia 9 às 14h30, ou na quinta, 10 de dezembro, às 10h.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_appointment_claims_nothing(language: LanguageCode) -> None:
    assert gate(language).text(APPOINTMENTS[language], language) == Verdict()


def test_a_number_at_the_end_of_a_sentence_is_no_date() -> None:
    assert gate("de").text("Die Gästezufriedenheit ist auf 4.9. gestiegen.", "de").unsupported
    assert gate("en").text("Waiting times went down to 9.12.", "en").unsupported
