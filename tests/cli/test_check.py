"""`python -m core check`: the truth gate over any file, for scripts."""

import json
from pathlib import Path

import pytest

from tests.cli.test_cli import Run, answer, core, refusal
from tests.domain.claim_tables import DATA

__all__ = ["core"]
pytestmark = pytest.mark.slow

PROFILE = DATA / "profile_en.json"


def test_a_false_sentence_is_named_with_its_reason(core: Run, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("I led the infection control group. My English is native.")
    found = answer(core("check", PROFILE, letter, "--json"))
    assert [finding["text"] for finding in found["unsupported"]] == ["I led the infection control group."]
    assert found["unsupported"][0]["why"].endswith(".")


def test_strict_ends_with_three_only_when_something_is_not_supported(core: Run, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("I speak French.")
    assert core("check", PROFILE, letter).returncode == 0
    assert core("check", PROFILE, letter, "--strict").returncode == 3
    assert core("check", PROFILE, "-", "--strict", text="I speak English.").returncode == 0


def test_a_cv_is_compared_entry_by_entry(core: Run, tmp_path: Path) -> None:
    raw = json.loads(PROFILE.read_text())
    raw["work"][0]["highlights"], raw["work"][1]["highlights"] = (
        raw["work"][1]["highlights"],
        raw["work"][0]["highlights"],
    )
    swapped = tmp_path / "swapped.json"
    swapped.write_text(json.dumps(raw))
    assert {"work[0]", "work[1]"} <= {
        finding["entry"] for finding in answer(core("check", PROFILE, swapped, "--json"))["unsupported"]
    }
    assert answer(core("check", PROFILE, PROFILE, "--json")) == {"unsupported": [], "unchecked": []}


NO_TEXT_AND_NO_CV = {
    "a list.json": b'["I led 40 people."]',
    "no CV.json": b'{"a": 1}',
    "a list.txt": b'["I led 40 people."]',
    "a wrong shape.json": b'{"work": [{"highlights": "led"}]}',
    "cut off.json": b'{"work": [',
    "no pdf.pdf": b"I led 40 people.",
    "no docx.docx": b"I led 40 people.",
    "noise.bin": bytes(range(256)) * 8,
    "dots.txt": b"...",
    "empty.json": b"",
}


@pytest.mark.parametrize("name", NO_TEXT_AND_NO_CV)
def test_what_is_no_text_and_no_cv_is_refused(core: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(NO_TEXT_AND_NO_CV[name])
    assert refusal(core("check", PROFILE, tmp_path / name)) == "input_unreadable"


@pytest.mark.parametrize("path", [".", "nowhere.txt", "I led 40 people. " * 40])
def test_what_is_no_file_is_refused(core: Run, tmp_path: Path, path: str) -> None:
    assert refusal(core("check", PROFILE, tmp_path / path)) == "input_unreadable"


SAID = "I led 40 people in München."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_a_text_may_be_in_any_common_encoding(core: Run, tmp_path: Path, encoding: str) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(SAID.encode(encoding))
    found = answer(core("check", PROFILE, letter, "--json"))
    assert [finding["text"] for finding in found["unsupported"]][:2] == ["40", "München"]


@pytest.mark.parametrize("name", ["accountant_en_word.pdf", "accountant_en.docx"])
def test_a_document_is_read_whatever_it_is_called(core: Run, name: str, tmp_path: Path) -> None:
    document = DATA.parent / "profiles" / name
    found = answer(core("check", PROFILE, document, "--json"))
    assert "Accountant" in {finding["text"] for finding in found["unsupported"]}
    (tmp_path / "copy").write_bytes(document.read_bytes())
    assert answer(core("check", PROFILE, tmp_path / "copy", "--json")) == found


def test_a_letter_may_begin_with_a_bracket(core: Run) -> None:
    found = answer(core("check", PROFILE, "-", "--json", text="[1] I led 40 people."))
    assert "40" in {finding["text"] for finding in found["unsupported"]}


def test_a_cv_of_a_head_alone_is_a_cv(core: Run) -> None:
    cv = '{"basics": {"name": "Somebody Else"}}'
    (found,) = answer(core("check", PROFILE, "-", "--json", text=cv))["unsupported"]
    assert (found["text"], found["entry"]) == ("Somebody Else", "basics")


def test_strict_lets_through_what_is_only_unchecked(core: Run, tmp_path: Path) -> None:
    profile, said = tmp_path / "profile.json", "I coached apprentices in 3 grades."
    work = {"name": "Holt", "position": "Fitter", "highlights": ["Coaching of apprentices up to Level 3"]}
    profile.write_text(json.dumps({"basics": {"name": "Ann"}, "work": [work]}))
    found = answer(core("check", profile, "-", "--json", text=said))
    assert (found["unsupported"], len(found["unchecked"])) == ([], 1)
    assert core("check", profile, "-", "--strict", text=said).returncode == 0


def test_an_empty_file_is_refused(core: Run) -> None:
    assert refusal(core("check", PROFILE, "-", text="  ")) == "input_unreadable"
