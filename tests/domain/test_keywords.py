"""What counts as a term, and when a text shows it."""

import pytest

from core.adapters.vocabulary_tables import load_vocabulary
from core.domain.keywords import Term, is_shown, posting_terms, text_keys, text_shows
from core.domain.languages import LanguageCode
from core.domain.posting import JobPosting, Requirement

VOCABULARY = load_vocabulary()


def keys(text: str, language: LanguageCode = "en") -> frozenset[str]:
    return text_keys(text, VOCABULARY, language)


def terms(*requirements: str, title: str = "", description: str = "", language: str = "en") -> list[Term]:
    posting = JobPosting(
        title=title,
        description=description,
        in_language=language,
        requirements=[Requirement(text=text) for text in requirements],
    )
    return list(posting_terms(posting, VOCABULARY))


@pytest.mark.parametrize(
    ("text", "shown", "not_shown"),
    [
        ("Written in C++", "c++", "c language"),
        ("Written in C#", "c#", "c language"),
        ("C, C++ and C#", "c language", "golang"),
        ("vitamin C and hepatitis C", "vitamin", "c language"),
        ("John C. Smith", "smith", "c language"),
        ("C. Smith", "smith", "c language"),
        (".NET and ASP.NET", ".net", "net"),
        ("Node.js/React", "node.js", "node"),
        ("Node.js/React", "react.js", "vue.js"),
        ("React to alarms within minutes", "alarm", "react.js"),
        ("R and Python", "r language", "golang"),
        ("R&D budget", "r&d", "r language"),
        ("Backends in Go, some Rust", "golang", "swift language"),
        ("Go to market plans", "market", "golang"),
        ("We go the extra mile", "mile", "golang"),
        ("Advanced Excel", "microsoft excel", "microsoft word"),
        ("word, excel, outlook", "microsoft excel", "powerpoint"),
        ("Excel in a fast-paced team", "fast", "microsoft excel"),
        ("You excel at selling", "excel", "microsoft excel"),
        ("SAP S/4HANA", "sap", "sap fi"),
        ("SAPIENT", "sapient", "sap"),
        ("IT support", "technical support", "golang"),
        ("is it true", "true", "information technology"),
        ("AP/AR clerk", "accounts payable", "general ledger"),
        ("Master electrician", "electrician", "master's degree"),
        ("Master's degree", "master's degree", "doctorate"),
        ("Ph.D. or M.Sc.", "doctorate", "mba"),
        ("DIN EN ISO 9001", "iso 9001", "iso 13485"),
        ("JavaScript", "javascript", "java"),
    ],
)
def test_terms_have_the_right_borders(text: str, shown: str, not_shown: str) -> None:
    assert shown in keys(text)
    assert not_shown not in keys(text)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("MS PowerPoint", "Powerpoint", "en"),
        ("JS", "JavaScript", "en"),
        ("k8s", "Kubernetes", "en"),
        ("accounts payable", "AP", "en"),
        ("RN", "registered nurse", "en"),
        ("Gesundheits- und Krankenpfleger", "Pflegefachkraft", "de"),
        ("Staplerschein", "forklift licence", "de"),
        ("forklift license", "fork lift", "en"),
        ("Führerschein Klasse B", "Führerschein", "de"),
        ("référencement naturel", "SEO", "fr"),
        ("atención al cliente", "customer service", "es"),
        ("gestão de projetos", "project management", "pt"),
        ("continuous integration", "CI/CD", "en"),
        ("ISO9001", "ISO 9001", "en"),
    ],
)
def test_two_names_of_one_thing_meet(one: str, other: str, language: LanguageCode) -> None:
    known = set(VOCABULARY.aliases.values()) | set(VOCABULARY.exact.values())
    assert keys(one, language) & keys(other, language) & known


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("audit", "audits", "en"),
        ("invoicing", "invoices", "en"),
        ("supervised", "supervising", "en"),
        ("Rechnung", "Rechnungen", "de"),
        ("Pflegekräfte", "Pflegekraft", "de"),
        ("gérée", "gérés", "fr"),
        ("operaciones", "operación", "es"),
        ("operações", "operação", "pt"),
    ],
)
def test_forms_of_one_word_meet(one: str, other: str, language: LanguageCode) -> None:
    assert keys(one, language) & keys(other, language)


