"""The demo from the command line."""

import pytest

from tests.cli.test_cli import Run, answer, core

__all__ = ["core"]

pytestmark = pytest.mark.slow


def test_the_demo_comes_and_goes(core: Run) -> None:
    assert len(answer(core("demo", "--json"))["candidates"]) == 3
    listed = answer(core("candidate", "list"))["candidates"]
    assert [(row["profiles"], row["runs"]) for row in listed] == [(1, 2)] * 3
    assert answer(core("demo", "--reset", "--json")) == {"removed": 3}
    assert answer(core("candidate", "list"))["candidates"] == []
