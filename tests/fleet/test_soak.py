"""A short soak in both modes, and proof that its audit sees what it is there to see."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bench.soak import Client, Outcome, audit, soak
from core.domain.jobs import JobStatus, PreviewRequest
from core.ports import Ports
from core.services import jobs
from core.services.artifacts import keep_artifact
from core.settings import Settings

REQUEST = PreviewRequest(profile_id="p", posting_id="q", template="classic")


@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.parametrize("mode", ["threads", "celery"])
def test_killing_who_works_loses_and_doubles_nothing(tmp_path: Path, mode: str) -> None:
    outcome = soak(mode, tmp_path / mode, kills=2, seconds=4)
    assert outcome.ended["done"] == sum(outcome.ended.values()) > 0, outcome
    assert (outcome.lost, outcome.unended, outcome.doubled, outcome.stray_files) == (0, 0, 0, 0), outcome


@pytest.fixture
def client(ports: Ports) -> Client:
    """Was promised one job, which is done and has one file."""
    job = jobs.ask_for(ports, "local", REQUEST, "work")
    ports.jobs.change("local", {"id": job.id}, {"status": JobStatus.DONE, "finished_at": ports.clock()})
    keep_artifact(ports, "local", job.id, "cv", "CV", "pdf", b"%PDF")
    return Client("", promised={"key": job.id})


def found(settings: Settings, client: Client) -> Outcome:
    return audit("threads", settings.data_path, client, kills=1, hit=1)


def test_the_audit_finds_nothing_wrong_with_what_is_right(settings: Settings, client: Client) -> None:
    outcome = found(settings, client)
    assert outcome.is_good
    assert outcome.ended == Counter(done=1)


def test_the_audit_sees_a_lost_job(settings: Settings, client: Client) -> None:
    client.promised["other"] = "gone"
    outcome = found(settings, client)
    assert outcome.lost == 1
    assert not outcome.is_good


def test_the_audit_sees_a_job_without_an_end(settings: Settings, ports: Ports, client: Client) -> None:
    jobs.ask_for(ports, "local", REQUEST, "more work")
    outcome = found(settings, client)
    assert outcome.unended == 1
    assert not outcome.is_good


def test_the_audit_sees_a_file_kept_twice(settings: Settings, ports: Ports, client: Client) -> None:
    artifact = ports.artifacts.list("local")[0]
    ports.artifacts.add("local", artifact.model_copy(update={"id": "again"}))
    outcome = found(settings, client)
    assert outcome.doubled == 1
    assert not outcome.is_good


def test_the_audit_sees_a_file_without_a_row(settings: Settings, ports: Ports, client: Client) -> None:
    ports.files.put("job/cv-other.pdf", b"%PDF")
    assert found(settings, client).stray_files == 1


def test_an_outcome_with_errors_or_waits_is_not_good(settings: Settings, client: Client) -> None:
    good = found(settings, client)
    assert not replace(good, ended=Counter(done=1, error=1)).is_good
    assert not replace(good, longest=16).is_good
