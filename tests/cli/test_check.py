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


def test_an_empty_file_is_refused(core: Run) -> None:
    assert refusal(core("check", PROFILE, "-", text="  ")) == "input_unreadable"
