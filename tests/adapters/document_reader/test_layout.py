"""Words on a page become lines: what stands at the right margin does not run into the text."""

import pytest

from core.adapters.document_reader.layout import _without_durations


@pytest.mark.parametrize(
    "duration", ["4 months", "2 years 10 months", "1 Jahr, 2 Monate", "3 ans", "8 meses"]
)
def test_a_computed_length_of_stay_is_dropped(duration: str) -> None:
    assert _without_durations(f"Cut the close to\t{duration}") == "Cut the close to"


@pytest.mark.parametrize(
    "text", ["4 months", "Led a team for 4 months", "Analyst\tMay 2020 – Aug 2020", "Go\t4"]
)
def test_everything_else_stays(text: str) -> None:
    assert _without_durations(text) == text
