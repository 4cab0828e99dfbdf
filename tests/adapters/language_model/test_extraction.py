"""Whatever a model writes: a valid reply comes out of it, or a clean refusal."""

from typing import Annotated

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import AliasChoices, Field

from core.adapters.language_model.extraction import UnusableReply, extract
from core.domain.replies import Reply
from tests.conftest import DATA

SUMMARY = "Electrician with eleven years in hospitals and schools."
BULLETS = [
    "Rewired 14 wards without closing one of them.",
    "Trained three apprentices to their final examination.",
]
REFUSED = {
    "empty": "no JSON object",
    "only_prose": "no JSON object",
    "only_thoughts": "no JSON object",
    "form_repeated": "repeats the form",
    "placeholder_in_brackets": "repeats the form",
    "placeholder_in_angles": "repeats the form",
    "placeholder_of_templates": "repeats the form",
    "filler": "repeats the form",
    "too_few": "at least 2 items",
    "too_many": "at most 4 items",
    "cut_in_the_first_text": "summary: Field required",
    "cut_in_a_needed_list": "at least 2 items",
    "texts_swallow_the_rest": "pieces of JSON",
    "numbers_for_texts": "valid string",
    "a_bare_list": "no JSON object",
    "a_number": "no JSON object",
    "another_object": "Field required",
    "deeply_nested": "no JSON object",
    "the_schema_itself": "Field required",
}
FILES = sorted(path.stem for path in (DATA / "replies").glob("*.txt"))


class Tailored(Reply):
    summary: str = Field(validation_alias=AliasChoices("summary", "profile"))
    bullets: Annotated[
        list[str],
        Field(min_length=2, max_length=4, validation_alias=AliasChoices("bullets", "bullet_points")),
    ]
    keywords: list[str] = []


def reply(name: str) -> str:
    return (DATA / "replies" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in FILES if name not in REFUSED])
def test_what_was_meant_is_read(name: str) -> None:
    read = extract(reply(name), Tailored)
    assert (" ".join(read.summary.split()), read.bullets) == (SUMMARY, BULLETS)
    assert set(read.to_wire()) <= {"summary", "bullets", "keywords"}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_of_no_use_is_refused_with_the_reason(name: str) -> None:
    with pytest.raises(UnusableReply, match=REFUSED[name]):
        extract(reply(name), Tailored)


def test_a_reason_says_nothing_of_the_answer() -> None:
    with pytest.raises(UnusableReply) as refused:
        extract('{"summary": {"Glimmerfaunt": 1}, "bullets": "Glimmerfaunt"}', Tailored)
    assert "Glimmerfaunt" not in str(refused.value)


def test_a_text_that_was_cut_off_is_left_out() -> None:
    assert extract(reply("cut_in_a_later_list"), Tailored).keywords == ["wiring"]


SIGNS = st.sampled_from(
    ["{", "}", "[", "]", '"', "'", ":", ",", "\\", "`", "```", "```json\n", "\n", "<", ">", "*", "NaN",
     '"summary"', '"bullets"', "...", "[Your Name]", "true", "1e999", "\ud800", "//", "/*", "é", " ", "“"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(SIGNS, max_size=60).map("".join)))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert isinstance(extract(text, Tailored), Tailored)
    except UnusableReply as refused:
        assert str(refused)


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(FILES), cut=st.integers(0, 600), sign=SIGNS, at=st.integers(0, 600))
def test_so_is_any_reply_that_was_cut_or_damaged(name: str, cut: int, sign: str, at: int) -> None:
    text = reply(name)[:cut]
    try:
        extract(text[:at] + sign + text[at:], Tailored)
    except UnusableReply as refused:
        assert str(refused)
