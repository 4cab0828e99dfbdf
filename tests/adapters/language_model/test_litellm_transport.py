"""LiteLLM against a real server on loopback: what the provider does, and what of it people and logs see."""

import threading
import time

import pytest

from core.adapters.language_model import LiteLLMTransport, Price, PromptedModel, Provider
from core.adapters.language_model.prompts import make_prompt
from core.adapters.language_model.wall_clock import WallClock
from core.domain.errors import ErrorCode, UserError
from core.services.asking import Greeting
from tests.adapters.language_model.purses import TestPurse
from tests.log_lines import plain_logs
from tests.model_server import ModelServer, Says, model_server

pytestmark = pytest.mark.slow

KEY = "sk-Glimmerfaunt-0123456789"
PRICE = Price(1, 10)
HELLO = "Hello from the model server"


class Waits(list[float]):
    """Instead of sleeping."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


@pytest.fixture
def purse() -> TestPurse:
    return TestPurse()


def model(
    server: ModelServer, waits: Waits | None = None, timeout: float = 20, **provider: object
) -> PromptedModel:
    known = {"models": ["openai/writer"], "key": KEY, "base_url": server.url, "price": PRICE, **provider}
    return PromptedModel(
        LiteLLMTransport(Provider(**known)), timeout, waits if waits is not None else Waits()
    )  # type: ignore[arg-type]


def ask(asked: PromptedModel, purse: TestPurse | None = None) -> str:
    return asked.ask(purse or TestPurse(), "hello", Greeting).greeting


def error_of(asked: PromptedModel, purse: TestPurse | None = None) -> UserError:
    with pytest.raises(UserError) as refused:
        ask(asked, purse)
    return refused.value


def test_an_answer_and_its_price(purse: TestPurse) -> None:
    with model_server() as server:
        assert ask(model(server), purse) == HELLO
    assert purse.bills == [((100 * 1 + 20 * 10) / 1e6, None)]
    assert purse.open == 0
    assert server.keys == [f"Bearer {KEY}"]


@pytest.mark.parametrize(
    ("status", "code", "calls"),
    [
        (400, ErrorCode.LLM_BAD_OUTPUT, 3),
        (401, ErrorCode.LLM_AUTH, 1),
        (402, ErrorCode.QUOTA, 1),
        (403, ErrorCode.LLM_AUTH, 1),
        (404, ErrorCode.LLM_AUTH, 1),
        (413, ErrorCode.INPUT_TOO_BIG, 1),
        (429, ErrorCode.LLM_RATE, 3),
        (503, ErrorCode.NETWORK, 3),
    ],
)
def test_what_the_provider_refuses(purse: TestPurse, status: int, code: ErrorCode, calls: int) -> None:
    """A 400 is asked in each form once; only what may pass is tried again, and nothing of it costs."""
    with model_server(Says(status=status)) as server:
        assert error_of(model(server), purse).code is code
        assert len(server.asked) == calls
    assert (purse.dollars, purse.open) == (10, 0)


@pytest.mark.parametrize("echo", [401, 429, 500, 400, 402])
@pytest.mark.parametrize("models", [["openai/writer"], ["openai/writer", "openai/understudy"]])
def test_nothing_that_a_provider_repeats_is_shown_or_logged(
    echo: int, models: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    """Not even where a log is kept in Python's usual way, which masks nothing."""
    with model_server(Says(status=echo, echo=True)) as server, plain_logs() as lines:
        error = error_of(model(server, models=models))
    said = " ".join([error.message, str(error.__cause__), lines.getvalue()])
    assert "Glimmerfaunt" not in said
    assert "one short sentence" not in said
    assert "one short sentence" in str(server.asked)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "garbage", ["<html>504</html>", "[]", "{}", '{"choices": []}', '{"choices": [{"message": null}]}', "nul"]
)
def test_a_server_that_talks_nonsense_is_a_server_that_does_not_answer(garbage: str) -> None:
    with model_server(Says(garbage=garbage)) as server:
        assert error_of(model(server)).code in {ErrorCode.NETWORK, ErrorCode.LLM_BAD_OUTPUT}


def test_nobody_there() -> None:
    with model_server() as server:
        pass
    assert error_of(model(server)).code is ErrorCode.NETWORK


def test_after_a_pause_it_is_asked_again_as_the_provider_says(purse: TestPurse) -> None:
    waits = Waits()
    with model_server(Says(status=429, headers={"retry-after": "7"}), Says(status=502), Says()) as server:
        assert ask(model(server, waits), purse) == HELLO
    assert purse.outcomes == ["llm_rate", "network", "done"]
    assert waits[0] == 7
    assert 0 <= waits[1] <= 1


