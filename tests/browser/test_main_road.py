"""The main road in a real browser: CV and posting in, documents out, and what may happen on the way."""

import io
import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from bench.app_server import RunningApp, running_app, settle
from tests.conftest import DATA

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

LINKEDIN_CV = DATA / "profiles" / "pm_en_linkedin.pdf"
WORD_CV = DATA / "profiles" / "accountant_en_word.pdf"
WORD_FILE = DATA / "profiles" / "accountant_en.docx"
POSTING = (DATA / "posting_en.txt").read_text()
TOO_SMALL = "all => all.filter(b => b.getBoundingClientRect().height < 43.5).map(b => b.outerHTML)"
EMPLOYER = "Quillmark Software"


def choose_cv(page: Page, *files: Path | dict[str, object]) -> None:
    """Gives the uploader a file, in whatever state an earlier visitor left the shared app."""
    expect(
        page.get_by_role("button", name="Try with an example").or_(page.get_by_text("Add another CV"))
    ).to_be_visible()
    folded = page.locator("summary", has_text="Add another CV")
    if folded.count():
        folded.click()
    page.locator("input[type=file]").set_input_files(*files)


def to_posting(page: Page, text: str = POSTING) -> None:
    page.get_by_role("button", name="Continue to the posting").click()
    page.get_by_label("The text of the posting").fill(text)
    settle(page)
    shown(page, "Read this posting").click()
    expect(page.get_by_role("heading", name="Is this the job?")).to_be_visible()


def start_run(page: Page, design: str = "Classic") -> None:
    page.get_by_role("button", name="Continue to the design").click()
    card = page.locator(f".st-key-design-{design.lower()}")
    expect(card.get_by_role("img")).to_be_visible()
    card.get_by_role("button").click()
    expect(card.get_by_role("button", name="Chosen")).to_be_visible()
    page.get_by_role("button", name="Make the CV and letter").click()


def shown(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name).locator("visible=true")


def document_text(page: Page, title: str) -> str:
    """What stands in a finished document, read inside its sandbox."""
    frame = page.locator(f'iframe[title="{title}"]')
    expect(frame).to_be_visible()
    assert frame.get_attribute("sandbox") == ""
    return page.frame_locator(f'iframe[title="{title}"]').locator("body").inner_text()


def larger_and_back(page: Page) -> None:
    """The page grows sideways behind its own bar, and never scrolls inside the page."""
    frame = page.locator('iframe[title="The CV"]')
    before = frame.bounding_box()
    shown(page, "Larger").click()
    after = frame.bounding_box()
    assert before
    assert after
    assert after["width"] == pytest.approx(1.25 * before["width"], rel=0.02)
    scrolls = frame.evaluate("f => f.parentElement.scrollHeight - f.parentElement.clientHeight")
    assert scrolls <= 1
    shown(page, "Smaller").click()
    expect(page.locator("output").locator("visible=true")).to_have_text("100 %")


def test_from_a_pdf_and_a_posting_to_finished_files(page: Page) -> None:
    employers = [
        work["name"] for work in json.loads((DATA / "profiles" / "pm_en.resume.json").read_text())["work"]
    ]
    choose_cv(page, LINKEDIN_CV)
    expect(page.get_by_text("Priscilla Nakamura-Dunn").first).to_be_visible()
    to_posting(page)
    expect(page.get_by_label("Employer")).to_have_value(EMPLOYER)
    start_run(page)

    page.get_by_role("tab", name="Cover letter").wait_for()
    assert "Priscilla Nakamura-Dunn" in document_text(page, "The CV")
    larger_and_back(page)
    page.get_by_role("tab", name="Cover letter").click()
    letter = document_text(page, "The cover letter")
    assert "Priscilla Nakamura-Dunn" in letter
    assert EMPLOYER in letter
    page.get_by_role("tab", name="Score").click()
    expect(page.get_by_text("No real applicant tracking system publishes its score")).to_be_visible()

    page.get_by_role("tab", name="CV", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download PDF").locator("visible=true").click()
    text = _pdf_text(Path(download.value.path()))
    assert [name for name in employers if name not in text] == []


def test_a_run_survives_a_reload_and_a_page_switch(page: Page, app: RunningApp) -> None:
    choose_cv(page, WORD_CV)
    to_posting(page)
    with app.paused_rendering():
        start_run(page, "Modern")
        watched = page.get_by_text("70 %: Writing the cover letter")
        expect(watched).to_be_visible()
        page.reload()
        expect(watched).to_be_visible()
        page.get_by_role("link", name="Profiles").click()
        expect(page.get_by_role("heading", name="Profiles")).to_be_visible()
        page.get_by_role("link", name="Tailor").click()
        expect(watched).to_be_visible()
        assert "job=" in page.url
    expect(page.get_by_role("tab", name="Cover letter")).to_be_visible()


def test_a_stopped_run_says_so_and_can_be_started_again(page: Page, app: RunningApp) -> None:
    choose_cv(page, WORD_CV)
    to_posting(page, POSTING + "\nPlease name your notice period.")
    with app.paused_rendering():
        start_run(page)
        expect(page.get_by_text("70 %: Writing the cover letter")).to_be_visible()
        page.get_by_role("button", name="Stop").click()
        expect(page.get_by_text("70 %: Stopping")).to_be_visible()
    expect(page.get_by_text("You stopped this run")).to_be_visible()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("tab", name="Cover letter")).to_be_visible()


