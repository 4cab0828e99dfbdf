"""Files leave only by a signed link that lives, under a name that is safe in every header."""

from dataclasses import replace
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from starlette.testclient import TestClient

from core.bootstrap import Runtime
from core.domain.records import Artifact
from core.ports import Ports
from core.services.artifacts import LINK_SECONDS, download_url, keep_artifact
from tests.api.world import ROOT, client_of, closed, token_of
from tests.conftest import Clock

pytestmark = pytest.mark.slow

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
NAMES = [
    "CV Éloïse “X”",
    'quote " and \\ backslash',
    "line\r\nSet-Cookie: a=b",
    "tab\tand\0nul",
    "日本語 العربية",
    "semi; filename=other",
    "100% 'sure' %0d%0a",
    "../../etc/passwd",
    "right\u202eto left",
]


@pytest.fixture
def api(runtime: Runtime, ports: Ports) -> TestClient:
    return client_of(closed(runtime, ports))


@pytest.fixture
def artifact(ports: Ports) -> Artifact:
    return keep_artifact(ports, "ann", "job", "cv", "CV Ann", "pdf", b"%PDF-1.7")


def test_a_signed_link_hands_out_the_file_safely(api: TestClient, ports: Ports, artifact: Artifact) -> None:
    answer = api.get(download_url(ports, artifact.id, "ann"))
    assert answer.content == b"%PDF-1.7"
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert "no-store" in answer.headers["cache-control"]


def test_head_tells_without_handing_out(api: TestClient, ports: Ports, artifact: Artifact) -> None:
    url = download_url(ports, artifact.id, "ann")
    answer = api.head(url)
    assert (answer.status_code, answer.content) == (200, b"")
    told = {name: value for name, value in api.get(url).headers.items() if name != "date"}
    assert {name: value for name, value in answer.headers.items() if name != "date"} == told
    assert api.head(f"{ROOT}/storage/download?token=x").status_code == 404


def test_a_link_shows_or_saves_as_it_was_asked_for(api: TestClient, ports: Ports, artifact: Artifact) -> None:
    for inline, how in ((True, "inline"), (False, "attachment")):
        path = f"{ROOT}/artifacts/{artifact.id}/link?inline={str(inline).lower()}"
        url = api.get(path, headers=token_of(ports, "ann")).json()["url"]
        assert api.get(url).headers["content-disposition"].startswith(f"{how};")


def test_a_link_lives_exactly_as_long_as_it_says(
    api: TestClient, ports: Ports, artifact: Artifact, clock: Clock
) -> None:
    made = api.get(f"{ROOT}/artifacts/{artifact.id}/link", headers=token_of(ports, "ann")).json()
    assert made["expires_at"] == "2026-11-23T09:15:00Z"
    clock.advance(LINK_SECONDS)
    assert api.get(made["url"]).status_code == 200
    clock.advance(1)
    assert api.get(made["url"]).status_code == 404


def test_a_link_dies_with_its_file(api: TestClient, ports: Ports, artifact: Artifact) -> None:
    url = download_url(ports, artifact.id, "ann")
    ports.artifacts.remove("ann", artifact.id)
    assert api.get(url).status_code == 404


def test_a_link_for_another_person_gives_nothing(api: TestClient, ports: Ports, artifact: Artifact) -> None:
    assert api.get(download_url(ports, artifact.id, "bob")).status_code == 404


@pytest.mark.slow
def test_every_flipped_byte_of_a_token_is_refused(api: TestClient, ports: Ports, artifact: Artifact) -> None:
    token = parse_qs(urlsplit(download_url(ports, artifact.id, "ann")).query)["token"][0]
    for place in range(len(token)):
        for bit in (1, 2):
            flipped = token[:place] + chr(ord(token[place]) ^ bit) + token[place + 1 :]
            answer = api.get(f"{ROOT}/storage/download?token={quote(flipped)}")
            assert answer.status_code == 404, (place, bit)
            assert b"PDF" not in answer.content


@pytest.mark.parametrize("token", ["", "x", ".", "a.b", "é", "%00", "%ff", "." * 1_000, "x" * 3_000])
def test_a_made_up_token_is_refused(api: TestClient, token: str) -> None:
    answer = api.get(f"{ROOT}/storage/download?token={token}")
    assert answer.status_code in {404, 422}
    assert answer.json()["error"].keys() == {"code", "message"}


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (BROWSER["Accept"], "text/html"),
        ("text/html", "text/html"),
        ("*/*", "application/json"),
        ("", "application/json"),
        ("application/json", "application/json"),
        ("application/json, text/html;q=0.5", "application/json"),
        ("text/html;q=0.5, application/json;q=0.4", "text/html"),
        ("text/html;q=0", "application/json"),
        ("text/html;q=x;;,,=", "text/html"),
    ],
)
def test_a_dead_link_is_told_as_the_caller_reads_it(api: TestClient, accept: str, kind: str) -> None:
    answer = api.get(f"{ROOT}/storage/download?token=x", headers={"Accept": accept})
    assert answer.status_code == 404
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert "no longer valid" in answer.text or "not valid any more" in answer.text


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_kind_is_safe_in_the_header(api: TestClient, ports: Ports, name: str) -> None:
    kept = keep_artifact(ports, "ann", ports.new_id(), "cv", name, "pdf", b"%PDF-1.7")
    answer = api.get(download_url(ports, kept.id, "ann"))
    disposition = answer.headers["content-disposition"]
    assert disposition.isascii()
    assert disposition.isprintable()
    assert "set-cookie" not in answer.headers
    kind, plain, full = disposition.split("; filename", 2)
    assert kind == "attachment"
    assert plain.count('"') == 2
    assert "\\" not in plain
    assert unquote(full.removeprefix("*=UTF-8''")) == "".join(c for c in f"{name}.pdf" if c.isprintable())


def test_the_address_of_links_is_configurable(ports: Ports, artifact: Artifact) -> None:
    hosted = replace(ports, public_base_url="https://cv.example/")
    assert download_url(hosted, artifact.id, "ann").startswith(
        "https://cv.example/api/v1/storage/download?token="
    )
