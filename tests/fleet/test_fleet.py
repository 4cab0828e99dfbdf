"""The fleet of `make fleet`: real processes, killed and brought back, and no preview is lost."""

import itertools
import json
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator

import httpx2
import pytest
from websockets.sync.client import connect

from tests.conftest import DATA
from tests.fleet.running_fleet import Fleet, is_ready, parent_of, running_fleet, wait_for

pytestmark = pytest.mark.slow

RESUME = json.loads((DATA / "profiles" / "pm_en.resume.json").read_text())
POSTING = (DATA / "posting_en.txt").read_text()
SECONDS = 30
numbers = itertools.count(1)


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    missing = [program for program in ("redis-server", "caddy") if not shutil.which(program)]
    if missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"missing: {', '.join(missing)}")
    with running_fleet(tmp_path_factory.mktemp("fleet")) as running:
        yield running


@pytest.fixture(scope="module")
def profile_id(fleet: Fleet) -> str:
    return str(_post(fleet.address, "/profiles", {"resume": RESUME})["id"])


def test_a_worker_makes_the_preview_and_both_replicas_show_it(fleet: Fleet, profile_id: str) -> None:
    here, there = fleet.replicas
    job_id = _ask(here, profile_id)
    done = _done(there, job_id)
    assert done["ats"]["score"] > 0
    assert RESUME["basics"]["name"] in done["cv_html"]
    assert _get(here, job_id) == done == _get(fleet.address, job_id)
    slot = int(_row(fleet, job_id)["worker"].split("/")[1])
    assert parent_of(slot) in {fleet.pid("worker:worker_1"), fleet.pid("worker:worker_2")}


def test_steps_come_through_the_door_as_they_happen(fleet: Fleet, profile_id: str) -> None:
    job_id = _ask(fleet.replicas[0], profile_id)
    came = {}
    with httpx2.stream("GET", f"{fleet.address}/api/v1/jobs/{job_id}/events", timeout=SECONDS) as stream:
        for line in stream.iter_lines():
            if line.startswith("event:"):
                came[line.removeprefix("event:").strip()] = time.monotonic()
            elif line.startswith("id:"):
                came.setdefault("first", time.monotonic())
    assert "done" in came
    assert came["done"] - came["first"] > 0.1, "the steps came all at once"


def test_a_visitor_stays_at_one_replica(fleet: Fleet) -> None:
    """A page's websocket opens a session in the replica that the cookie names."""
    homes = {_home(fleet, cookie) for cookie in _cookies(fleet)}
    assert homes == {(3, 0), (0, 3)}


@pytest.mark.parametrize("path", ["/metrics", "/metrics/", "/%6Detrics", "//metrics", "/_stcore/metrics"])
def test_numbers_about_everybody_are_not_for_visitors(fleet: Fleet, path: str) -> None:
    assert httpx2.get(fleet.address + path).status_code == 404


def test_the_door_adds_what_browsers_should_know(fleet: Fleet) -> None:
    page = httpx2.get(fleet.address)
    assert page.status_code == 200
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "same-origin"
    assert page.headers["x-frame-options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in page.headers["content-security-policy"]
    assert "server" not in page.headers
    token = httpx2.get(f"{fleet.address}/api/v1/storage/download?token=x")
    assert token.headers.get_list("content-security-policy") == [token.headers["content-security-policy"]]
    assert "default-src 'none'" in token.headers["content-security-policy"]


def test_an_upload_beyond_every_limit_is_refused_in_words(fleet: Fleet) -> None:
    answer = httpx2.post(f"{fleet.address}/api/v1/profiles", content=b"x" * 13_000_000, timeout=SECONDS)
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "input_too_big"


def test_killed_processes_come_back_and_visitors_go_on(fleet: Fleet, profile_id: str) -> None:
    visitors = _cookies(fleet)
    fleet.kill(f"web:web_{fleet.port + 1}")
    answers = [_healthz(fleet, cookie) for cookie in visitors]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert sum("set-cookie" in answer.headers for answer in answers) == 1, "one of two had to move"
    fleet.kill("worker:worker_1")
    _done(fleet.address, _ask(fleet.address, profile_id))
    wait_for(lambda: is_ready(fleet.replicas[0]), "the killed replica to answer")


def test_a_preview_asked_for_without_redis_is_made_when_it_is_back(fleet: Fleet, profile_id: str) -> None:
    fleet.control("stop", "redis")
    job_id = _ask(fleet.address, profile_id)
    assert _get(fleet.address, job_id)["status"] == "queued"
    fleet.control("start", "redis")
    _done(fleet.address, job_id)


def _ask(address: str, profile_id: str) -> str:
    """Asks for a preview that nobody has asked for before."""
    text = f"{POSTING}\nReference {next(numbers)}\n"
    posting = _post(address, "/postings", {"text": text})
    body = {"profile_id": profile_id, "posting_id": posting["id"], "template": "classic", "use_ai": False}
    return str(_post(address, "/previews", body)["job_id"])


def _post(address: str, path: str, body: object) -> dict[str, object]:
    answer = httpx2.post(f"{address}/api/v1{path}", json=body, timeout=SECONDS)
    assert answer.status_code in {201, 202}, answer.text
    return dict(answer.json())


def _get(address: str, job_id: str) -> dict[str, object]:
    return dict(httpx2.get(f"{address}/api/v1/jobs/{job_id}", timeout=SECONDS).json())


def _done(address: str, job_id: str) -> dict:
    wait_for(lambda: _get(address, job_id)["status"] not in {"queued", "running"}, "the preview", SECONDS)
    job = _get(address, job_id)
    assert job["status"] == "done", job
    return job


def _row(fleet: Fleet, job_id: str) -> sqlite3.Row:
    with sqlite3.connect(fleet.folder / "data" / "applywright.db") as connection:
        connection.row_factory = sqlite3.Row
        row: sqlite3.Row = connection.execute("select * from jobs where id = ?", [job_id]).fetchone()
    connection.close()
    return row


def _cookies(fleet: Fleet) -> list[str]:
    """A cookie for each replica."""
    cookies = {_healthz(fleet).headers["set-cookie"] for _ in range(30)}
    assert len(cookies) == 2
    assert all("HttpOnly" in cookie and "SameSite=Lax" in cookie for cookie in cookies)
    return [cookie.partition(";")[0] for cookie in cookies]


def _healthz(fleet: Fleet, cookie: str = "") -> httpx2.Response:
    return httpx2.get(f"{fleet.address}/healthz", headers={"Cookie": cookie}, timeout=SECONDS)


def _home(fleet: Fleet, cookie: str) -> tuple[int, ...]:
    """How many sessions each replica has while three pages are open with this cookie."""
    before = [_sessions(replica) for replica in fleet.replicas]
    address = fleet.address.replace("http", "ws") + "/_stcore/stream"
    pages = [connect(address, additional_headers={"Cookie": cookie}, origin=fleet.address) for _ in range(3)]
    try:
        return tuple(
            _sessions(replica) - earlier for replica, earlier in zip(fleet.replicas, before, strict=True)
        )
    finally:
        for page in pages:
            page.close()


def _sessions(replica: str) -> int:
    text = httpx2.get(f"{replica}/_stcore/metrics").text
    return next(
        int(float(line.split()[-1])) for line in text.splitlines() if line.startswith("active_sessions")
    )
