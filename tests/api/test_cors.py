"""Only the extensions named in the settings may read answers in a browser."""

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from core.bootstrap import Runtime
from core.ports import Ports
from tests.api.world import ROOT, client_of

OURS = "abcdefghijklmnopabcdefghijklmnop"
OTHER = "ponmlkjihgfedcbaponmlkjihgfedcba"
STRANGERS = [
    "null",
    f"chrome-extension://{OURS}.evil.example",
    f"chrome-extension://evil{OURS}",
    "chrome-extension://pppppppppppppppppppppppppppppppp",
    f"https://{OURS}",
    "https://evil.example",
    f"chrome-extension://{OURS}/",
    f"CHROME-EXTENSION://{OURS}",
]


@pytest.fixture
def api(runtime: Runtime, ports: Ports) -> TestClient:
    settings = runtime.settings.model_copy(update={"extension_ids": f"{OURS}, {OTHER}"})
    return client_of(replace(runtime, ports=ports, settings=settings))


def asks(api: TestClient, origin: str, headers: str = "authorization,content-type,idempotency-key") -> object:
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": headers,
    }
    return api.options(f"{ROOT}/previews", headers=asked)


@pytest.mark.parametrize("name", [OURS, OTHER])
def test_a_named_extension_may(api: TestClient, name: str) -> None:
    origin = f"chrome-extension://{name}"
    for answer in (asks(api, origin), asks(api, origin, "last-event-id")):
        assert answer.status_code == 200
        assert answer.headers["access-control-allow-origin"] == origin
    answer = api.get(f"{ROOT}/templates", headers={"Origin": origin})
    assert answer.headers["access-control-allow-origin"] == origin
    assert answer.headers["access-control-expose-headers"] == "Retry-After, Location"
    assert "Origin" in answer.headers["vary"]
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize("origin", STRANGERS)
def test_nobody_else_may(api: TestClient, origin: str) -> None:
    asked = asks(api, origin)
    assert asked.status_code == 400
    answer = api.get(f"{ROOT}/templates", headers={"Origin": origin})
    for seen in (asked, answer):
        assert "access-control-allow-origin" not in seen.headers
        assert "access-control-allow-credentials" not in seen.headers
    assert "Origin" in answer.headers["vary"]


def test_a_named_extension_may_read_why_it_was_refused(api: TestClient) -> None:
    origin = f"chrome-extension://{OURS}"
    for answer in (
        api.get(f"{ROOT}/jobs/none", headers={"Origin": origin}),
        api.post(
            f"{ROOT}/previews", content=b"{", headers={"Origin": origin, "Content-Type": "application/json"}
        ),
        api.post(f"{ROOT}/previews", json={"a": "x" * 2_000_000}, headers={"Origin": origin}),
    ):
        assert answer.status_code >= 400
        assert answer.headers["access-control-allow-origin"] == origin


def test_without_extensions_nobody_may(runtime: Runtime) -> None:
    answer = asks(client_of(runtime), f"chrome-extension://{OURS}")
    assert "access-control-allow-origin" not in answer.headers
