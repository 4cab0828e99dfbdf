"""The settings page in a real browser: a password goes in, the data comes out, and then nothing is left."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bench.app_server import RunningApp, running_app, settle
from tests.conftest import DATA, VAULT_KEY

pytestmark = pytest.mark.browser

SECRET = "Glimmerfaunt-horse-7"
CANARY = "Brackenwyth"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[RunningApp]:
    with running_app(DATA_DIR=str(tmp_path), VAULT_KEY=VAULT_KEY, JOB_THREADS="1") as running:
        yield running


def files_with(folder: Path, *words: str) -> set[str]:
    return {
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(word.encode() in path.read_bytes() for word in words)
    }


def go(page: Page, title: str) -> None:
    page.get_by_role("link", name=title).click()
    settle(page)


def add_a_cv(page: Page) -> None:
    go(page, "Profiles")
    resume = (DATA / "profiles" / "pm_en.resume.json").read_text()
    name = json.loads(resume)["basics"]["name"]
    data = resume.replace(name, f"Isolde {CANARY}").encode()
    page.locator("input[type=file]").set_input_files(
        {"name": "cv.json", "mimeType": "application/json", "buffer": data}
    )
    expect(page.get_by_text(f"Isolde {CANARY}").first).to_be_visible()
    settle(page)


def test_a_password_goes_in_the_data_comes_out_and_then_nothing_is_left(page: Page, tmp_path: Path) -> None:
    add_a_cv(page)
    go(page, "Settings")
    page.get_by_label("Server or site").fill("smtp.example.org")
    page.get_by_label("User name").fill(CANARY)
    page.get_by_label("Password", exact=True).fill(SECRET)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text(re.compile(f"Mail server · {CANARY}"))).to_be_visible()
    settle(page)
    assert SECRET not in page.content()
    expect(page.get_by_label("Password", exact=True)).to_have_value("")
    assert files_with(tmp_path, CANARY)
    assert not files_with(tmp_path, SECRET)

    with page.expect_download() as download:
        page.get_by_role("link", name="Download my data").click()
    archive = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert CANARY.encode() in archive.read("profiles.json")
    assert CANARY.encode() in archive.read("credentials.json")

    page.get_by_text("Erase everything").first.click()
    page.get_by_label("Confirmation").fill("no")
    page.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_text("Nothing was erased")).to_be_visible()
    assert files_with(tmp_path, CANARY)
    page.get_by_label("Confirmation").fill("local")
    page.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_text("Everything of yours has been erased.")).to_be_visible()
    assert files_with(tmp_path, CANARY, SECRET) == set()
    go(page, "Profiles")
    expect(page.get_by_text("No CV yet")).to_be_visible()
