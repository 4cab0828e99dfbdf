"""Keys, passwords, the audit log, export and erasure from the command line."""

import json
import os
import stat
import zipfile
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from core.adapters.vault import new_key
from tests.cli.test_cli import POSTING, PROFILE, Run, answer, core, refusal

__all__ = ["core"]

pytestmark = pytest.mark.slow

SMTP = ("credential", "add", "--kind", "smtp", "--host", "smtp.example.org", "--username", "ann")


def add(core: Run, *more: str) -> CompletedProcess[str]:
    return core(*SMTP, "--password-stdin", *more, text="Glimmerfaunt\n")


def test_a_printed_key_is_one_that_works(core: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(add(core)) == "storage"
    first, second = (answer(core("vault", "key"))["key"] for _ in range(2))
    assert first != second
    monkeypatch.setenv("VAULT_KEY", first)
    assert answer(add(core))["host"] == "smtp.example.org"
    answer(add(core, "--label", "Second"))
    monkeypatch.setenv("VAULT_KEY", f"{second},{first}")
    assert answer(core("vault", "rotate")) == {"sealed_again": 2}
    monkeypatch.setenv("VAULT_KEY", second)
    assert answer(core("vault", "rotate")) == {"sealed_again": 2}
    monkeypatch.setenv("VAULT_KEY", first)
    assert refusal(core("vault", "rotate")) == "storage"


def test_a_wrong_key_does_not_start_and_is_not_repeated(core: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAULT_KEY", "Quorvane-is-no-key")
    finished = core("credential", "list")
    assert finished.returncode == 64
    assert "VAULT_KEY needs keys" in finished.stderr
    assert "Quorvane" not in finished.stderr + finished.stdout


def test_a_password_is_listed_without_itself_and_removed(
    core: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VAULT_KEY", new_key())
    made = answer(add(core))
    listed = core("credential", "list", "--json")
    assert [row["id"] for row in answer(listed)["credentials"]] == [made["id"]]
    assert "sealed" not in listed.stdout
    assert answer(core("credential", "remove", made["id"])) == {"id": made["id"], "removed": True}
    assert refusal(core("credential", "remove", made["id"])) == "not_found"
    entries = answer(core("audit", "list"))["entries"]
    assert [entry["action"] for entry in entries] == ["credential.added", "credential.removed"]
    assert answer(core("audit", "verify")) == {"entries": 2, "holds": True}
    assert not [path for path in (tmp_path / "var").rglob("*") if _has(path, b"Glimmerfaunt")]


def test_everything_is_exported_for_its_owner_alone_and_then_erased(core: Run, tmp_path: Path) -> None:
    answer(core("user", "add", "ann@example.org", "--password-stdin", text="correct horse battery"))
    answer(core("preview", PROFILE, POSTING, "--no-ai", "--user", "ann@example.org"))
    target = tmp_path / "mine.zip"
    made = answer(core("export", "--user", "ann@example.org", "--out", target))
    assert made == {"file": str(target), "bytes": target.stat().st_size}
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    archive = zipfile.ZipFile(target)
    name = json.loads(archive.read("profiles.json"))[0]["resume"]["basics"]["name"]
    assert [path for path in (tmp_path / "var").rglob("*") if _has(path, name.encode())]

    assert answer(core("erase", "--user", "ann@example.org", "--yes"))["erased"]

    left = [path for path in (tmp_path / "var").rglob("*") if _has(path, name.encode(), b"ann@example.org")]
    assert left == []
    assert refusal(core("export", "--user", "ann@example.org", "--out", target)) == "not_found"


def test_an_export_that_cannot_be_written_is_said(core: Run, tmp_path: Path) -> None:
    assert refusal(core("export", "--out", tmp_path / "no" / "where.zip")) == "storage"


@pytest.mark.parametrize(
    "arguments",
    [["erase"], ["export"], ["vault"], ["vault", "open"], ["credential", "add"], [*SMTP], ["audit"]],
    ids=" ".join,
)
def test_wrong_usage_is_exit_64(core: Run, arguments: list[str]) -> None:
    finished = core(*arguments)
    assert (finished.returncode, finished.stdout) == (64, "")


def _has(path: Path, *words: bytes) -> bool:
    data = path.read_bytes().lower() if path.is_file() else os.fsencode(path.name).lower()
    return any(word.lower() in data for word in words)
