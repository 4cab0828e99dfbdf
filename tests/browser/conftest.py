"""The real app and a real browser, started once for all browser tests."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bench.app_server import BROWSER_ARGS, RunningApp, browser_path, running_app
from tests.supabase.proxy import Proxy, running_proxy
from tests.supabase.stand_in import StandIn

expect.set_options(timeout=20_000)
OURS = "the app's own console errors"


@pytest.fixture(scope="session")
def app() -> Iterator[RunningApp]:
    with running_app() as running:
        yield running


@dataclass(frozen=True)
class Hosted:
    """The app with everybody's rows at Supabase, which it reaches through `proxy`."""

    app: RunningApp
    proxy: Proxy
    stand_in: StandIn


@pytest.fixture(scope="module")
def hosted(supabase_stand_in: StandIn) -> Iterator[Hosted]:
    """Each module has its own: only so many accounts are made from one address in a while."""
    with (
        running_proxy(supabase_stand_in.url) as proxy,
        running_app(
            AUTH_BACKEND="supabase",
            ALLOW_DEV_NO_AUTH="",
            SUPABASE_URL=proxy.url,
            SUPABASE_PUBLISHABLE_KEY=supabase_stand_in.publishable_key,
        ) as app,
    ):
        yield Hosted(app, proxy, supabase_stand_in)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path(), args=BROWSER_ARGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, app: RunningApp) -> Iterator[Page]:
    """A fresh visitor at the start page. Errors in the browser's console fail the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    visitor = context.new_page()
    visitor.set_default_timeout(30_000)
    errors: list[str] = []
    visitor.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    visitor.on("pageerror", lambda error: errors.append(str(error)))
    visitor.goto(app.address)
    yield visitor
    context.close()
    assert errors == [], OURS
