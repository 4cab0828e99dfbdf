"""docs/api.md, run as it stands: its commands in bash, in order, against the started app."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.app_server import running_app
from core.api.errors import STATUS_OF
from core.domain.errors import ErrorCode
from core.settings import ROOT
from tests.conftest import VAULT_KEY

pytestmark = pytest.mark.slow

TEXT = (ROOT / "docs" / "api.md").read_text()
BLOCKS = re.findall(r"^```bash\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
MARK = "\\n=== block {} ===\\n"


class Walk:
    """What the walk through the page gave: the output of each block, and the files it left."""

    def __init__(self, folder: Path, output: str, data: Path) -> None:
        self.folder = folder
        self.data = data
        parts = re.split(r"\n=== block \d+ ===\n", output)
        self.outputs = dict(zip(BLOCKS, parts[1:], strict=True))

    def of(self, command: str) -> str:
        """The output of the one block with this command in it."""
        (found,) = [output for block, output in self.outputs.items() if command in block]
        return found


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    folder, data = tmp_path_factory.mktemp("walk"), tmp_path_factory.mktemp("data")
    (folder / ".venv").symlink_to(ROOT / ".venv")
    settings = {"AUTH_BACKEND": "local", "ALLOW_DEV_NO_AUTH": "", "DATA_DIR": str(data)}
    settings["VAULT_KEY"] = VAULT_KEY
    script = "set -euo pipefail\n" + "".join(
        f"printf '{MARK.format(number)}'\n{block}\n" for number, block in enumerate(BLOCKS)
    )
    with running_app(**settings) as app:
        env = {**os.environ, **settings, "BASE": f"{app.address}/api/v1", "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            ["bash", "-c", script], cwd=folder, env=env, capture_output=True, text=True, timeout=100
        )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    yield Walk(folder, done.stdout, data)


def test_every_command_works(walk: Walk) -> None:
    assert len(walk.outputs) == len(BLOCKS) >= 15


def test_the_profile_and_the_posting_are_read(walk: Walk) -> None:
    output = walk.of('-X PATCH "$BASE/profiles')
    profile, end = json.JSONDecoder().raw_decode(output)
    assert profile["resume"]["basics"]["name"] == "Ann Meyer"
    assert [work["name"] for work in profile["resume"]["work"]] == ["Example GmbH", "Sample AG"]
    assert output[end:].strip() == "Ann"
    assert "Data Engineer" in walk.of("field posting.title")


def test_the_check_names_what_the_profile_does_not_say(walk: Walk) -> None:
    assert "'15'" in walk.of('"$BASE/profiles/$PROFILE/check"')


def test_the_events_tell_of_every_step(walk: Walk) -> None:
    events = walk.of("/events").splitlines()
    assert "event: progress" in events
    assert events[-1] == "event: done"


def test_the_preview_has_a_score_and_a_page(walk: Walk) -> None:
    assert 0 < int(walk.of("ats.score")) <= 100
    assert "Ann Meyer" in (walk.folder / "cv.html").read_text()


def test_the_application_has_its_files(walk: Walk) -> None:
    form = json.loads((walk.folder / "form_data.json").read_text())
    assert {"Ann Meyer", "4 weeks"} <= {answer["value"] for answer in form["answers"]}
    assert (walk.folder / "cv.pdf").read_bytes().startswith(b"%PDF")
    assert walk.of("applications?limit").strip() == "None"


def test_the_candidate_has_a_profile_and_agreed(walk: Walk) -> None:
    candidate, page = walk.of("candidate_id=").split()
    assert len(candidate) == 32
    assert page == "None"
    assert walk.of("consent_note").startswith("20")


def test_a_password_is_never_shown(walk: Walk) -> None:
    assert "smtp.example.org" in walk.of('api "$BASE/credentials"\n')
    assert not any("not shown again" in output for output in walk.outputs.values())


def test_everything_is_taken_along_and_then_gone(walk: Walk) -> None:
    listed = walk.of("zipfile -l")
    assert "profiles.json" in listed
    assert "form_data.json" in listed
    files = [path for path in walk.data.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"applywright.db", "secret"}
    assert [path for path in files if b"Ann Meyer" in path.read_bytes()] == []


def test_the_error_that_is_shown_is_the_one_that_comes(walk: Walk) -> None:
    shown = re.search(r"^```json\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    assert shown
    assert json.loads(walk.of('"profile_id": 7')) == json.loads(shown[1])


def test_the_table_of_errors_is_whole_and_true() -> None:
    rows = re.findall(r"^\| (\d{3}) \| (`.*?) \|", TEXT, re.MULTILINE)
    told = {code: int(status) for status, codes in rows for code in re.findall(r"`(\w+)`", codes)}
    assert {code for code in told if code in set(ErrorCode)} == set(ErrorCode)
    assert {code: told[code] for code in ErrorCode} == {code: STATUS_OF.get(code, 422) for code in ErrorCode}
