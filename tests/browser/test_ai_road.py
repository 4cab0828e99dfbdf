"""A preview with a model that plays a script: true words come in, lies stay out, one is taken back."""

from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Page, expect

from bench.app_server import RunningApp, running_app, settle
from tests.browser.test_main_road import document_text
from tests.conftest import DATA

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

SCRIPT = DATA / "scripts" / "example.jsonl"
REWORDED = "Brought usage-based billing on Stripe Billing to 1,900 customers"
OWN = "Launched usage-based billing on Stripe Billing to 1,900 customers"
LIE = "140 A/B tests"


@pytest.fixture(scope="module")
def app() -> Iterator[RunningApp]:
    with running_app(LLM_MODEL="scripted", LLM_SCRIPT=str(SCRIPT)) as running:
        yield running


def make_preview(page: Page, app: RunningApp) -> None:
    page.goto(app.address)
    example = Path("templates/examples")
    page.locator("input[type=file]").set_input_files(example / "profile.json")
    page.get_by_role("button", name="Continue to the posting").click()
    page.get_by_label("The text of the posting").fill((example / "posting.txt").read_text())
    settle(page)
    page.get_by_role("button", name="Read this posting").locator("visible=true").click()
    page.get_by_role("button", name="Continue to the design").click()
    expect(page.get_by_text("Let AI help with the words")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Make the CV and letter").click()
    page.get_by_role("tab", name="What changed").wait_for()


def test_words_of_a_model_are_shown_checked_and_taken_back(
    page: Page, app: RunningApp, tmp_path: Path
) -> None:
    make_preview(page, app)
    told = document_text(page, "The CV")
    assert REWORDED in told
    assert LIE not in told

    page.get_by_role("tab", name="What changed").click()
    expect(page.get_by_text("Left out, because your profile does not say it (1)")).to_be_visible()
    page.locator("[class*=st-key-change-]").filter(has_text="Nearer to the words").get_by_role(
        "button"
    ).click()
    expect(page.get_by_role("button", name="Redo", exact=True)).to_be_visible()
    page.get_by_role("tab", name="CV", exact=True).click()
    assert OWN in document_text(page, "The CV")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download PDF").click()
    download.value.save_as(tmp_path / "cv.pdf")
    text = " ".join(pypdf.PdfReader(tmp_path / "cv.pdf").pages[0].extract_text().split())
    assert OWN in text
    assert REWORDED not in text


def test_a_model_that_goes_down_leaves_a_finished_preview_with_a_word(page: Page, tmp_path: Path) -> None:
    lines = SCRIPT.read_text().splitlines()
    down = [line for line in lines if '"prompt": "edits"' in line]
    down += [f'{{"prompt": "{name}", "error": "auth"}}' for name in ("letter", "answers")]
    (tmp_path / "down.jsonl").write_text("\n".join(down))
    with running_app(LLM_MODEL="scripted", LLM_SCRIPT=str(tmp_path / "down.jsonl")) as app:
        make_preview(page, app)
        expect(page.get_by_text("The letter and the interview notes were made without AI")).to_be_visible()
        assert REWORDED in document_text(page, "The CV")
        page.get_by_role("tab", name="What changed").click()
        page.get_by_role("button", name="Undo all").click()
        expect(page.get_by_role("button", name="Redo all")).to_be_visible()
        page.get_by_role("tab", name="CV", exact=True).click()
        assert OWN in document_text(page, "The CV")
