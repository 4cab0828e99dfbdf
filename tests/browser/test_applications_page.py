"""The table in a real browser: a status is edited in its cell, a row is opened, all with the mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.app_server import running_app, settle

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
SHEET = "company,title,status\nClinic,Nurse,pending\n"
ROW = 52
STATUS, OPEN = 85, 525
"""Pixels from the table's corner to its first row, and to the columns."""


@pytest.fixture
def table(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The page with one application, brought along in a sheet."""
    (tmp_path / "mine.csv").write_text(SHEET)
    with running_app() as app:
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(f"{app.address}/applications")
        page.get_by_text("Bring a CSV").click(timeout=60_000)
        page.locator("input[type=file]").set_input_files(tmp_path / "mine.csv")
        page.get_by_role("button", name="Take these in").click()
        page.get_by_test_id("data-grid-canvas").wait_for()
        settle(page)
        yield page
        page.context.close()


def place(page: Page, column: int) -> tuple[float, float]:
    page.wait_for_timeout(1000)
    box = page.get_by_test_id("stDataFrame").bounding_box()
    assert box
    return box["x"] + column, box["y"] + ROW


def test_a_status_is_changed_in_its_cell_and_the_row_opened(table: Page) -> None:
    table.mouse.dblclick(*place(table, STATUS))
    table.wait_for_timeout(500)
    table.keyboard.type("applied")
    table.keyboard.press("Enter")
    expect(table.get_by_text("pending → applied")).to_be_visible()
    settle(table)
    table.mouse.click(*place(table, OPEN))
    expect(table.get_by_role("heading", name="Nurse")).to_be_visible()
    table.reload()
    expect(table.get_by_role("heading", name="Nurse")).to_be_visible()