def test_nobody_waits_longer_than_they_have() -> None:
    waits, purse = Waits(), TestPurse(seconds_left=5)
    with model_server(Says(status=429, headers={"retry-after": "7"})) as server:
        error = error_of(model(server, waits), purse)
    assert (error.code, error.retry_after, waits, len(server.asked)) == (ErrorCode.LLM_RATE, 7, [], 1)


def test_a_slow_answer_is_paid_for_and_not_waited_for(purse: TestPurse) -> None:
    purse.seconds_left = 0.2
    with model_server(Says(slow=3)) as server:
        assert error_of(model(server), purse).code is ErrorCode.LLM_TIMEOUT
    assert set(purse.outcomes) == {"llm_timeout"}
    assert all(cost > 2000 * 10 / 1e6 for cost, _ in purse.bills)


def test_an_answer_that_trickles_is_left_behind(purse: TestPurse) -> None:
    purse.seconds_left = 0.5
    with model_server(Says(trickles=0.2)) as server:
        began = time.monotonic()
        assert error_of(model(server), purse).code is ErrorCode.LLM_TIMEOUT
        assert time.monotonic() - began < 8


def test_only_so_many_calls_are_left_behind() -> None:
    hold, clock = threading.Event(), WallClock(most=2)
    for _ in range(2):
        with pytest.raises(TimeoutError):
            clock.within(0.01, hold.wait)
    with pytest.raises(TimeoutError):
        clock.within(5, lambda: "no place for this one")
    hold.set()


def test_an_empty_purse_asks_nobody() -> None:
    with model_server() as server:
        assert error_of(model(server), TestPurse(dollars=0.01)).code is ErrorCode.QUOTA
    assert server.asked == []


@pytest.mark.parametrize("status", [400, 500])
def test_the_form_that_a_server_knows_is_found_and_remembered(status: int) -> None:
    """llama.cpp's server breaks down over a schema: 500."""
    with model_server(refuses={"json_schema": status, "json_object": status}) as server:
        asked = model(server)
        assert [ask(asked), ask(asked)] == [HELLO, HELLO]
    assert server.formats == ["json_schema", "json_object", "none", "none"]


def test_the_schema_is_sent_where_it_is_understood() -> None:
    with model_server() as server:
        ask(model(server))
    (asked,) = server.asked
    assert asked["response_format"]["json_schema"]["schema"]["required"] == ["greeting"]
    assert asked["response_format"]["json_schema"]["schema"]["additionalProperties"] is False
    assert asked["max_tokens"] == 2000


@pytest.mark.parametrize("status", [401, 404, 429, 500, 503])
def test_another_model_stands_in_when_the_first_does_not_answer(status: int) -> None:
    waits = Waits()
    with model_server(away={"writer": status}) as server:
        assert ask(model(server, waits, models=["openai/writer", "openai/understudy"])) == HELLO
    assert server.models[-1] == "understudy"
    assert set(server.models[:-1]) == {"writer"}
    assert waits == []


def test_a_model_that_only_does_not_know_the_form_needs_no_stand_in() -> None:
    with model_server(refuses={"json_schema": 400}) as server:
        assert ask(model(server, models=["openai/writer", "openai/understudy"])) == HELLO
    assert server.models == ["writer", "writer"]


def test_a_key_stays_with_its_provider() -> None:
    provider = Provider(
        ["openai/writer", "anthropic/other", "openai/third"], key=KEY, base_url="http://127.0.0.1:1/v1"
    )
    assert [provider.reached(name).get("api_key") for name in provider.models] == [KEY, None, KEY]


def test_the_price_is_liteLLMs_or_a_dear_one() -> None:  # noqa: N802
    prompt = make_prompt("hello", Greeting, {})
    known, unknown = (
        LiteLLMTransport(Provider([name], base_url="http://127.0.0.1:1/v1")).most_dollars(prompt)
        for name in ("openai/gpt-4o-mini", "openai/nobody-knows")
    )
    assert 0.0012 < known < 0.002
    assert unknown > 0.05


def test_real_providers_are_out_of_reach_in_tests() -> None:
    prompt = make_prompt("hello", Greeting, {})
    with pytest.raises(AssertionError, match="real"):
        LiteLLMTransport(Provider(["openai/gpt-4o-mini"], key=KEY)).send(prompt, 1)
