"""Watching a job: every step, in order, from wherever the listener stopped, also when it runs elsewhere."""

import asyncio
import json
import threading
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from core.api.event_hub import EventHub, Mailbox
from core.bootstrap import Runtime, make_runtime
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import PREVIEW_PHASES, TAILORING, ApplyResult, Job, JobEvent, PreviewRequest
from core.domain.score import Score
from core.ports import Ports
from core.services import jobs
from core.services.jobs import Report
from core.settings import Settings
from tests.api.test_api import client_of

pytestmark = pytest.mark.slow

REQUEST = PreviewRequest(profile_id="p", posting_id="q", template="classic")


@pytest.fixture
def api(runtime: Runtime) -> Iterator[TestClient]:
    with client_of(runtime) as client:
        yield client


def ask(ports: Ports, user_id: str = "local") -> Job:
    return jobs.ask_for(ports, user_id, REQUEST, "work")


def works(ports: Ports, job: Job, report: Report) -> ApplyResult:
    for phase in PREVIEW_PHASES:
        report(phase)
        if phase == TAILORING:
            report.partial("cv", "<p>Éloïse\n\nfirst</p>")
        time.sleep(0.05)
    return ApplyResult(application_id="a", files={}, ats=Score.model_construct())


def fails(ports: Ports, job: Job, report: Report) -> ApplyResult:
    raise UserError(ErrorCode.RENDER_FAILED, "Too long. Shorten it.")


def watch(api: TestClient, job: Job, after: int = 0) -> list[tuple[int, str, dict[str, object]]]:
    """All events of a stream until it closes itself."""
    headers = {"Last-Event-ID": str(after)} if after else {}
    answer = api.get(f"/api/v1/jobs/{job.id}/events", headers=headers)
    assert answer.headers["content-type"].startswith("text/event-stream")
    seen = []
    for block in answer.text.replace("\r\n", "\n").strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.split("\n") if not line.startswith(":"))
        if "data" in fields:
            seen.append((int(fields.get("id", 0)), fields["event"], json.loads(fields["data"])))
    return seen


def run_soon(ports: Ports, runner: object) -> threading.Thread:
    def work() -> None:
        time.sleep(0.3)
        jobs.run_next(ports, "elsewhere", {"preview": runner})

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_a_listener_sees_every_step_a_draft_and_the_end(api: TestClient, ports: Ports) -> None:
    job = ask(ports)
    thread = run_soon(ports, works)
    seen = watch(api, job)
    thread.join()
    steps = [data["progress"] for _, name, data in seen if name == "progress"]
    assert steps == [0, 0, 5, 25, 50, 70, 95, 100]
    assert [data for _, name, data in seen if name == "partial"] == [
        {"part": "cv", "html": "<p>Éloïse\n\nfirst</p>"}
    ]
    assert [name for _, name, _ in seen][-1] == "done"
    assert [number for number, _, _ in seen] == sorted({number for number, _, _ in seen})


def test_the_draft_of_the_cv_comes_before_the_end_of_the_letter(api: TestClient, ports: Ports) -> None:
    job = ask(ports)
    thread = run_soon(ports, works)
    seen = watch(api, job)
    thread.join()
    order = [str(data.get("part") or data["progress"]) for _, _, data in seen]
    assert order.index("cv") < order.index("95")


def test_a_job_of_another_process_is_streamed_through_the_store(
    api: TestClient, ports: Ports, settings: Settings
) -> None:
    job = ask(ports)
    elsewhere = make_runtime(settings)
    thread = run_soon(replace(elsewhere.ports, clock=ports.clock), works)
    assert watch(api, job)[-1][1] == "done"
    thread.join()
    elsewhere.close()


def test_an_error_is_told_with_its_code_and_what_to_do(api: TestClient, ports: Ports) -> None:
    job = ask(ports)
    jobs.run_next(ports, "w", {"preview": fails})
    _, name, data = watch(api, job)[-1]
    assert name == "error"
    assert data["error"] == {"code": "render_failed", "message": "Too long. Shorten it.", "job_id": job.id}


