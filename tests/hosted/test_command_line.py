"""The command line where rows lie at Supabase."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from core import cli
from core.adapters.vault import FernetVault
from core.bootstrap import require_secret_key
from core.domain.credentials import CredentialKind
from core.services.credentials import add_credential
from core.settings import Settings
from tests.contract.homes import PASSWORD, new_address
from tests.hosted.conftest import Person
from tests.supabase.stand_in import StandIn

Call = Callable[..., tuple[int, dict[str, object]]]
PROFILE = "tests/data/profiles/pm_en.resume.json"


@pytest.fixture
def call(
    monkeypatch: pytest.MonkeyPatch, hosted_settings: Settings, capsys: pytest.CaptureFixture[str]
) -> Call:
    for name in ("auth_backend", "supabase_url", "supabase_publishable_key", "data_dir"):
        monkeypatch.setenv(name.upper(), str(getattr(hosted_settings, name)))

    def run(*words: str, **environment: str) -> tuple[int, dict[str, object]]:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        code = cli.main([*words, "--json"])
        out = capsys.readouterr().out
        return code, json.loads(out) if out else {}

    return run


def test_its_own_user_needs_no_supabase(call: Call) -> None:
    assert call("candidate", "add", "Somebody")[0] == 0
    assert len(call("candidate", "list")[1]["candidates"]) == 1


def test_a_person_s_rows_take_the_secret_key(call: Call, ann: Person, supabase_stand_in: StandIn) -> None:
    code, answer = call("candidate", "list", "--user", ann.user_id)
    assert (code, answer["error"]["code"]) == (2, "unauthorized")
    key = {"SUPABASE_SECRET_KEY": supabase_stand_in.secret_key}
    assert call("candidate", "add", "Somebody", "--user", ann.user_id, **key)[0] == 0
    assert [row.label for row in ann.ports().candidates.list(ann.user_id)] == ["Somebody"]


def test_a_person_is_named_by_id(call: Call, ann: Person, supabase_stand_in: StandIn) -> None:
    key = {"SUPABASE_SECRET_KEY": supabase_stand_in.secret_key}
    code, answer = call("candidate", "list", "--user", ann.email, **key)
    assert (code, answer["error"]["code"]) == (2, "not_found")
    assert "dashboard" in answer["error"]["message"]


def test_a_person_is_exported_and_erased_from_here(
    call: Call, ann: Person, supabase_stand_in: StandIn, tmp_path_factory: pytest.TempPathFactory
) -> None:
    key = {"SUPABASE_SECRET_KEY": supabase_stand_in.secret_key}
    call("candidate", "add", "Somebody", "--user", ann.user_id, **key)
    out = tmp_path_factory.mktemp("out") / "all.zip"
    assert call("export", "--user", ann.user_id, "--out", str(out))[0] == 0
    assert out.stat().st_size > 100
    assert call("erase", "--user", ann.user_id, "--yes")[0] == 0
    assert ann.ports().candidates.list(ann.user_id) == []


def test_passwords_of_all_people_are_sealed_anew_with_the_secret_key_alone(
    call: Call, ann: Person, supabase_stand_in: StandIn
) -> None:
    old, new = (str(call("vault", "key")[1]["key"]) for _ in range(2))
    vault = FernetVault([old])
    add_credential(
        replace(ann.ports(), vault=vault), ann.user_id, CredentialKind.SMTP, "mail.example.org", "ann", "pw"
    )
    assert call("vault", "rotate", VAULT_KEY=f"{new},{old}")[0] == 2
    key = {"SUPABASE_SECRET_KEY": supabase_stand_in.secret_key}
    code, answer = call("vault", "rotate", **key)
    assert (code, answer["sealed_again"] >= 1) == (0, True)
    [row] = ann.ports().credentials.list(ann.user_id)
    assert FernetVault([new]).open(ann.user_id, row.sealed) == "pw"


def test_an_account_is_made_at_supabase(call: Call, monkeypatch: pytest.MonkeyPatch, runtime: object) -> None:
    address = new_address()
    monkeypatch.setattr("core.cli.accounts.password_from_stdin", lambda: PASSWORD)
    code, answer = call("user", "add", address, "--password-stdin")
    assert (code, answer["email"]) == (0, address)
    assert answer["user_id"]


def test_a_worker_does_not_start_without_the_secret_key(hosted_settings: Settings) -> None:
    with pytest.raises(ValueError, match="SUPABASE_SECRET_KEY"):
        require_secret_key(hosted_settings)
    with_key = {**hosted_settings.model_dump(), "supabase_secret_key": "sb_secret_x"}
    require_secret_key(Settings.model_validate(with_key))
    require_secret_key(Settings())