def test_different_words_stay_apart() -> None:
    pairs = [("nurse", "nursery"), ("account", "accent"), ("general", "generate"), ("new", "news")]
    assert not any(keys(one) & keys(other) for one, other in pairs)


def test_what_is_a_kind_of_something_shows_it_and_not_the_other_way_round() -> None:
    assert "sql" in keys("PostgreSQL")
    assert "postgresql" not in keys("SQL")


def test_a_term_is_a_verbatim_span_of_its_requirement() -> None:
    lines = ["Solid knowledge of Accounts Payable", "Experience with wound care and dialysis machines"]
    found = terms(*lines)
    assert found
    assert all(term.text in lines[term.line] for term in found)


def test_filler_is_no_term() -> None:
    assert terms("Strong team player with great ability and experience", "You work in our team") == []


def test_musts_weigh_more_than_wishes_and_benefits_nothing() -> None:
    posting = JobPosting(
        in_language="en",
        requirements=[
            Requirement(text="Terraform", kind="nice"),
            Requirement(text="Kubernetes", kind="must"),
            Requirement(text="Dental plan", kind="benefit"),
            Requirement(text="Jenkins", kind="duty"),
        ],
    )
    assert [(term.key, term.weight) for term in posting_terms(posting, VOCABULARY)] == [
        ("kubernetes", 3.0),
        ("jenkins", 2.0),
        ("terraform", 1.0),
        ("dental plan", 0.0),
    ]


def test_a_term_that_comes_back_counts_its_mentions_and_keeps_its_best_place() -> None:
    found = terms("Kubernetes", "More Kubernetes", description="k8s all day")
    assert next((term.key, term.line, term.mentions) for term in found) == ("kubernetes", 0, 3)


@pytest.mark.parametrize(
    ("line", "key", "alternatives"),
    [
        ("Python, Java or Go", "python", ("java", "golang")),
        ("AWS/Azure", "aws", ("azure",)),
        ("CPA or CFA", "cpa", ("cfa",)),
        ("Englisch oder Französisch", "english", ("french",)),
        ("Python, Java, Go", "python", ()),
        ("Python and Java", "python", ()),
    ],
)
def test_a_choice_is_one_term(line: str, key: str, alternatives: tuple[str, ...]) -> None:
    language = "de" if "oder" in line else "en"
    found = {term.key: term.alternatives for term in terms(line, language=language)}
    assert found[key] == alternatives
    assert not set(alternatives) & set(found)


def test_what_follows_a_choice_stands_for_itself() -> None:
    found = {term.key: term.alternatives for term in terms("Python, Java or Go, Docker")}
    assert found == {"python": ("java", "golang"), "docker": ()}


def test_one_of_the_alternatives_is_enough() -> None:
    (choice,) = terms("Python, Java or Go")
    assert text_shows(choice, "Ten years of Java", VOCABULARY, "en")
    assert not text_shows(choice, "Ten years of Ruby", VOCABULARY, "en")


def test_a_phrase_is_shown_by_all_of_its_words_and_not_by_one() -> None:
    (phrase,) = terms("dialysis machines")
    assert is_shown(phrase, keys("Cleaned machines for dialysis"))
    assert not is_shown(phrase, keys("Operated milling machines"))


@pytest.mark.parametrize(
    "text", ["", " ", "\x00\x00", "\u200b", "((((", "a" * 100_000, "- " * 10_000, "c++" * 20_000]
)
def test_absurd_texts_are_answered(text: str) -> None:
    assert isinstance(keys(text), frozenset)
    assert isinstance(terms(text, title=text, description=text), list)


def test_same_posting_same_terms_in_the_same_order() -> None:
    lines = ("Python, Java or Go", "wound care and dialysis machines", "AWS/Azure")
    assert terms(*lines, title="Nurse") == terms(*lines, title="Nurse")
    importances = [term.importance for term in terms(*lines, title="Nurse")]
    assert importances == sorted(importances, reverse=True)
