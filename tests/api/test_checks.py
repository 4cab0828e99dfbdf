"""Texts and CVs held against a profile over HTTP: in the command line's form, with each sentence."""

import json
from collections.abc import Callable
from copy import deepcopy

import pytest

from core.services.checking import MOST_TEXT
from tests.api.world import ROOT, World
from tests.conftest import DATA

FULL = json.loads((DATA / "claims" / "profile_full.json").read_text("utf-8"))
ADVERT = "Senior Chemist\nKingsmead Labs, Bath\n\nYou bring\n- 3 years of titration"
TRUE, FALSE = "I tested 60 water samples a day.", "I tested 90 water samples a day."
Call = Callable[..., tuple[int, dict[str, object]]]


@pytest.fixture
def check(world: World) -> Call:
    """ann's calls, with her own profile."""
    kept = world.client.post(f"{ROOT}/profiles", json={"resume": FULL}, headers=world.ann).json()

    def call(profile: str = kept["id"], **options: object) -> tuple[int, dict[str, object]]:
        path = f"{ROOT}/profiles/{profile}/check"
        answer = world.client.post(path, headers=world.ann, **options)
        return answer.status_code, answer.json()

    return call


def test_each_sentence_of_a_text_has_its_findings(check: Call) -> None:
    status, found = check(json={"text": f"{TRUE} {FALSE}"})
    assert status == 200
    assert [sentence["text"] for sentence in found["sentences"]] == [TRUE, FALSE]
    assert [len(sentence["unsupported"]) for sentence in found["sentences"]] == [0, 1]
    assert [(one["text"], one["kind"]) for one in found["unsupported"]] == [("90", "quantity")]
    assert found["unsupported"] == found["sentences"][1]["unsupported"]
    assert found["unchecked"] == []


def test_a_cv_is_compared_entry_by_entry(check: Call) -> None:
    assert check(json={"resume": FULL}) == (200, {"unsupported": [], "unchecked": []})
    raised = deepcopy(FULL)
    raised["work"][1]["position"] = "Head of Sampling"
    for options in ({"json": {"resume": raised}}, {"files": {"file": ("cv.json", json.dumps(raised))}}):
        status, found = check(**options)
        assert (status, [one["entry"] for one in found["unsupported"]]) == (200, ["work[1]"])


def test_a_file_is_read_first(check: Call) -> None:
    for data in (FALSE.encode(), FALSE.encode("utf-16")):
        status, found = check(files={"file": ("letter.txt", data)})
        assert (status, [one["text"] for one in found["unsupported"]]) == (200, ["90"])
    pdf = (DATA / "profiles" / "accountant_en_word.pdf").read_bytes()
    status, found = check(files={"file": ("cv.pdf", pdf)})
    assert status == 200
    assert found["sentences"]
    assert found["unsupported"]


def test_whom_one_writes_to_may_be_named(world: World, check: Call) -> None:
    letter = "The post at Kingsmead Labs in Bath interests me."
    kept = world.client.post(f"{ROOT}/postings", json={"text": ADVERT}, headers=world.ann).json()
    assert check(json={"text": letter})[1]["unsupported"]
    assert check(json={"text": letter, "posting_id": kept["id"]})[1]["unsupported"] == []
    file = {"file": ("letter.txt", letter)}
    assert check(files=file, data={"posting_id": kept["id"]})[1]["unsupported"] == []


def test_a_posting_that_is_not_there_is_404(check: Call) -> None:
    assert check(json={"text": TRUE, "posting_id": "none"})[0] == 404
    assert check(files={"file": ("letter.txt", TRUE)}, data={"posting_id": "none"})[0] == 404


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"json": {}}, "input_unreadable"),
        ({"json": {"text": ""}}, "input_unreadable"),
        ({"json": {"text": " … "}}, "input_unreadable"),
        ({"json": {"text": "x" * (MOST_TEXT + 1)}}, "input_too_big"),
        ({"json": {"text": "x" * 200_001}}, "input_unreadable"),
        ({"json": {"text": "I", "candidate_id": "x"}}, "input_unreadable"),
        ({"json": {"resume": {}}}, "input_unreadable"),
        ({"json": {"resume": {"work": "none"}}}, "input_unreadable"),
        ({"json": {"resume": {"basics": {"summary": "word " * MOST_TEXT}}}}, "input_too_big"),
        ({"files": {"file": ("letter.txt", "word " * MOST_TEXT)}}, "input_too_big"),
        ({"files": {"file": ("list.json", "[1, 2]")}}, "input_unreadable"),
        ({"files": {"file": ("cv.pdf", "no pdf")}}, "input_unreadable"),
        ({"files": {"file": ("empty.txt", b" ")}}, "input_unreadable"),
    ],
)
def test_what_cannot_be_checked_is_refused(check: Call, options: dict[str, object], code: str) -> None:
    status, answer = check(**options)
    assert (status, answer["error"]["code"]) in {(422, code), (413, code)}
