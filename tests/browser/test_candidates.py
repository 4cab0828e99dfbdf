"""A coach with two candidates in a real browser: the choice stays, and nothing of one shows for the other."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bench.app_server import RunningApp, running_app, settle
from tests.browser.test_main_road import TOO_SMALL, WORD_CV, choose_cv

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

LONG_NAME = "Benjamin Freiherr von Langenname-Doppelbock der Dritte, Stuttgart"


@pytest.fixture(scope="module")
def empty_app() -> Iterator[RunningApp]:
    with running_app() as running:
        yield running


@pytest.fixture(params=["light", "dark"])
def coach(request: pytest.FixtureRequest, browser: Browser, empty_app: RunningApp) -> Iterator[Page]:
    """On a phone, in both looks."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=request.param)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(empty_app.address)
    yield page
    context.close()


def switcher(page: Page) -> Locator:
    return page.locator(".st-key-candidate-bar")


def choose(page: Page, name: str) -> None:
    switcher(page).get_by_role("button").click()
    page.get_by_role("option", name=name).click()
    settle(page)


def add(page: Page, name: str) -> None:
    page.get_by_label("Name of the candidate").fill(name)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("[class*=st-key-candidate-]").get_by_text(name, exact=True).first).to_be_visible()
    settle(page)


def test_a_coach_keeps_two_candidates_apart(page: Page, browser: Browser) -> None:
    with running_app() as app:
        page.goto(app.address)
        choose_cv(
            page, {"name": "own.txt", "mimeType": "text/plain", "buffer": b"Ann Own\n\nExperience\nAnalyst"}
        )
        expect(page.get_by_role("button", name="Continue to the posting")).to_be_visible()
        assert switcher(page).count() == 0
        page.get_by_role("link", name="Profiles").click()
        page.get_by_role("link", name="I apply for other people").click()
        add(page, "Mia")
        add(page, LONG_NAME)

        choose(page, "Mia")
        page.get_by_role("link", name="Tailor").click()
        expect(page.get_by_role("heading", name="Start with a CV of this candidate")).to_be_visible()
        page.locator("input[type=file]").set_input_files(WORD_CV)
        page.get_by_role("button", name="Continue to the posting").click()
        page.get_by_label("The text of the posting").fill("Half an advert for Mia")
        settle(page)

        choose(page, LONG_NAME)
        expect(page.get_by_role("heading", name="Start with a CV of this candidate")).to_be_visible()
        choose(page, "My own")
        expect(page.get_by_role("heading", name="Did we read the CV right?")).to_be_visible()
        choose(page, "Mia")
        expect(page.get_by_label("The text of the posting")).to_have_value("Half an advert for Mia")

        page.reload()
        expect(page.get_by_role("heading", name="What is the job?")).to_be_visible()
        expect(switcher(page).get_by_role("combobox")).to_have_value("Mia")
        page.get_by_role("link", name="Profiles").click()
        expect(switcher(page).get_by_role("combobox")).to_have_value("Mia")
        expect(page.get_by_text("Ann Own")).to_have_count(0)
        page.goto("about:blank")


def test_the_header_stands_still_on_a_phone(coach: Page, empty_app: RunningApp) -> None:
    coach.goto(f"{empty_app.address}/candidates")
    settle(coach)
    if switcher(coach).count() == 0:
        add(coach, "Mia")
        add(coach, LONG_NAME)
    places = set()
    for path in ("", "profiles", "candidates"):
        coach.goto(f"{empty_app.address}/{path}")
        for name in ("Mia", LONG_NAME, "My own"):
            choose(coach, name)
            places.add(tuple(sorted((switcher(coach).bounding_box() or {}).items())))
            main = coach.locator("[data-testid=stMain]")
            assert main.evaluate("main => main.scrollWidth <= main.clientWidth"), (name, path)
            assert main.locator("button:visible, a:visible").evaluate_all(TOO_SMALL) == []
    assert len(places) == 1
