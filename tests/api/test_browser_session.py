"""The session cookie: how a browser gets it, what it opens, and who may use it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from core.api import browser_session_routes, mounted_api
from core.bootstrap import Runtime, make_runtime
from core.services.browser_sessions import COOKIE, hand_out_ticket
from core.settings import Settings

OURS = {"sec-fetch-site": "same-origin"}
PLAIN_HTTP = {"referer": "http://testserver/settings"}
FOREIGN = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "none"},
    {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
    {"origin": "https://evil.example"},
    {"referer": "https://testserver.evil.example/"},
    {"referer": "https://evil.example/?http://testserver/"},
    {"origin": "null"},
    {"origin": "http://[x"},
    {"referer": "http://[evil"},
    {},
]


@dataclass(frozen=True)
class Browser:
    runtime: Runtime
    client: TestClient

    def sign_in(self, user_id: str = "ann", headers: dict[str, str] = OURS) -> str:
        """The Set-Cookie header of the exchange; "" without one."""
        ticket = hand_out_ticket(self.runtime.ports, user_id)
        answer = self.client.get(f"/auth/session?ticket={ticket}", headers=headers, follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"] == "/"
        return answer.headers.get("set-cookie", "")

    def status(self, method: str = "GET", headers: dict[str, str] | None = None) -> int:
        body = {"json": {"text": "Ann Smith\nann@example.org"}} if method == "POST" else {}
        return self.client.request(method, "/api/v1/profiles", headers=headers, **body).status_code


def browser_of(runtime: Runtime, address: str = "http://testserver") -> Browser:
    app = Starlette(routes=[*browser_session_routes(runtime), mounted_api(runtime)])
    return Browser(runtime, TestClient(app, base_url=address))


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    runtime = make_runtime(Settings(app_env="production", auth_backend="local", data_dir=tmp_path))
    yield browser_of(runtime)
    runtime.close()


def test_the_cookie_is_for_this_site_alone_and_no_script_reads_it(browser: Browser) -> None:
    assert browser.status() == 401
    cookie = browser.sign_in().lower()
    assert all(flag in cookie for flag in ("httponly", "samesite=lax", "path=/", "max-age=2592000"))
    assert "domain=" not in cookie
    assert "secure" not in cookie
    assert browser.status() == 200


@pytest.mark.parametrize(
    ("address", "base"), [("https://testserver", ""), ("http://testserver", "https://x.org")]
)
def test_over_https_the_cookie_stays_there(browser: Browser, address: str, base: str) -> None:
    settings = browser.runtime.settings.model_copy(update={"public_base_url": base})
    runtime = Runtime(**{**vars(browser.runtime), "settings": settings})
    assert "secure" in browser_of(runtime, address).sign_in().lower()


def test_a_ticket_is_exchanged_once(browser: Browser) -> None:
    ticket = hand_out_ticket(browser.runtime.ports, "ann")
    address = f"/auth/session?ticket={ticket}"
    assert "set-cookie" in browser.client.get(address, headers=OURS, follow_redirects=False).headers
    assert "set-cookie" not in browser.client.get(address, headers=OURS, follow_redirects=False).headers


@pytest.mark.parametrize("ticket", ["", "?ticket=", "?ticket=x", "?ticket=%00", "?ticket=" + "a" * 9000])
def test_other_tickets_lead_to_the_start_page_that_says_so(browser: Browser, ticket: str) -> None:
    answer = browser.client.get(f"/auth/session{ticket}", headers=OURS, follow_redirects=False)
    assert (answer.status_code, "set-cookie" in answer.headers) == (303, False)
    assert answer.headers["location"] == "/?sign_in=again"


def test_a_ticket_that_comes_again_asks_nobody_who_is_in_to_sign_in(browser: Browser) -> None:
    browser.sign_in()
    answer = browser.client.get("/auth/session?ticket=used", headers=OURS, follow_redirects=False)
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_strangers_page_signs_nobody_in_or_out_and_changes_nothing(browser: Browser, headers) -> None:
    assert browser.sign_in("mallory", headers) == ""
    browser.sign_in("ann")
    browser.client.get("/auth/ended", headers=headers)
    assert browser.status() == 200
    assert browser.status("POST", headers) == 401


@pytest.mark.parametrize("headers", [OURS, PLAIN_HTTP, {"origin": "http://testserver"}])
def test_our_own_pages_may(browser: Browser, headers: dict[str, str]) -> None:
    assert browser.sign_in("ann", headers)
    assert browser.status("POST", headers) == 201


def test_signing_out_ends_the_session_wherever_its_cookie_is(browser: Browser) -> None:
    browser.sign_in()
    stolen = browser.client.cookies[COOKIE]
    browser.client.get("/auth/ended", headers=OURS)
    assert COOKIE not in browser.client.cookies
    assert browser.status(headers={"cookie": f"{COOKIE}={stolen}"}) == 401


def test_a_bearer_token_counts_before_the_cookie(browser: Browser) -> None:
    browser.sign_in()
    assert browser.status(headers={"authorization": "Bearer nonsense"}) == 401


def test_each_browser_sees_its_own(browser: Browser) -> None:
    browser.sign_in("ann")
    assert browser.status("POST", OURS) == 201
    other = browser_of(browser.runtime)
    other.sign_in("bob")
    assert len(browser.client.get("/api/v1/profiles").json()["items"]) == 1
    assert other.client.get("/api/v1/profiles").json()["items"] == []
