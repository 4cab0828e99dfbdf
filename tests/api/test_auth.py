"""Signing in, staying signed in, tokens for programs: what each opens and what it does not."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from core.adapters.passwords import BcryptPasswords
from core.api import make_api
from core.api.access import FillerOf, UserOf
from core.bootstrap import Runtime, make_runtime
from core.domain.accounts import Scope
from core.services.accounts import add_account
from core.services.api_tokens import issue_api_token
from core.services.tries import TRIES_PER_ACCOUNT, TRIES_PER_ADDRESS
from core.settings import Settings
from tests.api.test_client import SPOOFED
from tests.signing import SECRET

pytestmark = pytest.mark.slow

PASSWORD = "correct horse battery"
ANN = {"email": "ann@example.org", "password": PASSWORD}


def quick(runtime: Runtime) -> Runtime:
    """The same with passwords that are quick to check."""
    return replace(runtime, ports=replace(runtime.ports, passwords=BcryptPasswords(cost=4)))


def with_settings(runtime: Runtime, **changes: object) -> Runtime:
    return replace(runtime, settings=Settings(**{**runtime.settings.model_dump(), **changes}))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(app_env="production", auth_backend="local", data_dir=tmp_path / "data", jwt_secret=SECRET)


@pytest.fixture
def runtime(settings: Settings) -> Iterator[Runtime]:
    made = make_runtime(settings)
    add_account(quick(made).ports, **ANN)
    yield quick(made)
    made.close()


def client_of(runtime: Runtime) -> TestClient:
    """The API with two routes that say who came in, behind uvicorn's own proxy middleware."""
    api = make_api(runtime)

    @api.get("/all")
    def everything(user_id: UserOf) -> str:
        return user_id

    @api.get("/some")
    def what_filling_needs(user_id: FillerOf) -> str:
        return user_id

    app = ProxyHeadersMiddleware(Starlette(routes=[Mount("/api/v1", api)]))
    return TestClient(
        app, "http://testserver/api/v1", raise_server_exceptions=False, client=("127.0.0.1", 50_000)
    )


@pytest.fixture
def api(runtime: Runtime) -> Iterator[TestClient]:
    with client_of(runtime) as client:
        yield client


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def signed_in(api: TestClient) -> dict[str, str]:
    answer = api.post("/auth/token", json=ANN)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_password_buys_a_token_that_opens_the_api(api: TestClient, runtime: Runtime) -> None:
    session = signed_in(api)
    assert session.keys() == {"access_token", "refresh_token", "token_type", "expires_in"}
    assert (session["token_type"], session["expires_in"]) == ("bearer", 900)
    account = runtime.ports.identity.account("ann@example.org")
    assert account is not None
    assert api.get("/all", headers=bearer(session["access_token"])).json() == account.user_id


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("ann@example.org", "correct horse batterz"),
        ("ann@example.org", ""),
        ("ann@example.org", PASSWORD + "x" * 72),
        ("ann@example.org", "\0" * 9),
        ("bob@example.org", PASSWORD),
        ("", PASSWORD),
        ("ann@example.org' or 1=1 --", PASSWORD),
    ],
)
def test_every_wrong_sign_in_is_refused_in_the_same_words(api: TestClient, email: str, password: str) -> None:
    wrong = api.post("/auth/token", json={"email": email, "password": password})
    other = api.post("/auth/token", json={"email": "nobody@example.org", "password": "whatever it is"})
    assert wrong.status_code == 401
    assert wrong.headers["www-authenticate"].startswith("Bearer")
    assert wrong.json() == other.json()


@pytest.mark.parametrize(
    "body", [{}, {"email": "a@b.c"}, {"email": 1, "password": PASSWORD}, {**ANN, "password": "x" * 2000}, []]
)
def test_a_body_of_another_shape_is_a_422(api: TestClient, body: object) -> None:
    assert api.post("/auth/token", json=body).status_code == 422


def test_half_a_character_in_a_password_is_no_bug_of_ours(api: TestClient) -> None:
    body = rb'{"email": "ann@example.org", "password": "\ud800 and more"}'
    answer = api.post("/auth/token", content=body, headers={"Content-Type": "application/json"})
    assert 400 <= answer.status_code < 500
    assert answer.json()["error"].keys() >= {"code", "message"}


def test_the_address_is_known_in_any_case(api: TestClient) -> None:
    assert api.post("/auth/token", json={**ANN, "email": " ANN@Example.ORG "}).status_code == 200


