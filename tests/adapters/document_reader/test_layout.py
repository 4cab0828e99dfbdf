"""Words on a page become lines: what stands at the right margin does not run into the text."""

import pytest

from core.adapters.document_reader.lines import Line
from core.adapters.document_reader.pdf.layout import _with_unmarked_lists, _without_durations
from core.adapters.document_reader.pdf.words import _lost_spaces


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


def test_a_list_whose_marks_are_drawn_is_a_list() -> None:
    lines = [
        Line("Dairy Hand, Low Fell", x=50.0),
        Line("Turned 180 wheels a week", x=61.0),
        Line("Kept the cold store, which has two rooms and", x=61.0, full=True),
        Line("one freezer", x=61.0),
        Line("Washed the moulds since 2023", x=61.0),
    ]
    assert [line.bullet for line in _with_unmarked_lists(lines)] == [False, True, True, False, True]


@pytest.mark.parametrize("step", [0.0, 3.0, 90.0])
def test_text_that_is_not_set_in_like_a_list_is_none(step: float) -> None:
    lines = [Line("Dairy Hand, Low Fell", x=50.0), *(Line("Turned wheels", x=50.0 + step) for _ in range(4))]
    assert not any(line.bullet for line in _with_unmarked_lists(lines))


@pytest.mark.parametrize(
    ("text", "pieces", "lost"),
    [
        ("Call Center ManagerBrackley Foods,Leeds since2019", 40, True),
        ("Call Center Manager Brackley Foods, Leeds since 2019", 44, False),
        ("Call Center ManagerBrackley Foods,Leeds since2019", 5, False),
    ],
)
def test_letters_set_one_by_one_are_cut_anew_only_where_words_run_together(
    text: str, pieces: int, lost: bool
) -> None:
    assert _lost_spaces(text, pieces) is lost
