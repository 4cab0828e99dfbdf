"""Signing in with GitHub in a real browser: the stand-in checks the proof, only GitHub itself is made up."""

import secrets
from collections.abc import Iterator

import httpx2
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bench.app_server import RunningApp, running_app, settle
from core.services.browser_sessions import COOKIE
from core.services.oauth import OAUTH_COOKIE
from tests.supabase.github import running_github
from tests.supabase.stand_in import StandIn

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


@pytest.fixture(scope="module")
def server(supabase_stand_in: StandIn) -> Iterator[RunningApp]:
    with (
        running_github(supabase_stand_in.github, f"{secrets.token_hex(6)}@example.org"),
        running_app(
            AUTH_BACKEND="supabase",
            ALLOW_DEV_NO_AUTH="",
            SUPABASE_URL=supabase_stand_in.url,
            SUPABASE_PUBLISHABLE_KEY=supabase_stand_in.publishable_key,
            SUPABASE_OAUTH_PROVIDERS="google,github",
        ) as running,
    ):
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


def at_the_door(context: BrowserContext, server: RunningApp) -> Page:
    page = context.new_page()
    page.goto(server.address)
    expect(page.get_by_role("link", name="Continue with GitHub")).to_be_visible()
    settle(page)
    return page


def cookies(context: BrowserContext) -> dict[str, str]:
    return {cookie["name"]: cookie["value"] for cookie in context.cookies()}


def expect_inside(page: Page) -> None:
    expect(page.get_by_role("button", name="Try with an example")).to_be_visible()


def test_by_keyboard_to_github_and_back_and_the_way_leads_in_once(
    context: BrowserContext, server: RunningApp
) -> None:
    page = at_the_door(context, server)
    page.get_by_role("button", name="Sign in").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Continue with Google")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Sign in to Applywright?")).to_be_visible()
    assert OAUTH_COOKIE in cookies(context)
    with page.expect_request("**/auth/callback?code=*") as back:
        page.get_by_role("link", name="Authorize").click()
    expect_inside(page)
    assert page.url == f"{server.address}/"
    assert OAUTH_COOKIE not in cookies(context)
    page.goto(f"{server.address}/settings")
    expect(page.get_by_role("button", name="Sign out", exact=True)).to_be_visible()
    page.goto(back.value.url)
    expect_inside(page)


def test_who_stops_it_there_is_told_in_our_words(context: BrowserContext, server: RunningApp) -> None:
    page = at_the_door(context, server)
    page.get_by_role("link", name="Continue with GitHub").click()
    page.get_by_role("link", name="Cancel").click()
    expect(page.get_by_text("The other service did not let you in")).to_be_visible()
    expect(page.get_by_text("555")).to_have_count(0)
    assert cookies(context).keys().isdisjoint({COOKIE, OAUTH_COOKIE})


def way_back(page: Page) -> str:
    """The address with the code that this browser would be led to, for somebody else to be sent there."""
    page.get_by_role("link", name="Continue with GitHub").click()
    authorize = page.get_by_role("link", name="Authorize").get_attribute("href")
    return str(httpx2.get(str(authorize), follow_redirects=False).headers["location"])


def test_a_strangers_way_back_leads_nobody_in(
    browser: Browser, context: BrowserContext, server: RunningApp
) -> None:
    """Neither a browser that never left, nor one that is on a way of its own."""
    stranger = at_the_door(browser.new_context(), server)
    link = way_back(stranger)
    page = context.new_page()
    page.goto(link)
    expect(page.get_by_text("begun too long ago")).to_be_visible()
    stranger.goto(link)
    expect_inside(stranger)
    stranger.context.close()
    other = at_the_door(browser.new_context(), server)
    link = way_back(other)
    other.context.close()
    page.get_by_role("link", name="Continue with GitHub").click()
    expect(page.get_by_role("link", name="Authorize")).to_be_visible()
    page.goto(link)
    expect(page.get_by_text("begun too long ago")).to_be_visible()
    assert COOKIE not in cookies(context)