def test_a_session_goes_on_by_exchange_and_ends_for_good(api: TestClient) -> None:
    first = signed_in(api)
    second = api.post("/auth/refresh", json={"refresh_token": first["refresh_token"]}).json()
    assert second["refresh_token"] != first["refresh_token"]
    assert api.get("/all", headers=bearer(second["access_token"])).status_code == 200
    assert api.post("/auth/revoke", json={"refresh_token": second["refresh_token"]}).status_code == 204
    assert api.post("/auth/refresh", json={"refresh_token": second["refresh_token"]}).status_code == 401
    assert api.post("/auth/revoke", json={"refresh_token": "never seen"}).status_code == 204


def test_a_refresh_token_used_twice_ends_the_session(api: TestClient) -> None:
    first, other = signed_in(api), signed_in(api)
    second = api.post("/auth/refresh", json={"refresh_token": first["refresh_token"]}).json()
    assert api.post("/auth/refresh", json={"refresh_token": first["refresh_token"]}).status_code == 401
    assert api.post("/auth/refresh", json={"refresh_token": second["refresh_token"]}).status_code == 401
    assert api.post("/auth/refresh", json={"refresh_token": other["refresh_token"]}).status_code == 200


def test_the_sixth_try_has_to_wait_even_with_the_right_password(api: TestClient) -> None:
    for _ in range(TRIES_PER_ACCOUNT):
        assert api.post("/auth/token", json={**ANN, "password": "wrong again"}).status_code == 401
    answer = api.post("/auth/token", json=ANN)
    assert answer.status_code == 429
    assert answer.json()["error"]["code"] == "rate_limited"
    assert 1 <= int(answer.headers["retry-after"]) <= 15 * 60


def test_right_passwords_do_not_use_up_the_tries(api: TestClient) -> None:
    for _ in range(TRIES_PER_ADDRESS + 2):
        signed_in(api)
    for _ in range(TRIES_PER_ACCOUNT - 1):
        assert api.post("/auth/token", json={**ANN, "password": "wrong again"}).status_code == 401
    signed_in(api)
    assert api.post("/auth/token", json={**ANN, "password": "wrong again"}).status_code == 401
    assert api.post("/auth/token", json=ANN).status_code == 429


def test_the_limit_outlives_a_restart(api: TestClient, settings: Settings) -> None:
    for _ in range(TRIES_PER_ACCOUNT):
        api.post("/auth/token", json={**ANN, "password": "wrong again"})
    again = make_runtime(settings)
    with client_of(quick(again)) as client:
        assert client.post("/auth/token", json=ANN).status_code == 429
    again.close()


def guesses(api: TestClient) -> list[int]:
    """A hundred guesses at as many accounts, each under another made-up address."""
    return [
        api.post(
            "/auth/token",
            json={"email": f"{number}@example.org", "password": "a guess at it"},
            headers={"X-Forwarded-For": value.encode()},
        ).status_code
        for number, value in enumerate(SPOOFED)
    ]


def test_a_hundred_made_up_addresses_are_one(api: TestClient) -> None:
    assert guesses(api) == [401] * TRIES_PER_ADDRESS + [429] * (100 - TRIES_PER_ADDRESS)


def test_behind_a_proxy_of_ours_people_are_told_apart(runtime: Runtime) -> None:
    with client_of(with_settings(runtime, trusted_proxies=1)) as api:
        assert guesses(api).count(401) > TRIES_PER_ADDRESS


def test_a_token_for_filling_in_forms_opens_only_that(api: TestClient, runtime: Runtime) -> None:
    _, filling = issue_api_token(runtime.ports, "ann", Scope.FILL)
    _, full = issue_api_token(runtime.ports, "ann", Scope.FULL)
    assert api.get("/some", headers=bearer(filling)).json() == "ann"
    assert api.get("/some", headers=bearer(full)).json() == "ann"
    assert api.get("/all", headers=bearer(full)).json() == "ann"
    for method, path in [("GET", "/all"), ("GET", "/tokens"), ("GET", "/templates")]:
        answer = api.request(method, path, headers=bearer(filling))
        assert answer.status_code == 401
        assert answer.json()["error"]["code"] == "unauthorized"
    assert api.post("/tokens", headers=bearer(filling), json={"scope": "full"}).status_code == 401


OPEN = {
    ("post", "/auth/token"),
    ("post", "/auth/refresh"),
    ("post", "/auth/revoke"),
    ("get", "/storage/download"),
    ("head", "/storage/download"),
}
FILLING = {
    ("get", "/applications"),
    ("get", "/applications/{application_id}"),
    ("get", "/applications/{application_id}/form-data"),
    ("get", "/artifacts/{artifact_id}/link"),
    ("get", "/some"),
}


