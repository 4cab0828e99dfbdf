"""Fixes outlive another reading of the same file; what was fixed or confirmed is in doubt no more."""

import pytest

from core.domain.reading import Doubt, FieldReading, Reading, open_doubts, value_at, with_corrections
from core.domain.resume import Basics, Resume, Skill, Work


def cv(name: str = "Ann Meyer", *jobs: tuple[str, str], skills: str = "") -> Resume:
    return Resume(
        basics=Basics(name=name),
        work=[Work(position=position, name=employer) for position, employer in jobs],
        skills=[Skill(name=word) for word in skills.split()],
    )


TWO = (("Analyst", "Acme"), ("Clerk", "Bolt"))


@pytest.mark.parametrize(
    ("before", "corrected", "now", "expected"),
    [
        (cv("A"), cv("A"), cv("B"), cv("B")),
        (cv("A"), cv("Fixed"), cv("B"), cv("Fixed")),
        (
            cv("A", *TWO),
            cv("A", ("Analyst", "Acme Ltd"), TWO[1]),
            cv("B", TWO[0], ("Head clerk", "Bolt")),
            cv("B", ("Analyst", "Acme Ltd"), ("Head clerk", "Bolt")),
        ),
        (cv("A", *TWO), cv("A", TWO[1]), cv("A", *TWO), cv("A", TWO[1])),
        (cv("A", TWO[0]), cv("A", ("Fixed", "Acme")), cv("A", *TWO), cv("A", ("Fixed", "Acme"))),
        (cv(skills="sql dax"), cv(skills="sql dax r"), cv(skills="sql"), cv(skills="sql dax r")),
        (Resume(), cv("Of before"), cv("New"), cv("Of before")),
    ],
    ids=[
        "nothing fixed",
        "a field",
        "a field of a job",
        "a job removed",
        "other jobs found",
        "a list",
        "no reading",
    ],
)
def test_only_what_was_corrected_stays(
    before: Resume, corrected: Resume, now: Resume, expected: Resume
) -> None:
    after = with_corrections(before, corrected, now)
    assert after.model_dump(exclude_defaults=True) == expected.model_dump(exclude_defaults=True)


def test_an_empty_field_of_the_form_is_no_correction() -> None:
    shown = Resume(basics=Basics(name="A", phone="", label=""))
    assert with_corrections(cv("A"), shown, Resume(basics=Basics(name="A", phone="12"))).basics.phone == "12"


def test_a_field_that_was_emptied_stays_empty() -> None:
    before = Resume(basics=Basics(name="A", phone="1987"))
    emptied = Resume(basics=Basics(name="A", phone=""))
    assert with_corrections(before, emptied, before).basics.phone == ""


def test_private_extensions_of_both_are_kept() -> None:
    before = Resume.model_validate({"basics": {"name": "A"}, "x-old": 1})
    corrected = Resume.model_validate({"basics": {"name": "A", "x-mine": [1]}, "x-old": 2})
    now = Resume.model_validate({"basics": {"name": "B"}, "x-old": 1, "x-new": {"deep": True}})
    merged = with_corrections(before, corrected, now).to_wire()
    assert (merged["basics"]["name"], merged["basics"]["x-mine"]) == ("B", [1])
    assert (merged["x-old"], merged["x-new"]) == (2, {"deep": True})


def reading(resume: Resume) -> Reading:
    return Reading(
        resume=resume,
        fields=[
            FieldReading(path="basics.name", value="Ann Meyer"),
            FieldReading(path="work.0.name", value="State", confidence=0.5, doubt=Doubt.GUESSED),
            FieldReading(path="work.0.start_date", confidence=0.0, doubt=Doubt.MISSING),
        ],
    )


def test_a_fixed_field_is_in_doubt_no_more() -> None:
    read = cv("Ann Meyer", ("Cook", "State"))
    assert [one.path for one in open_doubts(reading(read).doubtful, read)] == [
        "work.0.name",
        "work.0.start_date",
    ]
    fixed = cv("Ann Meyer", ("Cook", "Pampered Chef"))
    assert [one.path for one in open_doubts(reading(read).doubtful, fixed)] == ["work.0.start_date"]
    assert open_doubts(reading(read).doubtful, cv("Ann Meyer")) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("basics.name", "Ann Meyer"),
        ("work.1.name", "Bolt"),
        ("work.7.name", None),
        ("work.x.name", None),
        ("nothing.here", None),
        ("work", None),
        ("education", ""),
    ],
)
def test_a_path_leads_to_a_text_or_nowhere(path: str, value: str | None) -> None:
    assert value_at(cv("Ann Meyer", *TWO), path) == value
