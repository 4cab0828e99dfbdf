"""A short soak in both modes, and proof that its audit sees what it is there to see."""

import json
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bench.soak import soak
from bench.soak_audit import Outcome, audit
from bench.soak_client import Client, asking
from core.domain.jobs import JobStatus, PreviewRequest
from core.ports import Ports
from core.services import jobs
from core.services.artifacts import keep_artifact
from core.settings import Settings

pytestmark = pytest.mark.slow

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
    outcome = found(settings, client)
    assert (outcome.stray_files, outcome.doubled) == (1, 0)
    assert not outcome.is_good


def test_the_audit_sees_a_row_without_a_file(settings: Settings, ports: Ports, client: Client) -> None:
    ports.files.remove(ports.artifacts.list("local")[0].key)
    assert not found(settings, client).is_good


def test_the_audit_sees_a_second_file_of_the_same_kind(
    settings: Settings, ports: Ports, client: Client
) -> None:
    job = client.promised["key"]
    ports.files.put(f"local/{job}/cv-other.docx", b"PK")
    assert found(settings, client).doubled == 0
    ports.files.put(f"local/{job}/cv-other.pdf", b"%PDF")
    assert found(settings, client).doubled == 1


def test_a_cut_off_file_is_shown_and_not_held_against_anyone(
    settings: Settings, ports: Ports, client: Client
) -> None:
    ports.files.put("job/cv-other.pdf.0123.part", b"%P")
    outcome = found(settings, client)
    assert outcome.is_good
    assert "unfinished files 1" in str(outcome)


def test_an_outcome_with_errors_or_waits_is_not_good(settings: Settings, client: Client) -> None:
    good = found(settings, client)
    assert not replace(good, ended=Counter(done=1, error=1)).is_good
    assert not replace(good, longest=16).is_good


@pytest.mark.parametrize(
    "wrong", [{"hit": 0}, {"ended": Counter()}, {"stray_files": 1}, {"doubled": 1}, {"lost": 1}]
)
def test_an_outcome_that_proves_nothing_is_not_good(
    settings: Settings, client: Client, wrong: Mapping[str, object]
) -> None:
    assert not replace(found(settings, client), **wrong).is_good


Answers = Mapping[str, list[tuple[int, object]]]
WELL: Answers = {
    "/profiles": [(201, {"id": "p"})],
    "/previews": [(202, {"job_id": "j"})],
    "/jobs/j": [(200, {"status": "done"})],
    "/applications": [(202, {"job_id": "a"})],
}


@contextmanager
def app_that_says(answers: Answers) -> Iterator[Client]:
    """A client of an app that gives these answers one after the other, and the last of them for ever."""
    left = {f"/api/v1{path}": list(said) for path, said in answers.items()}

    class App(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            said = left[self.path]
            status, body = said.pop(0) if len(said) > 1 else said[0]
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), App)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield Client(f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


def wait_for(client: Client, key: str) -> None:
    while key not in client.promised and client.failure is None:
        client.stopping.wait(0.01)


@pytest.mark.parametrize("busy", [429, 503])
def test_a_busy_app_is_asked_again(busy: int) -> None:
    later = {path: [(busy, {"error": {}}), *said] for path, said in WELL.items()}
    with app_that_says(later) as client, asking(client):
        wait_for(client, "apply-0")
    assert client.promised["apply-0"] == "a"


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"/profiles": [(500, {"error": "broken"})]}, "POST /profiles: 500 .*broken"),
        ({"/profiles": [(201, {})]}, "id"),
        ({"/jobs/j": [(404, {"error": "gone"})]}, "GET /jobs/j: 404 .*gone"),
        ({"/jobs/j": [(200, {})]}, "status"),
        ({"/applications": [(422, {"error": "bad"})]}, "POST /applications: 422 .*bad"),
    ],
)
def test_what_the_client_cannot_explain_ends_the_soak(wrong: Answers, error: str) -> None:
    with (
        app_that_says({**WELL, **wrong}) as client,
        pytest.raises((RuntimeError, KeyError), match=error),
        asking(client),
    ):
        wait_for(client, "never")


def test_a_client_that_gets_no_answer_ends_the_soak() -> None:
    with (
        app_that_says({"/profiles": [(503, {}), (503, {})]}) as client,
        pytest.raises(RuntimeError, match="still waiting"),
        asking(client, patience=0.1),
    ):
        pass
