"""The HTTP door: health, who gets in, and one shape for every error."""

from collections.abc import Iterator
from dataclasses import replace

import anyio
import httpx2
import pytest
from anyio.to_thread import current_default_thread_limiter
from starlette.testclient import TestClient

from core.api.errors import STATUS_OF
from core.bootstrap import Runtime
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports
from tests.api.world import ROOT, client_of, closed, rows_of


@pytest.fixture
def api(runtime: Runtime, ports: Ports) -> Iterator[TestClient]:
    with client_of(replace(runtime, ports=ports)) as client:
        yield client


def test_health(api: TestClient) -> None:
    assert api.get("/healthz").status_code == 200
    assert api.get("/readyz").json() == {"status": "ready"}


def test_a_store_that_does_not_answer_is_not_ready(runtime: Runtime, ports: Ports) -> None:
    class Broken:
        def is_ready(self) -> bool:
            return False

    answer = client_of(replace(runtime, ports=replace(ports, system=Broken()))).get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"status": "not ready"})


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_told_while_every_shared_thread_waits(api: TestClient, path: str) -> None:
    async def ask() -> httpx2.Response:
        threads = current_default_thread_limiter()
        for _ in range(int(threads.available_tokens)):
            threads.acquire_on_behalf_of_nowait(object())
        async with httpx2.AsyncClient(
            transport=httpx2.ASGITransport(api.app), base_url="http://here"
        ) as client:
            with anyio.fail_after(5):
                return await client.get(path)

    assert anyio.run(ask).status_code == 200


def test_templates_are_listed(api: TestClient) -> None:
    assert {item["name"] for item in api.get(f"{ROOT}/templates").json()} >= {"classic", "modern"}


def test_without_the_development_user_everyone_must_sign_in(runtime: Runtime, ports: Ports) -> None:
    answer = client_of(closed(runtime, ports)).get(f"{ROOT}/templates")
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "unauthorized"


@pytest.mark.parametrize("path", ["/jobs/none", "/previews/none", "/nothing-here", "/storage"])
def test_what_is_not_there_is_404_in_the_error_shape(api: TestClient, path: str) -> None:
    answer = api.get(ROOT + path)
    assert answer.status_code == 404
    assert answer.json()["error"].keys() == {"code", "message"}


def test_every_error_code_has_a_status_a_client_understands() -> None:
    assert {STATUS_OF.get(code, 422) for code in ErrorCode} <= {
        401,
        404,
        409,
        413,
        422,
        429,
        500,
        502,
        503,
        504,
        507,
    }
    assert {STATUS_OF.get(code, 422) for code in ErrorCode if code.startswith("fetch_")} == {422}


@pytest.mark.parametrize("code", ErrorCode)
def test_a_failure_of_any_kind_keeps_its_code(runtime: Runtime, ports: Ports, code: ErrorCode) -> None:
    class Broken:
        def list(self, *_: object, **__: object) -> None:
            raise UserError(code, "This went wrong. Do that.", retry_after=7)

    answer = client_of(replace(runtime, ports=replace(ports, profiles=Broken()))).get(f"{ROOT}/profiles")
    assert answer.json() == {"error": {"code": code, "message": "This went wrong. Do that."}}
    assert (answer.status_code, answer.headers["retry-after"]) == (STATUS_OF.get(code, 422), "7")


def test_a_bug_is_called_internal_and_says_nothing(runtime: Runtime, ports: Ports) -> None:
    class Broken:
        def list(self, *_: object, **__: object) -> None:
            raise ValueError("Zaphod-4711")

    answer = client_of(replace(runtime, ports=replace(ports, profiles=Broken()))).get(f"{ROOT}/profiles")
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "internal")
    assert "Zaphod" not in answer.text


def test_a_failed_job_tells_its_own_number(api: TestClient, ports: Ports) -> None:
    ids = rows_of(ports, "local")
    failed = {"status": "error", "error_code": "no_text", "error_message": "There is no text in it."}
    ports.jobs.change("local", {"id": ids["job_id"]}, failed)
    shown = api.get(f"{ROOT}/jobs/{ids['job_id']}").json()
    assert shown["error"] == {
        "code": "no_text",
        "message": "There is no text in it.",
        "job_id": ids["job_id"],
    }