def test_every_route_asks_who_it_is_and_few_open_to_a_token_for_filling(
    api: TestClient, runtime: Runtime
) -> None:
    _, filling = issue_api_token(runtime.ports, "ann", Scope.FILL)
    _, full = issue_api_token(runtime.ports, "ann", Scope.FULL)
    paths = api.get("/openapi.json").json()["paths"]
    routes = {(method, path) for path, methods in paths.items() for method in methods}

    def opened_by(headers: dict[str, str]) -> set[tuple[str, str]]:
        return {route for route in routes if api.request(*route, headers=headers).status_code != 401}

    assert routes > OPEN | FILLING
    assert opened_by({}) == OPEN
    assert opened_by(bearer(filling)) == OPEN | FILLING
    assert opened_by(bearer(full)) == routes


def test_a_token_is_shown_once_listed_and_revoked_by_its_owner_alone(api: TestClient) -> None:
    mine = bearer(signed_in(api)["access_token"])
    made = api.post("/tokens", headers=mine, json={"scope": "fill", "label": "Laptop"})
    assert made.status_code == 201
    token = made.json()["token"]
    assert token.startswith("aw_")
    assert api.get("/some", headers=bearer(token)).status_code == 200
    listed = api.get("/tokens", headers=mine)
    assert token not in listed.text
    assert "hash" not in listed.text
    row = listed.json()[0]
    assert (row["scope"], row["label"]) == ("fill", "Laptop")
    assert row["last_used_at"]
    assert api.delete(f"/tokens/{row['id']}", headers=mine).status_code == 204
    assert api.get("/some", headers=bearer(token)).status_code == 401
    assert api.get("/tokens", headers=mine).json() == []


def test_another_persons_token_is_not_found(api: TestClient, runtime: Runtime) -> None:
    row, secret = issue_api_token(runtime.ports, "bob", Scope.FULL)
    mine = bearer(signed_in(api)["access_token"])
    assert api.get("/tokens", headers=mine).json() == []
    assert api.delete(f"/tokens/{row.id}", headers=mine).status_code == 404
    assert api.get("/all", headers=bearer(secret)).json() == "bob"


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/tokens"), ("POST", "/tokens"), ("DELETE", "/tokens/x"), ("GET", "/all")]
)
def test_without_a_token_nobody_comes_in(api: TestClient, method: str, path: str) -> None:
    answer = api.request(method, path)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "body", [{}, {"scope": "half"}, {"scope": "fill", "days": 0}, {"scope": "fill", "label": "x" * 101}]
)
def test_a_token_of_another_shape_is_a_422(api: TestClient, body: dict[str, object]) -> None:
    mine = bearer(signed_in(api)["access_token"])
    assert api.post("/tokens", headers=mine, json=body).status_code == 422


def test_the_development_user_needs_no_token_but_a_token_is_checked(runtime: Runtime) -> None:
    _, secret = issue_api_token(runtime.ports, "ann", Scope.FULL)
    changes = {"app_env": "development", "auth_backend": "none", "allow_dev_no_auth": True}
    with client_of(with_settings(runtime, **changes)) as api:
        assert api.get("/all").json() == "local"
        assert api.get("/some").json() == "local"
        assert api.get("/all", headers=bearer(secret)).json() == "ann"
        for header in ("Bearer nonsense", "Basic YTpi", ""):
            assert api.get("/all", headers={"Authorization": header}).status_code == 401


def test_without_the_switch_development_is_closed_too(runtime: Runtime) -> None:
    changes = {"app_env": "development", "auth_backend": "none"}
    with client_of(with_settings(runtime, **changes)) as api:
        assert api.get("/all").status_code == 401


def test_with_supabase_people_sign_in_there(runtime: Runtime) -> None:
    changes = {"auth_backend": "supabase", "supabase_url": "https://name.supabase.co"}
    with client_of(with_settings(runtime, **changes)) as api:
        for path, body in [
            ("token", ANN),
            ("refresh", {"refresh_token": "x"}),
            ("revoke", {"refresh_token": "x"}),
        ]:
            answer = api.post(f"/auth/{path}", json=body)
            assert answer.status_code == 404
            assert "Supabase" in answer.json()["error"]["message"]


def test_the_documentation_says_which_routes_need_a_token(api: TestClient) -> None:
    schema = api.get("/openapi.json").json()
    assert schema["components"]["securitySchemes"]["bearer"] | {"description": ""} == {
        "type": "http",
        "scheme": "bearer",
        "description": "",
    }
    assert schema["paths"]["/tokens"]["get"]["security"] == [{"bearer": []}]
    assert schema["paths"]["/templates"]["get"]["security"] == [{"bearer": []}]
    assert "security" not in schema["paths"]["/auth/token"]["post"]
