"""Form answers: what each system's form gets, and what nobody gets without having stored it."""

import json
import tomllib
from collections.abc import Mapping, Sequence

import pytest

from core.adapters.form_tables import FOLDER, load_countries, load_form_table
from core.adapters.telephones import read_telephone
from core.domain.answers import DECLINED, TOPICS, GivenAnswer, answers_in, clean_answer
from core.domain.documents import Letter
from core.domain.errors import UserError
from core.domain.forms import FormData, FormTable, as_plain_text, plan_answers
from core.domain.forms.from_profile import split_name
from core.domain.posting import Ats, JobPosting
from core.domain.resume import Location, Resume
from tests.conftest import DATA

JANE = Resume.model_validate(
    {
        "basics": {
            "name": "Jane Doe",
            "email": "jane.doe@example.com",
            "phone": "+14155550137",
            "url": "https://janedoe.example.com",
            "location": {"city": "San Francisco", "region": "California", "countryCode": "US"},
            "profiles": [
                {"network": "LinkedIn", "url": "https://www.linkedin.com/in/jane-doe-example"},
                {"network": "GitHub", "url": "https://github.com/jane-doe-example"},
            ],
        },
        "work": [
            {"name": "Example Analytics Inc", "position": "Senior Backend Engineer", "startDate": "2020"}
        ],
    }
)
SENSITIVE = [topic.name for topic in TOPICS if topic.answer_class == "sensitive"]
FIXTURES = sorted((DATA / "ats").glob("*.expected.json"))
OWN_TO_EACH_FORM = ("question_", "cards[", "surveysResponses[", "QA_", "CA_", "0000", "answers_attributes")
NOT_OURS = {"preferred_name"}
"""What is not in a CV: a pet name."""
TELEPHONES = {
    ("+49 (0)30 901820", ""): ("+49", "030 901820"),
    ("0041 44 668 18 00", "DE"): ("+41", "044 668 18 00"),
    ("030 901820", "DE"): ("+49", "030 901820"),
    ("(415) 555-0137", "us"): ("+1", "(415) 555-0137"),
    ("+١ ٤١٥ ٥٥٥ ٠١٣٧", ""): ("+1", "(415) 555-0137"),
}


def planned(
    ats: Ats | None = None, place: str = "", bank: Sequence[GivenAnswer] = (), resume: Resume = JANE
) -> FormData:
    posting = JobPosting(title="Engineer", job_location=place, ats=ats)
    table = load_form_table(ats) if ats else FormTable()
    phone = read_telephone(resume.basics.phone, resume.basics.location.country_code)
    return plan_answers(resume, Letter(), posting, bank, load_countries(), table, phone)


def by_field(form: FormData) -> Mapping[str, str]:
    return {field: answer.value for answer in form.answers for field in answer.fields}


def kinds(form: FormData) -> set[str]:
    return {answer.kind for answer in form.answers}


def said(topic: str, value: str, country: str = "") -> GivenAnswer:
    return GivenAnswer(topic=topic, country=country, value=value)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_the_usual_fields_of_each_form_get_what_they_should(path) -> None:
    expected = json.loads(path.read_text())
    bank = [said(topic, DECLINED) for topic in SENSITIVE if topic != "pronouns"]
    form = planned(expected["ats"].partition("-")[0], bank=[*bank, said("pronouns", "She/her")])
    filled = by_field(form)
    for name, value in expected["fields"].items():
        if name.startswith("job_application[answers") or name.startswith(OWN_TO_EACH_FORM):
            continue
        if name in NOT_OURS:
            assert name not in filled
            continue
        if name == "country":
            (code,) = [answer for answer in form.answers if answer.kind == "tel-country-code"]
            assert (code.fields, code.value, code.country) == (["country"], "+1", value)
            continue
        if filled[name] == "I decline to say":
            continue
        wanted = value[0] if isinstance(value, list) else value
        assert filled[name].removeprefix("+1") == wanted.removeprefix("+1"), name
    for left in expected["leave"]:
        assert left["name"] not in filled


@pytest.mark.parametrize("number", TELEPHONES, ids=str)
def test_a_number_has_two_parts_where_its_country_is_known(number: tuple[str, str]) -> None:
    parts = read_telephone(*number)
    assert parts is not None
    assert (parts.country_code, parts.national) == TELEPHONES[number]


@pytest.mark.parametrize("number", ["030 901820", "", "see LinkedIn", "+999 1", "+49 30 " + "1" * 40, "+"])
def test_a_number_nobody_can_place_stays_whole(number: str) -> None:
    assert read_telephone(number, "") is None
    resume = JANE.changed(basics=JANE.basics.changed(phone=number, location=Location()))
    assert not {"tel-country-code", "tel-national"} & kinds(planned(resume=resume))


@pytest.mark.parametrize("ats", ["greenhouse", "lever", "workable", "ashby"])
def test_nothing_sensitive_and_no_consent_is_answered_unasked(ats: Ats) -> None:
    form, table = planned(ats, "Berlin, Germany"), load_form_table(ats)
    assert not [answer for answer in form.answers if answer.answer_class in ("sensitive", "consent")]
    open_fields = {one.field for one in form.person}
    assert set(table.consent) | set(table.signature) <= open_fields
    assert not open_fields & by_field(form).keys()
    sensitive = {topic.replace("_", "-") for topic in SENSITIVE}
    assert {name for name, kind in table.fields.items() if kind in sensitive} <= open_fields