def test_a_script_in_the_name_stays_text(page: Page) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    attack = "Eve <script>parent.document.title='hit';alert(1)</script><img src=x onerror=\"alert(2)\">"
    resume = json.loads((DATA / "profiles" / "pm_en.resume.json").read_text())
    resume["basics"]["name"] = attack
    choose_cv(
        page, {"name": "eve.json", "mimeType": "application/json", "buffer": json.dumps(resume).encode()}
    )
    expect(page.get_by_role("heading", name="Eve <script>")).to_be_visible()
    to_posting(page)
    start_run(page)

    page.get_by_role("tab", name="Cover letter").wait_for()
    assert "<script>" in document_text(page, "The CV")
    page.get_by_role("tab", name="What changed").click()
    settle(page)
    assert page.title() == "Applywright"
    assert dialogs == []


def test_a_change_is_undone_and_done_again(page: Page) -> None:
    with running_app() as app:
        page.goto(app.address)
        page.get_by_role("button", name="Try with an example").click()
        page.get_by_role("tab", name="What changed").click()
        boxes, redo = (
            page.locator("[class*=st-key-change-]"),
            page.get_by_role("button", name="Redo", exact=True),
        )
        undo = boxes.get_by_role("button", name="Undo")
        expect(undo.first).to_be_visible()
        before = boxes.count()
        undo.first.click()
        expect(redo).to_be_visible()
        expect(boxes).to_have_count(before - 1)
        page.get_by_role("tab", name="CV", exact=True).click()
        left = document_text(page, "The CV")
        page.get_by_role("tab", name="What changed").click()
        redo.click()
        expect(redo).to_have_count(0)
        expect(boxes).to_have_count(before)
        page.get_by_role("tab", name="CV", exact=True).click()
        assert document_text(page, "The CV") != left
        page.goto("about:blank")


def test_a_bad_file_is_explained_and_the_next_one_works(page: Page) -> None:
    choose_cv(page, {"name": "empty.pdf", "mimeType": "application/pdf", "buffer": b""})
    panel = page.locator(".st-key-problem-step-profile")
    expect(panel).to_contain_text("empty")
    panel.get_by_role("button", name="Try again").click()
    expect(panel).to_contain_text("empty")

    word_called_pdf = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": WORD_FILE.read_bytes()}
    page.locator("input[type=file]").set_input_files(word_called_pdf)
    expect(panel).to_contain_text("Word")
    panel.get_by_role("button", name="Back to edit").click()
    expect(panel).to_have_count(0)

    page.locator("input[type=file]").set_input_files(WORD_CV)
    expect(page.get_by_role("button", name="Continue to the posting")).to_be_visible()


def test_the_example_is_one_click_away_and_fits_a_phone(page: Page) -> None:
    with running_app() as empty_app:
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(empty_app.address)
        page.get_by_role("button", name="Try with an example").click()
        expect(page.get_by_role("tab", name="Cover letter")).to_be_visible()
        for tab in ("CV", "Score"):
            page.get_by_role("tab", name=tab, exact=True).click()
            settle(page)
            main = page.locator("[data-testid=stMain]")
            assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
            assert main.locator("button:visible, a:visible").evaluate_all(TOO_SMALL) == []
        page.goto("about:blank")


def _pdf_text(path: Path) -> str:
    reader = PdfReader(io.BytesIO(path.read_bytes()))
    return "\n".join(page.extract_text() for page in reader.pages)
