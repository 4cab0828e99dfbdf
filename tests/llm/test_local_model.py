"""A real small model. What it writes is poor, which is the point: a reply comes out of it, or a refusal."""

from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from core.adapters.language_model import LiteLLMTransport, Price, PromptedModel, Provider
from core.domain.errors import ErrorCode, UserError
from core.services.asking import Greeting
from tests.adapters.language_model.purses import TestPurse
from tests.llm.local_server import local_model

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(find_spec("llama_cpp") is None, reason="needs the packages of `make test-llm`"),
]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PromptedModel]:
    with local_model(tmp_path_factory.mktemp("model")) as address:
        provider = Provider(["openai/gemma"], base_url=address, most_tokens=120, price=Price(0, 0))
        yield PromptedModel(LiteLLMTransport(provider), timeout=120)


@pytest.mark.parametrize("run", range(5))
def test_whatever_it_says_is_a_reply_or_a_refusal(model: PromptedModel, run: int) -> None:
    purse = TestPurse(seconds_left=300)
    try:
        assert model.ask(purse, "hello", Greeting).greeting
    except UserError as refused:
        assert refused.code is ErrorCode.LLM_BAD_OUTPUT
    assert purse.open == 0
    assert set(purse.outcomes) <= {"done", "llm_bad_output"}
