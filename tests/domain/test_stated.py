"""Facts that the person states: kept in `meta.stated`, whatever else stands there, and believed."""

from typing import Any

import pytest

from core.domain.errors import ErrorCode, UserError
from core.domain.resume import Basics, Resume
from core.domain.stated import MOST_STATED, MOST_STATED_CHARACTERS, stated_in, with_stated, without_stated
from tests.domain.claim_tables import gate_for, profile

FACT = "I chaired the hospital's Kestrel committee of 37 nurses."


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        (None, []),
        ("one text", []),
        ({"0": "a"}, []),
        ([1, None, ["a"], {"b": 1}, "", "   ", " true "], ["true"]),
        (["twice", "twice"], ["twice"]),
        (["x" * (MOST_STATED_CHARACTERS + 1), "short"], ["short"]),
        ([str(number) for number in range(10_000)], [str(number) for number in range(MOST_STATED)]),
    ],
)
def test_what_another_program_left_there_is_passed_over(kept: Any, read: list[str]) -> None:
    assert stated_in({"stated": kept}) == read
    gate_for(Resume(meta={"stated": kept})).text("Good morning")


def test_each_is_kept_once_and_beside_what_else_is_there() -> None:
    resume = with_stated(Resume(meta={"answers": []}), ["  One.", "Two.", "One.", " "])
    assert resume.meta == {"answers": [], "stated": ["One.", "Two."]}
    assert with_stated(resume, ["Two."]) is resume
    assert without_stated(resume, "Three.") is resume
    assert without_stated(without_stated(resume, "One."), "Two.").meta == {"answers": []}


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        (["x" * (MOST_STATED_CHARACTERS + 1)], "Divide it"),
        ([str(number) for number in range(MOST_STATED + 1)], "Take one back"),
    ],
)
def test_what_cannot_be_kept_is_refused(sentences: list[str], told: str) -> None:
    with pytest.raises(UserError, match=told) as refused:
        with_stated(Resume(), sentences)
    assert refused.value.code is ErrorCode.INPUT_TOO_BIG


def test_a_stated_sentence_passes_word_for_word_and_counts_for_the_person() -> None:
    unstated = profile("en")
    assert gate_for(unstated).text(FACT).unsupported
    gate = gate_for(with_stated(unstated, [FACT]))
    assert gate.text(FACT).unsupported == gate.text(FACT).unchecked == ()
    assert not gate.text("The Kestrel committee of 37 nurses was chaired by me.").unsupported
    assert gate.text("I chaired the Kestrel committee of 48 nurses.").unsupported


def test_it_is_no_line_of_a_job() -> None:
    stated = with_stated(profile("en"), [FACT])
    assert gate_for(stated).line("work[0].highlights[0]", FACT).unsupported


def test_it_does_not_change_the_language_of_a_profile() -> None:
    stated = with_stated(
        Resume(basics=Basics(summary="I work with people.")), ["Ich bin der Leiter von allem."]
    )
    assert gate_for(stated).language == "en"
