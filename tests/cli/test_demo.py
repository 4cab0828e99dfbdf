"""The demo from the command line."""

from argparse import Namespace

import pytest

from core.bootstrap import Runtime
from core.cli.demo import demo
from core.domain.jobs import JobStatus, PreviewRequest
from core.services.postings import add_posting_text
from core.services.preview_requests import start_preview
from core.services.profiles import add_profile
from tests.cli.test_cli import PROFILE, Run, answer, core

__all__ = ["core"]

pytestmark = pytest.mark.slow


def test_the_demo_comes_and_goes(core: Run) -> None:
    assert len(answer(core("demo", "--json"))["candidates"]) == 3
    listed = answer(core("candidate", "list"))["candidates"]
    assert [(row["profiles"], row["runs"]) for row in listed] == [(1, 2)] * 3
    assert answer(core("demo", "--reset", "--json")) == {"removed": 3}
    assert answer(core("candidate", "list"))["candidates"] == []


def test_what_else_somebody_has_waiting_goes_on_waiting(runtime: Runtime) -> None:
    ports = runtime.ports
    profile = add_profile(ports, "ann", PROFILE.read_bytes(), PROFILE.name)
    posting = add_posting_text(ports, "ann", "Analyst\n\nFernway Ltd\n\nWhat you bring\n- SQL")
    request = PreviewRequest(profile_id=profile.id, posting_id=posting.id, template="classic", use_ai=False)
    mine = start_preview(ports, "ann", request)
    demo(runtime, Namespace(user="ann", reset=False))
    waiting = [job.id for job in ports.jobs.list("ann") if job.status is not JobStatus.DONE]
    assert waiting == [mine.id]