@pytest.mark.parametrize("topic", SENSITIVE)
def test_a_sensitive_answer_is_only_the_stored_one(topic: str) -> None:
    kind = topic.replace("_", "-")
    assert kind not in kinds(planned())
    (answer,) = [one for one in planned(bank=[said(topic, "Mine")]).answers if one.kind == kind]
    assert (answer.value, answer.answer_class, answer.source) == ("Mine", "sensitive", f"answers.{topic}")
    assert "Mine" not in as_plain_text(planned(bank=[said(topic, "Mine")]))


def test_pay_and_right_to_work_are_only_of_the_posting_s_country() -> None:
    bank = [said("salary", "65,000 EUR", "DE"), said("work_right", "yes", "DE")]
    bank += [said("salary", "165,000 USD", "US"), said("work_right", "needs_sponsorship", "US")]
    german = {answer.kind: answer.value for answer in planned(place="Berlin, Germany", bank=bank).answers}
    american = {answer.kind: answer.value for answer in planned(place="Austin, USA", bank=bank).answers}
    assert (german["salary"], german["work-right"], german["needs-sponsorship"]) == (
        "65,000 EUR",
        "Yes",
        "No",
    )
    assert (american["salary"], american["work-right"], american["needs-sponsorship"]) == (
        "165,000 USD",
        "No",
        "Yes",
    )
    for place in ("", "Berlin", "Wien, Österreich", "Berlin, DE", "Germany or USA"):
        assert not kinds(planned(place=place, bank=bank)) & {"salary", "work-right", "needs-sponsorship"}


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("Berlin, Germany", "DE"),
        ("Remote (Germany)", "DE"),
        ("Remote in the UK", "GB"),
        ("Germany (Remote)", "DE"),
        ("München, Deutschland / Hamburg, Deutschland", "DE"),
        ("Wilmington, DE", ""),
        ("Los Angeles, CA", ""),
        ("Los Angeles, CA, US", "US"),
        ("Santa Fe, New Mexico", ""),
        ("Poland, Ohio", ""),
        ("London; Berlin, Germany", ""),
        ("Berlin, Germany or Paris, France", ""),
        ("Remote", ""),
    ],
)
def test_the_country_is_only_what_the_place_says(place: str, code: str) -> None:
    assert load_countries().of_place(place) == code


def test_no_name_stands_for_two_countries() -> None:
    table = tomllib.loads((FOLDER / "countries.toml").read_text())
    names = [name.casefold() for known in table.values() for name in known]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Jane Doe", ("Jane", "Doe")),
        ("Priscilla N. Doe", ("Priscilla", "Doe")),
        ("Zoë O'Brien-Núñez", ("Zoë", "O'Brien-Núñez")),
        ("Madonna", ("", "")),
        ("Doe, Jane", ("", "")),
        ("María de la Cruz", ("", "")),
        ("Gabriel García Márquez", ("", "")),
        ("Dr. Doe", ("", "")),
        ("山田 太郎", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_name_is_split_only_where_there_is_no_doubt(name: str, parts: tuple[str, str]) -> None:
    assert split_name(name) == parts


def test_a_link_is_what_its_address_says() -> None:
    profiles = [
        {"network": "LinkedIn", "url": "https://evil.example/linkedin.com"},
        {"network": "Blog", "url": "https://de.linkedin.com/in/jane"},
        {"network": "GitHub", "url": "javascript:alert(1)"},
    ]
    links = planned(resume=Resume.model_validate({"basics": {"profiles": profiles}})).answers
    assert [(one.kind, one.value) for one in links] == [
        ("link", "https://evil.example/linkedin.com"),
        ("linkedin", "https://de.linkedin.com/in/jane"),
    ]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("  two \n weeks ", "two weeks"),
        ("a\u200bb\u202ec\ufeff", "abc"),
        ("أسبوعان", "أسبوعان"),
    ],
)
def test_a_hostile_value_is_plain_text(value: str, kept: str) -> None:
    assert clean_answer(said("notice_period", value)).value == kept


@pytest.mark.parametrize(
    "given",
    [
        said("notice_period", "x" * 501),
        said("free:Why?", "x" * 10_001),
        said("free:" + "x" * 201, "y"),
        said("free: ", "y"),
        said("shoe_size", "42"),
        said("salary", "65,000"),
        said("notice_period", "2 weeks", "DE"),
        said("work_right", "perhaps", "DE"),
    ],
)
def test_what_cannot_be_kept_is_refused(given: GivenAnswer) -> None:
    with pytest.raises(UserError):
        clean_answer(given)


def test_a_long_answer_in_own_words_keeps_its_lines() -> None:
    text = "x" * 5_000 + "\n" + "y" * 4_999
    assert clean_answer(said("free:Why?", text)).value == text


def test_answers_in_a_file_of_another_program_are_passed_over() -> None:
    entries = [{"topic": "notice_period", "value": "2 weeks"}, {"topic": "nonsense", "value": "x"}, 7, None]
    assert [given.value for given in answers_in({"answers": entries})] == ["2 weeks"]
    assert answers_in({"answers": {"gender": "x"}}) == []


def test_a_file_of_version_one_still_opens() -> None:
    old = {"version": 1, "title": "Engineer", "ats": "lever", "answers": []}
    answer = {"kind": "email", "label": "E-mail", "value": "a@b.example", "source": "basics.email"}
    form = FormData.model_validate({**old, "answers": [answer]})
    assert (form.version, form.answers[0].value, form.answers[0].answer_class) == (1, "a@b.example", "fact")


def test_the_class_is_called_class_in_the_file() -> None:
    wire = planned("lever").model_dump(mode="json", by_alias=True)
    assert wire["version"] == 2
    assert wire["answers"][0] == {
        "kind": "name",
        "label": "Full name",
        "value": "Jane Doe",
        "source": "basics.name",
        "confidence": "stated",
        "class": "fact",
        "country": "",
        "fields": ["name"],
    }
