"""The HTTP door: health, one error shape, and files only by signed link."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from core.api import health_routes, make_api
from core.bootstrap import Runtime
from core.domain.records import Artifact
from core.ports import Ports
from core.services.artifacts import LINK_SECONDS, download_url, keep_artifact
from tests.conftest import Clock


def client_of(runtime: Runtime) -> TestClient:
    app = Starlette(routes=[*health_routes(runtime), Mount("/api/v1", make_api(runtime))])
    return TestClient(app, raise_server_exceptions=False)


@pytest.fixture
def api(runtime: Runtime, ports: Ports) -> Iterator[TestClient]:
    with client_of(replace(runtime, ports=ports)) as client:
        yield client


@pytest.fixture
def artifact(ports: Ports) -> Artifact:
    return keep_artifact(ports, "local", "job", "cv", "CV Éloïse “X”\r\n", "pdf", b"%PDF-1.7")


def test_health(api: TestClient) -> None:
    assert api.get("/healthz").status_code == 200
    assert api.get("/readyz").json() == {"status": "ready"}


def test_templates_are_listed(api: TestClient) -> None:
    assert {item["name"] for item in api.get("/api/v1/templates").json()} >= {"classic", "modern"}


def test_without_the_development_user_everyone_must_sign_in(runtime: Runtime) -> None:
    closed = replace(runtime, settings=runtime.settings.model_copy(update={"allow_dev_no_auth": False}))
    with client_of(closed) as client:
        answer = client.get("/api/v1/templates")
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "unauthorized"


@pytest.mark.parametrize("path", ["/api/v1/jobs/none", "/api/v1/previews/none", "/api/v1/nothing-here"])
def test_what_is_not_there_is_404_in_the_error_shape(api: TestClient, path: str) -> None:
    answer = api.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"].keys() == {"code", "message"}


def test_a_missing_token_is_a_422_in_the_error_shape(api: TestClient) -> None:
    answer = api.get("/api/v1/storage/download")
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "input_unreadable"


def test_a_signed_link_hands_out_the_file_safely(api: TestClient, ports: Ports, artifact: Artifact) -> None:
    answer = api.get(download_url(ports, artifact, "local"))
    assert answer.content == b"%PDF-1.7"
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "no-store" in answer.headers["cache-control"]


def test_a_link_dies(api: TestClient, ports: Ports, artifact: Artifact, clock: Clock) -> None:
    url = download_url(ports, artifact, "local")
    clock.now += timedelta(seconds=LINK_SECONDS + 1)
    assert api.get(url).status_code == 404


def test_a_link_for_another_person_gives_nothing(api: TestClient, ports: Ports, artifact: Artifact) -> None:
    assert api.get(download_url(ports, artifact, "bob")).status_code == 404


def test_a_forged_link_gives_nothing(api: TestClient, ports: Ports, artifact: Artifact) -> None:
    url = download_url(ports, artifact, "local")
    assert api.get(url[:-2] + "xx").status_code == 404


def test_the_address_of_links_is_configurable(ports: Ports, artifact: Artifact) -> None:
    hosted = replace(ports, public_base_url="https://cv.example/")
    assert download_url(hosted, artifact, "local").startswith(
        "https://cv.example/api/v1/storage/download?token="
    )
