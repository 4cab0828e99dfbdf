"""A coach's candidates from the command line."""

import pytest

from tests.cli.test_cli import Run, answer, core, refusal

__all__ = ["core"]

pytestmark = pytest.mark.slow


def test_candidates_are_added_and_listed_by_name(core: Run) -> None:
    for label in ("Mia Example", "Ben"):
        made = answer(core("candidate", "add", label, "--json"))
        assert (made["label"], made["consent_at"]) == (label, None)
    listed = answer(core("candidate", "list"))["candidates"]
    assert [(row["label"], row["profiles"], row["runs"]) for row in listed] == [
        ("Ben", 0, 0),
        ("Mia Example", 0, 0),
    ]
    assert refusal(core("candidate", "add", "MIA example")) == "conflict"


@pytest.mark.parametrize("arguments", [["candidate"], ["candidate", "add"]])
def test_wrong_usage_is_exit_64(core: Run, arguments: list[str]) -> None:
    assert core(*arguments).returncode == 64
