"""The way to another service and back: from our pages alone, and only into the browser that left."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from core.api import mounted_api, oauth_routes
from core.bootstrap import Runtime, make_runtime
from core.domain.errors import ErrorCode
from core.services.browser_sessions import COOKIE, exchange_ticket, hand_out_ticket, user_of_session
from core.services.oauth import OAUTH_COOKIE
from core.services.tries import TRIES_PER_ADDRESS
from core.settings import Settings
from tests.api.test_browser_session import FOREIGN, OURS
from tests.services.elsewhere import InMemoryAccounts

ANN, MALLORY = "ann@example.org", "mallory@example.org"
ELSEWHERE = {"sec-fetch-site": "cross-site", "referer": "https://google.example/"}


@dataclass(frozen=True)
class Visit:
    """One browser at one installation, whose accounts `service` keeps."""

    runtime: Runtime
    service: InMemoryAccounts
    client: TestClient

    def leave(self, provider: str = "google", headers: dict[str, str] = OURS) -> str:
        """Where the browser is sent."""
        answer = self.client.get(f"/auth/oauth?provider={provider}", headers=headers, follow_redirects=False)
        assert answer.status_code == 303
        return answer.headers["location"]

    def come_back(self, query: str) -> str:
        """Likewise, and the verifier is gone whatever has happened."""
        answer = self.client.get(f"/auth/callback?{query}", headers=ELSEWHERE, follow_redirects=False)
        assert (answer.status_code, answer.headers["cache-control"]) == (303, "no-store")
        assert self.kept == ""
        return answer.headers["location"]

    @property
    def kept(self) -> str:
        return self.client.cookies.get(OAUTH_COOKIE) or ""

    @property
    def user(self) -> str | None:
        return user_of_session(self.runtime.ports, self.client.cookies.get(COOKIE) or "")


def visit_of(runtime: Runtime, service: InMemoryAccounts, address: str = "http://testserver") -> Visit:
    app = Starlette(routes=[*oauth_routes(runtime), mounted_api(runtime)])
    return Visit(runtime, service, TestClient(app, base_url=address))


def with_settings(visit: Visit, address: str = "http://testserver", **changes: str) -> Visit:
    settings = visit.runtime.settings.model_copy(update=changes)
    return visit_of(replace(visit.runtime, settings=settings), visit.service, address)


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Visit]:
    settings = Settings(
        auth_backend="supabase",
        supabase_url="http://127.0.0.1:1",
        supabase_publishable_key="sb_publishable_test",
        supabase_oauth_providers="google,github",
        data_dir=tmp_path,
    )
    made, service = make_runtime(settings), InMemoryAccounts()
    yield visit_of(replace(made, ports=replace(made.ports, hosted_accounts=service)), service)
    made.close()


def test_who_comes_back_is_signed_in(visit: Visit) -> None:
    url = visit.leave("github")
    assert url.startswith("https://github.example/")
    assert dict(parse_qsl(urlsplit(url).query))["redirect_to"] == "http://testserver/auth/callback"
    assert visit.come_back(f"code={visit.service.come_back_as(ANN, url)}") == "/"
    assert visit.user == ANN


@pytest.mark.parametrize("base", ["https://cv.example.org", "https://cv.example.org/"])
def test_people_come_back_to_the_public_address(visit: Visit, base: str) -> None:
    url = with_settings(visit, public_base_url=base).leave()
    assert dict(parse_qsl(urlsplit(url).query))["redirect_to"] == "https://cv.example.org/auth/callback"


def test_the_verifier_is_for_the_way_back_of_this_browser_alone(visit: Visit) -> None:
    answer = visit.client.get("/auth/oauth?provider=google", headers=OURS, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert all(flag in cookie for flag in ("httponly", "samesite=lax", "path=/auth;", "max-age=600"))
    assert "secure" not in cookie
    assert "domain=" not in cookie
    assert "verifier" not in cookie
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("address", "base"), [("https://testserver", ""), ("http://testserver", "https://x.org")]
)
def test_over_https_both_cookies_stay_there(visit: Visit, address: str, base: str) -> None:
    secure = with_settings(visit, address, public_base_url=base)
    left = secure.client.get("/auth/oauth?provider=google", headers=OURS, follow_redirects=False)
    assert "secure" in left.headers["set-cookie"].lower()
    code = secure.service.come_back_as(ANN, left.headers["location"])
    kept = {"cookie": left.headers["set-cookie"].partition(";")[0]}
    back = secure.client.get(f"/auth/callback?code={code}", headers=kept, follow_redirects=False)
    session, gone = back.headers.get_list("set-cookie")
    assert session.startswith(COOKIE)
    assert gone.startswith(f'{OAUTH_COOKIE}=""')
    assert all("secure" in each.lower() for each in (session, gone))


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_strangers_page_sends_nobody_on_the_way(visit: Visit, headers: dict[str, str]) -> None:
    assert visit.leave("google", headers) == "/"
    assert visit.kept == ""


@pytest.mark.parametrize(
    "provider", ["", "gitlab", "Google", "google,github", "google%00", "%2f%2fevil.example"]
)
def test_other_services_are_not_led_to(visit: Visit, provider: str) -> None:
    assert visit.leave(provider) == "/"
    assert visit.kept == ""


@pytest.mark.parametrize(
    "change",
    [{"supabase_oauth_providers": ""}, {"auth_backend": "local"}, {"supabase_publishable_key": ""}],
)
def test_where_it_is_not_set_up_it_leads_to_the_start(visit: Visit, change: dict[str, str]) -> None:
    other = with_settings(visit, **change)
    assert other.leave() == "/"
    assert other.come_back("code=x") == "/?sign_in=again"
    assert visit.service.asked == 0


@pytest.mark.parametrize("cookie", [None, "forged", "verifier 1", "\x7f"])
def test_a_strangers_code_signs_nobody_in_here(visit: Visit, cookie: str | None) -> None:
    stranger = visit_of(visit.runtime, visit.service)
    code = visit.service.come_back_as(MALLORY, stranger.leave())
    if cookie:
        visit.client.cookies.set(OAUTH_COOKIE, cookie, domain="testserver.local", path="/auth")
    assert visit.come_back(f"code={code}") == "/?sign_in=again"
    assert visit.user is None
    assert visit.service.asked == 0


def test_nor_where_somebody_is_on_their_own_way(visit: Visit) -> None:
    stranger = visit_of(visit.runtime, visit.service)
    code = visit.service.come_back_as(MALLORY, stranger.leave())
    visit.leave()
    assert visit.come_back(f"code={code}") == "/?sign_in=again"
    assert visit.user is None
    assert list(visit.runtime.ports.sessions.list(MALLORY)) == []


def test_the_way_back_leads_in_once(visit: Visit) -> None:
    code = visit.service.come_back_as(ANN, visit.leave())
    visit.come_back(f"code={code}")
    cookie = visit.client.cookies[COOKIE]
    assert visit.come_back(f"code={code}") == "/"
    assert visit.client.cookies[COOKIE] == cookie
    visit.client.cookies.clear()
    assert visit.come_back(f"code={code}") == "/?sign_in=again"


def test_a_session_that_was_here_before_ends(visit: Visit) -> None:
    ports = visit.runtime.ports
    before = exchange_ticket(ports, hand_out_ticket(ports, "bob"))
    visit.client.cookies.set(COOKIE, before, domain="testserver.local", path="/")
    visit.come_back(f"code={visit.service.come_back_as(ANN, visit.leave())}")
    assert visit.user == ANN
    assert user_of_session(ports, before) is None


@pytest.mark.parametrize("query", ["code=x", "error=access_denied", ""])
def test_who_is_in_stays_in_wherever_a_stranger_sends_them(visit: Visit, query: str) -> None:
    ports = visit.runtime.ports
    cookie = exchange_ticket(ports, hand_out_ticket(ports, "bob"))
    visit.client.cookies.set(COOKIE, cookie, domain="testserver.local", path="/")
    assert visit.come_back(query) == "/"
    assert visit.user == "bob"


def test_what_the_other_service_says_is_never_passed_on(visit: Visit) -> None:
    visit.leave()
    words = "error=access_denied&error_description=Call+555&code=x"
    assert visit.come_back(words) == "/?sign_in=refused"
    assert visit.service.asked == 0


@pytest.mark.parametrize(
    ("trouble", "word"),
    [
        (ErrorCode.NETWORK, "away"),
        (ErrorCode.STORAGE, "away"),
        (ErrorCode.RATE_LIMITED, "wait"),
        (ErrorCode.UNAUTHORIZED, "again"),
    ],
)
def test_why_it_did_not_work_is_a_word_of_ours(visit: Visit, trouble: ErrorCode, word: str) -> None:
    code = visit.service.come_back_as(ANN, visit.leave())
    visit.service.trouble = trouble
    assert visit.come_back(f"code={code}") == f"/?sign_in={word}"


def test_guesses_from_one_address_come_to_an_end(visit: Visit) -> None:
    places = [visit.come_back("code=x") for _ in range(TRIES_PER_ADDRESS + 1) if visit.leave()]
    assert places[-2:] == ["/?sign_in=again", "/?sign_in=wait"]


@pytest.mark.parametrize("code", ["%00", "%ff", "a" * 9000, "x&code=y", "%0d%0aset-cookie:x=y"])
def test_odd_codes_are_refused_like_any_other(visit: Visit, code: str) -> None:
    visit.leave()
    assert visit.come_back(f"code={code}") == "/?sign_in=again"
