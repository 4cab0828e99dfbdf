"""A real small model. What it writes is poor, which is the point: a reply comes out of it, or a refusal."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from importlib.util import find_spec

import pytest

from core.adapters.language_model import LiteLLMTransport, Price, PromptedModel, Provider
from core.bootstrap import RUNNERS
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import PreviewRequest
from core.ports import Ports
from core.services import jobs
from core.services.asking import Greeting
from core.services.checking import addressee_of, gate_for
from core.services.postings import add_posting_text
from core.services.preview_requests import start_preview
from core.services.previews import result_of
from core.services.profiles import add_profile
from tests.adapters.language_model.purses import TestPurse
from tests.conftest import DATA
from tests.llm.local_server import local_model

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(find_spec("llama_cpp") is None, reason="needs the packages of `make test-llm`"),
]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PromptedModel]:
    with local_model(tmp_path_factory.mktemp("model")) as address:
        provider = Provider(["openai/gemma"], base_url=address, most_tokens=200, price=Price(0, 0))
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


def test_a_preview_of_it_is_whole_and_true(model: PromptedModel, ports: Ports) -> None:
    ports = replace(ports, language_model=model)
    profile = add_profile(ports, "ann", (DATA / "profiles" / "pm_en.resume.json").read_bytes(), "pm.json")
    advert = add_posting_text(ports, "ann", (DATA / "posting_en.txt").read_text())
    job = start_preview(
        ports, "ann", PreviewRequest(profile_id=profile.id, posting_id=advert.id, template="classic")
    )
    assert job.deadline > ports.clock() + timedelta(seconds=60)
    while jobs.run_next(ports, "test", RUNNERS):
        pass
    result = result_of(ports.jobs.require("ann", job.id))
    gate, letter = gate_for(ports, profile.resume), "\n".join(result.cover_letter.paragraphs)
    assert len(letter) > 200
    assert gate.resume(result.cv).unsupported == ()
    assert gate.text(letter, "en", addressee_of(advert.posting)).unsupported == ()
    assert result.files["cv"]["pdf"]
