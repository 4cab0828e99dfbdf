"""A person asks the model with their own day's money, and the app counts along."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from core.adapters.language_model import PromptedModel
from core.adapters.language_model.prompts import Prompt
from core.adapters.language_model.transport import Answer
from core.domain.errors import ErrorCode, UserError
from core.domain.spending import Spending, micro_dollars
from core.ports import Policy, Ports
from core.services.asking import purse_of, say_hello, used_today
from tests.conftest import Clock

BILL = Spending(cost=0.004, prompt_tokens=900, completion_tokens=100, seconds=0.3)


class PaidTransport:
    """Says hello for 0.4 cents, of the 1 cent that it may cost."""

    name = "paid"

    def warm_up(self) -> None: ...

    def most_dollars(self, prompt: Prompt) -> float:
        return 0.01

    def send(self, prompt: Prompt, seconds: float) -> Answer:
        return Answer('{"greeting": "Hello"}', BILL)


@pytest.fixture
def paid(ports: Ports) -> Callable[..., Ports]:
    def with_budget(dollars: float) -> Ports:
        model = PromptedModel(PaidTransport(), timeout=30)
        return replace(ports, language_model=model, policy=Policy(dollars_per_day=dollars))

    return with_budget


def test_a_greeting_with_its_price(paid: Callable[..., Ports]) -> None:
    ports = paid(1)
    hello = say_hello(ports, "ann")
    assert (hello.greeting, hello.spending) == ("Hello", BILL)
    used = used_today(ports, "ann")
    assert (used.day, used.spent, used.reserved, used.calls) == ("2026-11-23", 4_000, 0, 1)
    assert used_today(ports, "bob").calls == 0


def test_the_budget_ends_and_begins_anew_at_midnight(paid: Callable[..., Ports], clock: Clock) -> None:
    ports = paid(0.017)
    assert [say_hello(ports, "ann").greeting for _ in range(2)] == ["Hello"] * 2
    with pytest.raises(UserError) as refused:
        say_hello(ports, "ann")
    assert refused.value.code is ErrorCode.QUOTA
    assert say_hello(ports, "bob").greeting == "Hello"
    clock.advance(24 * 3600)
    assert say_hello(ports, "ann").greeting == "Hello"


def test_calls_are_counted_for_all_together(paid: Callable[..., Ports]) -> None:
    ports = paid(1)
    for _ in range(2):
        say_hello(ports, "ann")
    counted = {
        " ".join([count.name, *(value for _, value in count.labels)]): count.value
        for count in ports.counters.list()
    }
    assert counted["model_calls_total done"] == 2
    assert counted["model_tokens_total read"] == 1800
    assert counted["model_tokens_total written"] == 200
    assert counted["model_dollars_total"] == pytest.approx(0.008)
    assert counted["model_call_duration_seconds_sum"] == pytest.approx(0.6)
    assert not any("ann" in name for name in counted)


def test_time_runs_out_with_the_clock(paid: Callable[..., Ports], clock: Clock) -> None:
    ports = paid(1)
    purse = purse_of(ports, "ann", clock() + timedelta(seconds=20))
    clock.advance(15)
    assert purse.seconds_left == 5


@pytest.mark.parametrize(
    ("dollars", "millionths"),
    [(0, 0), (1, 1_000_000), (0.0000001, 1), (0.1 + 0.2, 300_000), (0.15e-6 * 7, 2)],
)
def test_small_sums_are_rounded_up(dollars: float, millionths: int) -> None:
    assert micro_dollars(dollars) == millionths
