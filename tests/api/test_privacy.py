"""Over HTTP: passwords go in and never come out, a person's data comes out whole, and goes for good."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from core.adapters.passwords import BcryptPasswords
from core.adapters.vault import FernetVault
from core.bootstrap import Runtime, make_runtime
from core.domain.accounts import Scope
from core.services.accounts import add_account
from core.services.api_tokens import issue_api_token
from core.settings import Settings
from tests.api.world import ROOT, World, client_of, rows_of, token_of
from tests.conftest import VAULT_KEY

PASSWORD = "correct horse battery"
SMTP = {"kind": "smtp", "host": "smtp.example.org", "username": "ann", "secret": "Glimmerfaunt"}


@pytest.fixture
def runtime(tmp_path: Path) -> Iterator[Runtime]:
    settings = Settings(app_env="production", auth_backend="local", data_dir=tmp_path, vault_key=VAULT_KEY)
    made = make_runtime(settings)
    yield replace(made, ports=replace(made.ports, passwords=BcryptPasswords(cost=4)))
    made.close()


@pytest.fixture
def api(runtime: Runtime) -> TestClient:
    return client_of(runtime)


def signed_in(runtime: Runtime, email: str) -> tuple[str, dict[str, str]]:
    user_id = add_account(runtime.ports, email, PASSWORD).user_id
    return user_id, token_of(runtime.ports, user_id)


def test_a_secret_goes_in_and_never_comes_out(world: World) -> None:
    made = world.client.post(f"{ROOT}/credentials", json=SMTP, headers=world.ann)
    listed = world.client.get(f"{ROOT}/credentials", headers=world.ann)
    assert made.json() in listed.json()
    assert made.json().keys() == {"id", "kind", "label", "host", "username", "created_at", "updated_at"}
    sealed = world.ports.credentials.require("ann", made.json()["id"]).sealed
    archive = zipfile.ZipFile(
        io.BytesIO(world.client.get(f"{ROOT}/privacy/export", headers=world.ann).content)
    )
    exported = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    assert not [word for word in ("Glimmerfaunt", sealed) if word in made.text + listed.text + exported]


def test_without_a_key_nothing_is_kept_and_it_says_what_to_do(runtime: Runtime) -> None:
    closed = replace(runtime, ports=replace(runtime.ports, vault=FernetVault([])))
    user_id, headers = signed_in(closed, "ann@example.org")
    answer = client_of(closed).post(f"{ROOT}/credentials", json=SMTP, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (507, "storage")
    assert "vault key" in answer.json()["error"]["message"]
    assert closed.ports.credentials.list(user_id) == []


@pytest.mark.parametrize(
    "wrong", [{"kind": "ftp"}, {"host": ""}, {"secret": ""}, {"secret": "x" * 1001}, {"secret": 7}], ids=str
)
def test_what_is_not_whole_is_refused_without_repeating_it(
    api: TestClient, runtime: Runtime, wrong: dict[str, object]
) -> None:
    _, headers = signed_in(runtime, "ann@example.org")
    answer = api.post(f"{ROOT}/credentials", json={**SMTP, **wrong}, headers=headers)
    assert answer.status_code == 422
    assert "Glimmerfaunt" not in answer.text


def test_an_export_is_a_file_that_nobody_keeps_on_the_way(world: World) -> None:
    answer = world.client.get(f"{ROOT}/privacy/export", headers=world.bob)
    assert answer.headers["content-type"] == "application/zip"
    assert "attachment" in answer.headers["content-disposition"]
    assert "no-store" in answer.headers["cache-control"]
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert json.loads(archive.read("profiles.json")) == []


def test_a_token_for_filling_forms_opens_none_of_it(world: World) -> None:
    _, secret = issue_api_token(world.ports, "bob", Scope.FILL)
    headers = {"Authorization": f"Bearer {secret}"}
    for method, path, body in (
        ("GET", "/privacy/export", None),
        ("POST", "/privacy/erase", {"confirm": "bob"}),
        ("GET", "/credentials", None),
        ("POST", "/credentials", SMTP),
    ):
        assert world.client.request(method, ROOT + path, json=body, headers=headers).status_code == 401


@pytest.mark.parametrize("confirm", ["", "ann", "bob@example.org", "local", "yes"])
def test_another_word_erases_nothing(api: TestClient, runtime: Runtime, confirm: str) -> None:
    user_id, headers = signed_in(runtime, "ann@example.org")
    signed_in(runtime, "bob@example.org")
    ids = rows_of(runtime.ports, user_id)
    answer = api.post(f"{ROOT}/privacy/erase", json={"confirm": confirm}, headers=headers)
    assert answer.status_code == 422
    assert api.get(f"{ROOT}/profiles/{ids['profile_id']}", headers=headers).status_code == 200


def test_after_an_erasure_no_token_opens_anything_and_the_address_is_free(
    api: TestClient, runtime: Runtime
) -> None:
    _, headers = signed_in(runtime, "ann@example.org")
    bob, bobs = signed_in(runtime, "bob@example.org")
    kept = rows_of(runtime.ports, bob)
    session = api.post(f"{ROOT}/auth/token", json={"email": "ann@example.org", "password": PASSWORD}).json()
    assert (
        api.post(f"{ROOT}/privacy/erase", json={"confirm": "Ann@example.org"}, headers=headers).status_code
        == 204
    )
    assert api.get(f"{ROOT}/profiles", headers=headers).status_code == 401
    refreshed = api.post(f"{ROOT}/auth/refresh", json={"refresh_token": session["refresh_token"]})
    assert refreshed.status_code == 401
    again = api.post(f"{ROOT}/auth/token", json={"email": "ann@example.org", "password": PASSWORD})
    assert again.status_code == 401
    assert add_account(runtime.ports, "ann@example.org", PASSWORD)
    assert api.get(f"{ROOT}/profiles/{kept['profile_id']}", headers=bobs).status_code == 200