def test_a_cancelled_job_ends_its_stream(api: TestClient, ports: Ports) -> None:
    job = ask(ports)
    jobs.cancel(ports, "local", job.id)
    _, name, data = watch(api, job)[-1]
    assert (name, data["status"]) == ("error", "cancelled")


def test_whoever_comes_back_gets_only_what_was_missed(api: TestClient, ports: Ports) -> None:
    job = ask(ports)
    jobs.run_next(ports, "w", {"preview": works})
    everything = watch(api, job)
    for number, _, _ in everything[:-1]:
        assert watch(api, job, after=number) == [event for event in everything if event[0] > number]
    answer = api.get(f"/api/v1/jobs/{job.id}/events", headers={"Last-Event-ID": str(everything[-1][0])})
    assert answer.status_code == 204


def test_a_job_that_ended_before_steps_were_kept_still_says_how(
    api: TestClient, runtime: Runtime, ports: Ports
) -> None:
    job = ask(ports)
    jobs.run_next(ports, "w", {"preview": fails})
    with runtime.database.transaction() as connection:
        connection.execute("delete from job_events")
    assert [(name, data["status"]) for _, name, data in watch(api, job)] == [("error", "error")]


def test_many_listeners_of_many_jobs_all_reach_the_end(api: TestClient, ports: Ports) -> None:
    made = [jobs.ask_for(ports, "local", REQUEST, f"work {number}") for number in range(5)]
    ends: list[str] = []
    listeners = [
        threading.Thread(target=lambda job=job: ends.append(watch(api, job)[-1][1])) for job in made * 3
    ]
    for listener in listeners:
        listener.start()
    for _ in made:
        jobs.run_next(ports, "w", {"preview": works})
    for listener in listeners:
        listener.join(20)
    assert ends == ["done"] * 15


@pytest.mark.parametrize("last", ["-1", "x", "1e3", str(2**63)])
def test_a_wrong_last_event_id_is_a_422(api: TestClient, ports: Ports, last: str) -> None:
    job = ask(ports)
    answer = api.get(f"/api/v1/jobs/{job.id}/events", headers={"Last-Event-ID": last})
    assert answer.status_code == 422


def test_the_stream_of_another_persons_job_is_404(api: TestClient, ports: Ports) -> None:
    job = ask(ports, "bob")
    assert api.get(f"/api/v1/jobs/{job.id}/events").status_code == 404


def test_without_a_token_there_is_no_stream(runtime: Runtime, ports: Ports) -> None:
    job = ask(ports)
    closed = replace(runtime, settings=runtime.settings.model_copy(update={"allow_dev_no_auth": False}))
    with client_of(closed) as client:
        assert client.get(f"/api/v1/jobs/{job.id}/events").status_code == 401


class SlowReplay:
    """A log whose first read, the listener's own, comes back after the common look has brought the newest."""

    def __init__(self, events: list[JobEvent]) -> None:
        self._events = events
        self.fails = False

    def list(self, after: int, job_ids: Collection[str]) -> Sequence[JobEvent]:
        if self.fails:
            raise OSError("the disk is gone")
        if after == 0:
            time.sleep(0.4)
        return [event for event in self._events if event.id > after]

    def add_partial(self, user_id: str, job_id: str, part: str, html: str) -> None: ...


def step(number: int, name: str = "progress") -> JobEvent:
    return JobEvent(id=number, job_id="j", name=name, data={"progress": number})


def test_nothing_is_skipped_when_the_news_overtake_the_replay() -> None:
    log = SlowReplay([step(1), step(2), step(3), step(4, "done")])

    async def listen() -> list[int]:
        hub = EventHub(log)
        hub._seen = 3
        return [event.id async for event in hub.listen("j", 0, Mailbox()) if event is not None]

    assert asyncio.run(listen()) == [1, 2, 3, 4]


def test_streams_end_when_the_store_cannot_be_read_instead_of_going_silent() -> None:
    log = SlowReplay([step(1)])

    async def listen() -> list[int]:
        hub, seen = EventHub(log), []
        async for event in hub.listen("j", 0, Mailbox()):
            seen.append(event.id if event else 0)
            log.fails = True
        return seen

    assert asyncio.run(asyncio.wait_for(listen(), 10))[0] == 1
