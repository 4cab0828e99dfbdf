"""What of a model's answer counts as a text, and what is only the form or its wrapping."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import AliasChoices, Field, ValidationError

from core.domain.plain_text import plain_text
from core.domain.replies import Reply, text_in


class Edit(Reply):
    verbatim = frozenset({"old"})

    old: str = ""
    new: str = Field("", validation_alias=AliasChoices("new", "new_text", "replacement"))


class Edits(Reply):
    edits: list[Edit] = []
    reasons: list[str] = []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**Led** a *small* team of _five_ in `Go`", "Led a small team of five in Go"),
        ("[my site](https://x.example/a?b=c) ![photo](http://x.example/p.png)", "my site photo"),
        ("# Summary\n\n- First\n* Second\n> Third", "Summary\n\nFirst\nSecond\nThird"),
        ("```json\nCut costs\n```", "Cut costs"),
        ("~~old~~ new\n---\nend", "old new\n\nend"),
        ("<b>Cut</b> costs by <i>5 %</i><br>twice", "Cut costs by 5 %\ntwice"),
        ("Hi<script>alert(1)</script> there<!-- secret -->", "Hi there"),
        ("&lt;img src=x onerror=alert(1)&gt;Hi", "Hi"),
        ("&amp;lt;b&amp;gt;Hi", "Hi"),
        ("<scr<b>ipt>alert(1)</script>", ""),
        ('<x-card onclick="go()">Hi</x-card>', "Hi"),
        ("ze\u200bro\u202e wi\U000e0041dth\ufeff\x07", "zero width"),
        ("a < b and c > d, List<String>, C++, C#, .NET", "a < b and c > d, List<String>, C++, C#, .NET"),
        ("snake_case, 2 * 3 * 4, R&D, #1 in sales, 5 - 3", "snake_case, 2 * 3 * 4, R&D, #1 in sales, 5 - 3"),
        ("1. FC Köln, f(x) [sic], 10 000 €", "1. FC Köln, f(x) [sic], 10 000 €"),
    ],
)  # fmt: skip
def test_marks_and_tags_go_and_words_stay(written: str, read: str) -> None:
    assert plain_text(written) == read


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_a_text_without_marks_is_not_worn_down(text: str) -> None:
    once = plain_text(text)
    assert plain_text(once) == once or len(plain_text(once)) < len(once)
    assert "<script" not in once.lower()


@pytest.mark.parametrize(
    "written",
    [
        "...", "…", "“...”", "string", "N/A", "TODO", "[Your Name]", "Dear [Company Name],", "[Ihr Name]",
        "[Votre nom]", "<old text>", "<your summary here>", "{{ name }}", "{% if x %}", "lorem ipsum dolor",
        "[insert number]", 'Cut costs", "keywords": ["safety', '{"summary": "x"}',
    ],
)  # fmt: skip
def test_a_form_that_was_not_filled_in_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        Edits.model_validate({"edits": [{"new": written}]})
    with pytest.raises(ValidationError):
        Edits.model_validate({"reasons": ["fine", written]})


@pytest.mark.parametrize(
    "written",
    [
        "Responsible for [sic] the text", "Wrote to the company", "Moved from <5 to >9 sites", "I etc. ...",
        'Kept "as is": all of it', "Sets {a, b}", "[EMAIL_1] and [NAME_2]", "String theory",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_form_is_not(written: str) -> None:
    assert Edits.model_validate({"reasons": [written]}).reasons == [written]


def test_names_are_read_as_models_write_them_and_no_others() -> None:
    written = {
        "Edits": [{"OLD": "a", "newText": "b"}, {"replacement": "c", "old": None}],
        "to": "x@example.org",
    }
    read = Edits.model_validate(written)
    assert [(edit.old, edit.new) for edit in read.edits] == [("a", "b"), ("", "c")]
    assert list(text_in(read)) == ["a", "b", "", "c"]
    assert "example.org" not in read.model_dump_json()


def test_what_has_to_be_found_again_stays_letter_by_letter() -> None:
    (edit,) = Edits.model_validate({"edits": [{"old": "**kwargs** [Your Name]", "new": "**kwargs**"}]}).edits
    assert (edit.old, edit.new) == ("**kwargs** [Your Name]", "kwargs")
