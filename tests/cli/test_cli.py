"""The command line as a person or a script calls it: real processes, real files."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
PROFILE = DATA / "profiles" / "pm_en.resume.json"
POSTING = DATA / "posting_en.txt"
EMPLOYERS = ["Ledgerline", "Harbor CI", "Tidewater Consulting"]

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def core(tmp_path: Path) -> Run:
    def run(*arguments: str | Path, text: str = "") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "core", *map(str, arguments)],
            cwd=ROOT,
            env={**os.environ, "DATA_DIR": str(tmp_path / "var")},
            input=text,
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run


def answer(finished: "subprocess.CompletedProcess[str]") -> dict[str, Any]:
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert finished.stderr == ""
    return json.loads(finished.stdout)


def refusal(finished: "subprocess.CompletedProcess[str]") -> str:
    """The error code; checks the promised form of a refusal."""
    assert finished.returncode == 2, finished.stdout + finished.stderr
    error = json.loads(finished.stdout)["error"]
    assert finished.stderr == error["message"] + "\n"
    assert "Traceback" not in finished.stderr + finished.stdout
    return error["code"]


def test_parse_gives_json_resume_back_unchanged(core: Run) -> None:
    assert answer(core("parse", PROFILE, "--json")) == json.loads(PROFILE.read_text())


def test_posting_has_every_field_of_the_contract(core: Run) -> None:
    posting = answer(core("posting", POSTING, "--json"))
    assert posting["title"] == "Senior Product Manager, Developer Billing"
    assert posting["hiringOrganization"]["name"] == "Quillmark Software"
    assert posting["applyEmail"] == "careers@quillmark.example"
    assert {item["kind"] for item in posting["requirements"]} >= {"must", "nice", "duty"}
    assert {item["status"] for item in posting["knockOuts"]} == {"unknown"}
    assert posting.keys() >= {"jobLocation", "employmentType", "baseSalary", "description", "url", "ats"}


def test_posting_is_read_from_standard_input(core: Run) -> None:
    assert answer(core("posting", "-", "--json", text=POSTING.read_text()))["title"]


def test_score_is_the_same_every_time_and_has_its_parts(core: Run) -> None:
    first = core("score", PROFILE, POSTING, "--json")
    score = answer(first)
    assert 0 <= score["score"] <= 100
    assert score["analysis"].keys() >= {"readable", "covers", "backed", "knock_outs", "matched", "missing"}
    assert core("score", PROFILE, POSTING, "--json").stdout == first.stdout


def test_score_lines_answers_a_line_per_line(core: Run) -> None:
    pairs = [
        {"cv": (DATA / "profiles" / "pm_en.md").read_text(), "posting": POSTING.read_text()},
        {"cv": "Baker with an own oven.", "posting": POSTING.read_text()},
    ]
    finished = core("score", "--lines", text="".join(json.dumps(pair) + "\n" for pair in pairs))
    good, bad = (json.loads(line)["score"] for line in finished.stdout.splitlines())
    assert 0 <= bad < good <= 100


def test_a_line_that_is_no_pair_is_answered_by_its_error(core: Run) -> None:
    good = json.dumps({"cv": "Baker", "posting": "Baker wanted"})
    finished = core("score", "--lines", text=f"no json\n{good}\n{{}}\n")
    first, second, third = (json.loads(line) for line in finished.stdout.splitlines())
    assert finished.returncode == 0
    assert first["error"]["code"] == third["error"]["code"] == "input_unreadable"
    assert "score" in second


def test_preview_writes_documents_that_open(core: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    preview = answer(core("preview", PROFILE, POSTING, "--no-ai", "--out", out, "--json"))
    assert (preview["status"], preview["progress"]) == ("done", 100)
    assert "Quillmark Software" in preview["cover_letter_html"]
    assert 0 <= preview["ats"]["score"] <= 100
    assert {path.name for path in out.iterdir()} == {
        *(f"{stem}.{ending}" for stem in ("cv", "cover_letter") for ending in ("html", "pdf", "docx")),
        "interview_prep.html",
    }
    text = " ".join(page.extract_text() for page in PdfReader(out / "cv.pdf").pages)
    for employer in EMPLOYERS:
        assert employer in text
    assert "Priscilla Nakamura-Dunn" in Document(BytesIO((out / "cv.docx").read_bytes())).paragraphs[0].text


def test_apply_gives_an_application_with_its_files(core: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    application = answer(core("apply", PROFILE, POSTING, "--no-ai", "--out", out, "--json"))
    assert application["application_id"]
    assert application["files"].keys() == {"cv", "cover_letter", "interview_prep", "form_data"}
    for path in application["files"].values():
        assert Path(path).is_absolute()
        assert Path(path).stat().st_size > 0
    form = json.loads((out / "form_data.json").read_text())
    values = {item["kind"]: item["value"] for item in form["answers"]}
    assert values["email"] == "priscilla.nd@example.io"
    again = answer(core("apply", PROFILE, POSTING, "--no-ai", "--out", out, "--json"))
    assert again["application_id"] == application["application_id"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["parse", "/no/such/file.pdf"], "input_unreadable"),
        (["parse", "/dev/zero"], "input_unreadable"),
        (["parse", "/"], "input_unreadable"),
        (["posting", "http://10.1.2.3/"], "fetch_blocked"),
        (["posting", "file:///etc/passwd"], "fetch_blocked"),
        (["posting", "http://127.0.0.1:9/"], "fetch_blocked"),
        (["preview", PROFILE, POSTING, "--no-ai", "--template", "no-such-template"], "not_found"),
        (["preview", PROFILE, POSTING, "--no-ai", "--out", "/proc/nowhere"], "storage"),
    ],
)
def test_a_problem_of_the_input_is_a_sentence_and_exit_2(core: Run, arguments: list[str], code: str) -> None:
    assert refusal(core(*arguments)) == code


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "posting_missing"),
        ("blank.txt", b" \n\t ", "posting_missing"),
        ("huge.txt", b"We need a nurse. " * 320_000, "input_too_big"),
        ("binary.txt", bytes(range(256)) * 40, "input_unreadable"),
    ],
)
def test_a_bad_posting_is_refused(core: Run, tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(core("preview", PROFILE, path, "--no-ai")) == code


@pytest.mark.parametrize(
    "arguments",
    [[], ["dance"], ["score"], ["score", "--lines", "a", "b"], ["preview", "only-one"], ["parse"]],
)
def test_wrong_usage_is_exit_64(core: Run, arguments: list[str]) -> None:
    finished = core(*arguments)
    assert finished.returncode == 64
    assert finished.stdout == ""


def test_wrong_settings_are_said_and_nothing_runs(core: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APP_ENV", "production")
    finished = core("parse", PROFILE)
    assert finished.returncode == 64
    assert "AUTH_BACKEND" in finished.stderr


def test_a_data_folder_that_cannot_be_made_is_said() -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "core", "parse", PROFILE],
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": "/proc/nowhere"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert refusal(finished) == "storage"


def test_a_reader_that_stops_listening_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m core posting {POSTING} | head -c 5 > /dev/null; exit ${{PIPESTATUS[0]}}"
    finished = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (finished.returncode, finished.stderr) == (0, "")


def test_heavy_libraries_are_never_imported_on_this_path(tmp_path: Path) -> None:
    program = (
        "import sys; from core.cli import main; code = main(sys.argv[1:]); "
        "print(code, sorted({'litellm', 'supabase', 'celery', 'playwright', 'streamlit', 'pandas',"
        " 'weasyprint'} & set(sys.modules)), file=sys.stderr)"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program, "preview", PROFILE, POSTING, "--no-ai", "--json"],
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert finished.stderr == "0 []\n"
