"""The desk in a real browser: the mouse in the table, what stands still, what fits, the visitor's time."""

from collections.abc import Callable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.app_server import RunningApp, running_app, settle

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
SHEET = "company;title;status;score\nClinic;Nurse;pending;50\nÄrztehaus;Nurse Manager;pending;90\n".encode(
    "cp1252"
)
ROW, NEXT_ROW = 52, 87
CHOSEN, OPEN, STATUS = 22, 76, 155
"""Pixels from the table's corner to its first rows, and to its columns."""

FAR = "Pacific/Kiritimati"
"""The furthest from UTC: fourteen hours ahead."""

OpenDesk = Callable[..., Page]


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The page with two applications, brought along in a sheet."""
    file = tmp_path_factory.mktemp("sheet") / "mine.csv"
    file.write_bytes(SHEET)
    with running_app() as app:
        page = browser.new_context().new_page()
        page.goto(f"{app.address}/applications")
        page.get_by_text("Bring a CSV").click(timeout=60_000)
        page.locator("input[type=file]").set_input_files(file)
        expect(page.get_by_text("Ärztehaus: Nurse Manager")).to_be_visible()
        page.get_by_role("button", name="Take these in").click()
        page.get_by_test_id("data-grid-canvas").wait_for()
        page.context.close()
        yield app


@pytest.fixture
def open_desk(browser: Browser, desk: RunningApp) -> Iterator[OpenDesk]:
    pages: list[Page] = []

    def opened(width: int = 1280, view: str = "Table") -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, timezone_id=FAR)
        page = context.new_page()
        pages.append(page)
        page.goto(f"{desk.address}/applications?view={view}&order=Company")
        page.get_by_text("2 applications").wait_for(timeout=60_000)
        settle(page)
        return page

    yield opened
    for page in pages:
        page.context.close()


def place(page: Page, column: int, row: int = ROW) -> tuple[float, float]:
    page.wait_for_timeout(1000)
    box = page.get_by_test_id("stDataFrame").bounding_box()
    assert box
    return box["x"] + column, box["y"] + row


def test_a_status_is_changed_in_its_cell_while_the_table_stands_still(open_desk: OpenDesk) -> None:
    page = open_desk()
    before = place(page, STATUS)
    page.mouse.dblclick(*before)
    page.wait_for_timeout(500)
    page.keyboard.type("applied")
    page.keyboard.press("Enter")
    expect(page.get_by_text("pending → applied")).to_be_visible()
    settle(page)
    assert place(page, STATUS) == before
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("2 applications")).to_be_visible()


def test_several_are_chosen_moved_and_taken_back(open_desk: OpenDesk) -> None:
    page = open_desk()
    before = place(page, CHOSEN)
    page.mouse.click(*before)
    page.mouse.click(*place(page, CHOSEN, NEXT_ROW))
    page.get_by_role("button", name="Set 2 to").click()
    page.get_by_text("applied", exact=True).last.click()
    expect(page.get_by_text("2 applications → applied")).to_be_visible()
    settle(page)
    assert place(page, CHOSEN) == before
    page.get_by_text("Board", exact=True).click()
    expect(page.get_by_text("Applied · 2")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Pending · 2")).to_be_visible()


def test_a_tick_does_not_move_to_another_row(open_desk: OpenDesk) -> None:
    page = open_desk()
    page.mouse.click(*place(page, CHOSEN))
    expect(page.get_by_role("button", name="Set 1 to")).to_be_visible()
    page.get_by_role("combobox", name="Order").click()
    page.get_by_role("option", name="Score").click()
    expect(page.get_by_text("2 applications")).to_be_visible()
    expect(page.get_by_role("button", name="Set 1 to")).not_to_be_visible()


def test_notes_that_are_being_typed_stay_while_the_status_is_moved(open_desk: OpenDesk) -> None:
    page = open_desk(view="Board")
    page.get_by_role("button", name="Nurse Manager").click()
    notes = page.get_by_role("textbox", name="Notes")
    notes.fill("They liked it")
    page.get_by_role("button", name="Applied", exact=True).click()
    expect(page.get_by_text("Status: pending → applied")).to_be_visible()
    settle(page)
    expect(notes).to_have_value("They liked it")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone: applied → pending")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("You changed what you noted")).to_be_visible()
    expect(notes).to_have_value("They liked it")


def test_a_row_is_opened_and_tells_the_visitors_time(open_desk: OpenDesk) -> None:
    page = open_desk()
    page.mouse.click(*place(page, OPEN))
    expect(page.get_by_role("heading", name="Nurse", exact=True)).to_be_visible()
    expect(page.get_by_text("Brought along from a sheet")).to_be_visible()
    today = datetime.now(ZoneInfo(FAR)).date().isoformat()
    expect(page.get_by_text(today).first).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Nurse", exact=True)).to_be_visible()


def test_every_column_shows_at_1280_pixels(open_desk: OpenDesk) -> None:
    grid = open_desk().locator("[data-testid=stDataFrame] .dvn-scroller")
    assert grid.evaluate("grid => grid.scrollWidth - grid.clientWidth") <= 0


@pytest.mark.parametrize("view", ["Table", "Board", "Detail"])
def test_nothing_scrolls_sideways_on_a_phone(open_desk: OpenDesk, view: str) -> None:
    page = open_desk(390, "Board" if view == "Detail" else view)
    if view == "Detail":
        page.get_by_role("button", name="Nurse Manager").click()
        page.get_by_text("What happened").wait_for()
        settle(page)
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") <= 0
