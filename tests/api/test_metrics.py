"""/metrics is read by Prometheus' own parser, and the access log says nothing that stands in an address."""

import asyncio
import logging
from collections.abc import Iterator

import pytest
from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import Message

from core.api import health_routes
from core.api.access_log import NO_ROUTE, AccessLog
from core.api.event_hub import EventHub
from core.api.event_stream import EventStream
from core.api.metrics import open_streams
from core.bootstrap import Runtime
from core.domain.errors import ErrorCode
from core.domain.jobs import READING, Job, JobStatus, PreviewRequest
from core.ports import Ports

HEX = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def job(ports: Ports) -> Job:
    now = ports.clock()
    request = PreviewRequest(profile_id="p", posting_id="q", template="classic")
    fields = {"id": HEX, "user_id": "jane@mail.example", "created_at": now, "deadline": now}
    return Job(**fields, kind="preview", fingerprint="f", request=request)


@pytest.fixture
def client(runtime: Runtime) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=health_routes(runtime))) as client:
        yield client


def scraped(client: TestClient) -> dict[str, float]:
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    return {
        " ".join([sample.name.removeprefix("applywright_"), *_label_values(sample.labels)]): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def _label_values(labels: dict[str, str]) -> list[str]:
    return [labels[name] for name in sorted(labels, key=lambda name: (name == "le", name))]


def test_an_idle_app_has_metrics(client: TestClient, ports: Ports) -> None:
    assert scraped(client) == {
        "queue_depth_jobs waiting": 0,
        "queue_depth_jobs running": 0,
        "open_streams": 0,
        f"build_info {ports.build}": 1,
    }


def test_jobs_are_shown_by_kind_phase_and_status(client: TestClient, ports: Ports, job: Job) -> None:
    for seconds in (0.2, 3.0, 400.0):
        with ports.monitor.watching(job):
            ports.monitor.phase_began(job, READING, READING.text, seconds)
            ports.monitor.job_ended(job, JobStatus.DONE, None, seconds)
    seen = scraped(client)
    assert seen["jobs_finished_total preview done"] == 3
    for name in ("job_duration_seconds", "phase_duration_seconds"):
        labels = "preview" if name.startswith("job") else "preview reading"
        assert seen[f"{name}_bucket {labels} 0.1"] == 0
        assert seen[f"{name}_bucket {labels} 0.25"] == 1
        assert seen[f"{name}_bucket {labels} 180.0"] == 2
        assert seen[f"{name}_bucket {labels} +Inf"] == 3
        assert seen[f"{name}_count {labels}"] == 3
        assert seen[f"{name}_sum {labels}"] == pytest.approx(403.2)


def test_errors_refusals_queue_and_streams_are_shown_without_a_name(
    client: TestClient, ports: Ports, job: Job
) -> None:
    ports.jobs.add(job.user_id, job)
    ports.jobs.add(
        job.user_id, job.model_copy(update={"id": "2", "status": JobStatus.RUNNING, "fingerprint": "g"})
    )
    ports.monitor.refused("preview")
    ports.monitor.answered(ErrorCode.NO_TEXT)
    ports.monitor.job_ended(job, JobStatus.ERROR, ErrorCode.NO_TEXT, 1.0)
    with open_streams.one_more():
        seen = scraped(client)
    assert seen["errors_total no_text"] == 2
    assert seen["rate_limit_hits_total preview"] == 1
    assert (seen["queue_depth_jobs waiting"], seen["queue_depth_jobs running"]) == (1, 1)
    assert (seen["open_streams"], scraped(client)["open_streams"]) == (1, 0)
    assert "jane" not in client.get("/metrics").text


def test_a_stream_counts_until_its_listener_leaves(ports: Ports) -> None:
    seen = []

    async def send(_: Message) -> None:
        """Nobody reads."""

    async def leave_soon() -> Message:
        await asyncio.sleep(0.05)
        seen.append(open_streams.value)
        return {"type": "http.disconnect"}

    asyncio.run(EventStream(EventHub(ports.job_log), HEX, 0)({}, leave_soon, send))
    assert (seen, open_streams.value) == ([1], 0)


@pytest.fixture
def logged_api(ports: Ports) -> Iterator[TestClient]:
    api = FastAPI()

    @api.get("/things/{thing_id}")
    def thing(thing_id: str) -> Response:
        if thing_id == "bug":
            raise ValueError("Jane")
        if thing_id == HEX:
            return Response("ok")
        return JSONResponse({"error": {"code": "not_found", "message": "Not here."}}, 404)

    api.add_middleware(AccessLog, monitor=ports.monitor)
    with TestClient(api, raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize(
    ("address", "path", "status", "code"),
    [
        (f"/things/{HEX}?token=Jane", f"/things/{HEX}", 200, None),
        ("/things/jane@mail.example", "/things/{thing_id}", 404, "not_found"),
        ("/things/bug", "/things/{thing_id}", 500, "internal"),
        ("/Jane/Doe?token=1", NO_ROUTE, 404, None),
    ],
)
def test_a_request_is_one_line_of_method_route_and_status(
    logged_api: TestClient,
    caplog: pytest.LogCaptureFixture,
    address: str,
    path: str,
    status: int,
    code: str | None,
) -> None:
    with caplog.at_level(logging.INFO, "core.api"):
        logged_api.get(address)
    (line,) = [record for record in caplog.records if record.name == "core.api.access_log"]
    assert (line.method, line.path, line.status, line.code) == ("GET", path, status, code)
    assert line.seconds >= 0


def test_errors_are_counted_from_the_answers_themselves(logged_api: TestClient, ports: Ports) -> None:
    logged_api.get("/things/nothing")
    logged_api.get("/things/bug")
    assert {count.labels[0][1]: count.value for count in ports.counters.list()} == {
        "not_found": 1,
        "internal": 1,
    }
