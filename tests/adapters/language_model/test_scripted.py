"""The scripted model: replies from a file, through the same reading, paying and trying again as real ones."""

import json
from pathlib import Path

import pytest

from core.adapters.language_model import NoModel, PromptedModel, ScriptedTransport
from core.domain.errors import ErrorCode, UserError
from core.services.asking import Greeting
from tests.adapters.language_model.purses import TestPurse


def script(folder: Path, *lines: object) -> Path:
    path = folder / "script.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n", encoding="utf-8")
    return path


def model(folder: Path, *lines: object, timeout: float = 30) -> PromptedModel:
    return PromptedModel(ScriptedTransport(script(folder, *lines)), timeout, sleep=lambda _: None)


def ask(asked: PromptedModel, purse: TestPurse | None = None) -> str:
    return asked.ask(purse or TestPurse(), "hello", Greeting).greeting


def greets(word: str) -> dict[str, object]:
    return {"reply": json.dumps({"greeting": word})}


def test_lines_are_said_in_order_and_begin_anew(tmp_path: Path) -> None:
    asked = model(tmp_path, greets("one"), {"reply": {"greeting": "two"}}, {"greeting": "three"})
    assert [ask(asked) for _ in range(4)] == ["one", "two", "three", "one"]
    assert asked.name == "scripted"


def test_a_line_may_be_kept_for_one_prompt(tmp_path: Path) -> None:
    asked = model(tmp_path, {"prompt": "letter", **greets("Dear")}, greets("one"), greets("two"))
    assert [ask(asked) for _ in range(3)] == ["one", "two", "one"]
    only = model(tmp_path, {"prompt": "letter", **greets("Dear")})
    with pytest.raises(UserError) as refused:
        ask(only)
    assert refused.value.code is ErrorCode.NETWORK


def test_an_answer_of_no_use_is_asked_for_once_more(tmp_path: Path) -> None:
    purse = TestPurse()
    assert ask(model(tmp_path, {"reply": "Hm, let me see."}, greets("Hi")), purse) == "Hi"
    assert purse.outcomes == ["llm_bad_output", "done"]


def test_after_two_of_no_use_it_is_given_up(tmp_path: Path) -> None:
    purse = TestPurse()
    with pytest.raises(UserError) as refused:
        ask(model(tmp_path, {"reply": "Hm."}, greets("[Your Name]"), greets("Hi")), purse)
    assert refused.value.code is ErrorCode.LLM_BAD_OUTPUT
    assert purse.outcomes == ["llm_bad_output"] * 2


@pytest.mark.parametrize(
    ("error", "calls"),
    [
        ("rate", ["llm_rate", "llm_rate", "done"]),
        ("timeout", ["llm_timeout", "llm_timeout", "done"]),
        ("network", ["network", "network", "done"]),
        ("auth", ["llm_auth"]),
    ],
)
def test_what_may_pass_is_tried_again(tmp_path: Path, error: str, calls: list[str]) -> None:
    asked, purse = model(tmp_path, {"error": error}, {"error": error}, greets("Hi")), TestPurse()
    if error == "auth":
        with pytest.raises(UserError):
            ask(asked, purse)
    else:
        assert ask(asked, purse) == "Hi"
    assert purse.outcomes == calls


def test_three_tries_are_enough(tmp_path: Path) -> None:
    purse = TestPurse()
    with pytest.raises(UserError):
        ask(model(tmp_path, {"error": "rate"}), purse)
    assert purse.outcomes == ["llm_rate"] * 3


def test_a_delay_beyond_the_time_that_is_left_is_a_timeout(tmp_path: Path) -> None:
    asked, purse = model(tmp_path, {"delay": 60, **greets("Hi")}, timeout=0.01), TestPurse()
    with pytest.raises(UserError) as refused:
        ask(asked, purse)
    assert refused.value.code is ErrorCode.LLM_TIMEOUT


def test_without_time_nobody_is_asked(tmp_path: Path) -> None:
    purse = TestPurse(seconds_left=0)
    with pytest.raises(UserError) as refused:
        ask(model(tmp_path, greets("Hi")), purse)
    assert (refused.value.code, purse.bills) == (ErrorCode.LLM_TIMEOUT, [])


@pytest.mark.parametrize("line", ["{", '{"reply": 1, "nonsense": 2}', '{"error": "oops"}'])
def test_a_script_that_cannot_be_read_is_refused_at_the_start(tmp_path: Path, line: str) -> None:
    path = tmp_path / "script.jsonl"
    path.write_text(line)
    with pytest.raises(ValueError, match="LLM_SCRIPT"):
        ScriptedTransport(path)
    with pytest.raises(ValueError, match="LLM_SCRIPT"):
        ScriptedTransport(tmp_path / "nowhere.jsonl")


def test_where_no_model_is_set_up_asking_says_so() -> None:
    with pytest.raises(UserError) as refused:
        NoModel().ask(TestPurse(), "hello", Greeting)
    assert (NoModel.name, "LLM_MODEL" in refused.value.message) == ("", True)
