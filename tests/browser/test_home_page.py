"""Home in a real browser: the demo in one click, then from a step to where it is done, and back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.app_server import running_app, settle

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


@pytest.fixture
def home(browser: Browser) -> Iterator[Page]:
    with running_app() as app:
        context = browser.new_context(viewport={"width": 390, "height": 844}, timezone_id="Pacific/Auckland")
        page = context.new_page()
        page.goto(f"{app.address}/home")
        yield page
        context.close()


def test_the_demo_s_steps_lead_to_where_they_are_done(home: Page) -> None:
    home.get_by_role("button", name="Load the demo").click(timeout=60_000)
    expect(home.get_by_role("heading", name="Today")).to_be_visible()
    settle(home)
    main = home.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")

    home.get_by_role("link", name="Open").first.click()
    expect(home.get_by_role("heading", name="Surgical Nurse")).to_be_visible()
    home.reload()
    expect(home.get_by_role("heading", name="Surgical Nurse")).to_be_visible()

    home.go_back()
    home.get_by_role("link", name="Look and apply").first.click()
    expect(home.get_by_role("tab", name="Cover letter")).to_be_visible(timeout=60_000)
    assert "candidate=demo-" in home.url
