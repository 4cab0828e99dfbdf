"""Accounts and tokens from the command line, as an administrator makes them."""

import json
from pathlib import Path

import pytest

from core.bootstrap import make_runtime
from core.domain.accounts import Caller, Scope
from core.services.access import caller_of
from core.services.accounts import sign_in
from core.settings import Settings
from tests.cli.test_cli import POSTING, PROFILE, Run, answer, core, refusal

__all__ = ["core"]

pytestmark = pytest.mark.slow


def test_an_account_made_here_signs_in(core: Run, tmp_path: Path) -> None:
    made = answer(core("user", "add", "Ann@Example.org", "--password-stdin", text="correct horse battery\n"))
    assert made.keys() == {"user_id", "email"}
    runtime = make_runtime(Settings(data_dir=tmp_path / "var"))
    assert sign_in(runtime.ports, "ann@example.org", "correct horse battery", "here").access_token
    runtime.close()
    taken = core("user", "add", "ann@example.org", "--password-stdin", text="another password")
    assert refusal(taken) == "conflict"


def test_a_forgotten_password_is_set_anew_and_ends_what_the_old_one_opened(core: Run, tmp_path: Path) -> None:
    core("user", "add", "ann@example.org", "--password-stdin", text="correct horse battery")
    runtime = make_runtime(Settings(data_dir=tmp_path / "var"))
    sign_in(runtime.ports, "ann@example.org", "correct horse battery", "here")
    set_anew = core("user", "password", "ann@example.org", "--password-stdin", text="another password")
    assert answer(set_anew)["signed_out"] == 1
    assert sign_in(runtime.ports, "ann@example.org", "another password", "here").access_token
    runtime.close()
    unknown = core("user", "password", "bob@example.org", "--password-stdin", text="another password")
    assert refusal(unknown) == "not_found"


@pytest.mark.parametrize(
    ("email", "password"),
    [("ann", "correct horse"), ("ann@example.org", "short"), ("ann@example.org", "x" * 73), ("a@b.c", "")],
)
def test_what_cannot_be_an_account_is_said(core: Run, email: str, password: str) -> None:
    assert refusal(core("user", "add", email, "--password-stdin", text=password)) == "input_unreadable"


def test_a_token_is_shown_once_listed_and_revoked(core: Run, tmp_path: Path) -> None:
    made = answer(core("token", "add", "--scope", "fill", "--label", "Laptop", "--days", "7", "--json"))
    runtime = make_runtime(Settings(data_dir=tmp_path / "var"))
    assert caller_of(runtime.ports, made["token"]) == Caller("local", Scope.FILL)
    runtime.close()
    listed = core("token", "list", "--json")
    assert made["token"] not in listed.stdout
    assert [row["id"] for row in answer(listed)["tokens"]] == [made["id"]]
    assert answer(core("token", "revoke", made["id"], "--json")) == {"id": made["id"], "revoked": True}
    assert answer(core("token", "list"))["tokens"] == []


def test_a_token_belongs_to_the_account_of_the_address(core: Run) -> None:
    user = answer(core("user", "add", "ann@example.org", "--password-stdin", text="correct horse battery"))
    made = answer(core("token", "add", "--user", "ann@example.org", "--scope", "full", "--days", "0"))
    assert made["user_id"] == user["user_id"]
    assert made["expires_at"] is None
    assert refusal(core("token", "revoke", made["id"])) == "not_found"


def test_nobody_works_for_somebody_who_is_not_there(core: Run) -> None:
    assert refusal(core("token", "add", "--user", "bob@example.org", "--scope", "full")) == "not_found"
    assert refusal(core("preview", PROFILE, POSTING, "--no-ai", "--user", "bob@example.org")) == "not_found"


@pytest.mark.parametrize(
    "arguments",
    [
        ["user"],
        ["user", "add", "a@b.c"],
        ["token"],
        ["token", "add"],
        ["token", "add", "--scope", "half"],
        ["token", "add", "--scope", "full", "--days", "-1"],
        ["token", "add", "--scope", "full", "--days", "soon"],
        ["token", "revoke"],
    ],
)
def test_wrong_usage_is_exit_64(core: Run, arguments: list[str]) -> None:
    finished = core(*arguments)
    assert finished.returncode == 64
    assert finished.stdout == ""


def test_the_help_names_the_two_word_commands(core: Run) -> None:
    finished = core("token", "--help")
    assert finished.returncode == 0
    for verb in ("add", "list", "revoke"):
        assert verb in finished.stdout
    assert json.dumps(finished.stderr) == '""'
