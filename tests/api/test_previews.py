"""Asking for previews and applications: a key has one effect, limits hold, nonsense is refused at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from core.bootstrap import make_runtime
from core.domain.errors import ErrorCode
from core.domain.jobs import JobStatus
from core.domain.records import PostingRecord
from core.ports import Policy, Ports
from core.settings import Settings
from tests.api.world import ROOT, client_of, rows_of
from tests.conftest import VAULT_KEY

ADVERT = "Data Engineer\nExample GmbH, Berlin\n\nYou bring\n- 3 years of Python"
Body = dict[str, object]


class Door:
    """The API over one installation, for the development user."""

    def __init__(self, client: TestClient, ports: Ports) -> None:
        self.client, self.ports = client, ports
        self.ids = rows_of(ports, "local")

    def body(self, **changes: object) -> Body:
        return {"profile_id": self.ids["profile_id"], "posting_id": self.ids["posting_id"], **changes}

    def ask(self, body: Body, key: str = "", route: str = "previews") -> tuple[int, dict[str, object]]:
        headers = {"Idempotency-Key": key} if key else {}
        answer = self.client.post(f"{ROOT}/{route}", json=body, headers=headers)
        return answer.status_code, answer.json()

    def jobs(self) -> int:
        return len(self.ports.jobs.list("local"))

    def postings(self) -> list[PostingRecord]:
        return list(self.ports.postings.list("local"))


@pytest.fixture
def policy() -> Policy:
    return Policy(rates={"preview": 3, "apply": 2})


@pytest.fixture
def door(tmp_path: Path, policy: Policy) -> Iterator[Door]:
    settings = Settings(
        data_dir=tmp_path,
        allow_dev_no_auth=True,
        read_processes=1,
        render_processes=1,
        vault_key=VAULT_KEY,
    )
    runtime = make_runtime(settings)
    ports = replace(runtime.ports, policy=policy)
    with client_of(replace(runtime, ports=ports)) as client:
        yield Door(client, ports)
    runtime.close()


def test_a_preview_is_asked_for_and_found_at_its_location(door: Door) -> None:
    answer = door.client.post(f"{ROOT}/previews", json=door.body())
    assert (answer.status_code, answer.json()["status"]) == (202, "queued")
    job_id = answer.json()["job_id"]
    assert answer.headers["location"] == f"{ROOT}/jobs/{job_id}"
    job = door.client.get(answer.headers["location"]).json()
    assert job == {"job_id": job_id, "kind": "preview", "status": "queued", "progress": 0, "phase": ""}
    assert door.client.get(f"{ROOT}/previews/{job_id}").json() == job


def test_the_posting_may_come_along_as_text(door: Door) -> None:
    status, answer = door.ask(door.body(posting_id=None, posting_text=ADVERT))
    assert status == 202
    job = door.ports.jobs.require("local", str(answer["job_id"]))
    assert door.ports.postings.require("local", job.request.posting_id).posting.title == "Data Engineer"


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"posting_text": ADVERT}, 422, ErrorCode.POSTING_MISSING),
        ({"posting_id": None}, 422, ErrorCode.POSTING_MISSING),
        ({"posting_id": None, "posting_text": "  "}, 422, ErrorCode.POSTING_MISSING),
        ({"posting_id": None, "posting_url": "http://127.0.0.1/"}, 422, ErrorCode.FETCH_BLOCKED),
        ({"posting_id": None, "posting_url": "file:///etc/passwd"}, 422, ErrorCode.FETCH_BLOCKED),
        ({"template": "nonesuch"}, 422, ErrorCode.INPUT_UNREADABLE),
        ({"language": "xx"}, 422, ErrorCode.INPUT_UNREADABLE),
        ({"profile_id": "none"}, 404, ErrorCode.NOT_FOUND),
        ({"posting_id": "none"}, 404, ErrorCode.NOT_FOUND),
    ],
)
def test_what_cannot_be_made_is_refused_at_once(
    door: Door, changes: Body, status: int, code: ErrorCode
) -> None:
    before = door.jobs()
    answer = door.ask(door.body(**changes))
    assert (answer[0], answer[1]["error"]["code"]) == (status, code)
    assert door.jobs() == before


def test_one_too_many_in_a_minute_is_429_and_keeps_nothing(door: Door) -> None:
    for number in range(3):
        assert door.ask(door.body(template="modern", use_ai=number % 2 == 0))[0] == 202
    before = len(door.postings())
    answer = door.client.post(
        f"{ROOT}/previews", json=door.body(posting_id=None, posting_text=ADVERT + " and SQL")
    )
    assert (answer.status_code, answer.json()["error"]["code"]) == (429, "rate_limited")
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert len(door.postings()) == before
    assert door.ask({"preview_job_id": door.ids["preview_job_id"]}, route="applications")[0] == 202


def test_one_application_too_many_in_a_minute_is_429(door: Door) -> None:
    body: Body = {"preview_job_id": door.ids["preview_job_id"]}
    assert [door.ask(body, key, "applications")[0] for key in "abca"] == [202, 202, 429, 202]


def test_the_same_call_under_its_key_is_not_counted(door: Door) -> None:
    first = door.ask(door.body(), "a")
    for _ in range(10):
        assert door.ask(door.body(), "a") == first
    assert door.ask(door.body(template="classic"), "a") == first, "a default that is spelled out is the same"
    assert door.ask(door.body(), "b")[1]["job_id"] != first[1]["job_id"]
    assert door.ask(door.body(), "c")[0] == 202
    assert door.ask(door.body(), "d")[0] == 429
    assert door.ask(door.body(), "a") == first


def test_the_same_key_for_another_call_is_409(door: Door) -> None:
    assert door.ask(door.body(), "a")[0] == 202
    before = len(door.postings())
    for changes in ({"use_ai": False}, {"posting_id": None, "posting_text": ADVERT}):
        status, answer = door.ask(door.body(**changes), "a")
        assert (status, answer["error"]["code"]) == (409, "conflict")
    preview = {"preview_job_id": door.ids["preview_job_id"]}
    assert door.ask(preview, "a", "applications")[0] == 409
    assert len(door.postings()) == before


def test_a_key_belongs_to_one_person(door: Door) -> None:
    mine = door.ask(door.body(), "a")[1]["job_id"]
    job = door.ports.jobs.require("local", str(mine))
    assert not door.ports.jobs.list("ann", {"idempotency_key": job.idempotency_key})


def test_a_full_queue_is_429_for_a_moment(door: Door) -> None:
    full = Policy(rates={"preview": 9, "apply": 9}, queue_limit=1)
    ports = replace(door.ports, policy=full)
    door.client.app.routes[-1].app.state.runtime = replace(
        door.client.app.routes[-1].app.state.runtime, ports=ports
    )
    answer = door.client.post(f"{ROOT}/previews", json=door.body())
    assert (answer.status_code, answer.json()["error"]["code"]) == (429, "rate_limited")
    assert int(answer.headers["retry-after"]) > 0


@pytest.mark.parametrize(
    "status", [JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.ERROR, JobStatus.CANCELLED]
)
def test_only_a_finished_preview_becomes_an_application(door: Door, status: JobStatus) -> None:
    job_id = door.ids["job_id"]
    code = ErrorCode.INTERNAL if status is JobStatus.ERROR else None
    door.ports.jobs.change("local", {"id": job_id}, {"status": status, "error_code": code})
    answer = door.ask({"preview_job_id": job_id}, route="applications")
    assert (answer[0], answer[1]["error"]["code"]) == (409, "conflict")


def test_an_application_is_no_preview(door: Door) -> None:
    answer = door.ask({"preview_job_id": door.ids["apply_job_id"]}, route="applications")
    assert (answer[0], answer[1]["error"]["code"]) == (404, "not_found")


def test_a_preview_becomes_one_application(door: Door) -> None:
    body: Body = {"preview_job_id": door.ids["preview_job_id"]}
    first = door.ask(body, route="applications")
    assert first[0] == 202
    assert door.ask(body, route="applications") == first


class TestManyAtOnce:
    @pytest.fixture
    def policy(self) -> Policy:
        return Policy(rates={"preview": 20}, queue_limit=21)

    @pytest.mark.slow
    def test_fifty_threads_with_twenty_keys_have_twenty_effects(self, door: Door) -> None:
        before, keys = door.jobs(), [f"key-{number}" for number in range(20)]

        def all_keys(_: int) -> list[tuple[str, object]]:
            return [(key, door.ask(door.body(), key)[1].get("job_id")) for key in keys]

        with ThreadPoolExecutor(50) as threads:
            answers = [pair for pairs in threads.map(all_keys, range(50)) for pair in pairs]
        assert len(answers) == 1_000
        assert len(set(answers)) == 20
        assert None not in {job_id for _, job_id in answers}
        assert door.jobs() - before == 20
