"""The real app and a real browser, started once for all browser tests."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from bench.app_server import BROWSER_ARGS, RunningApp, browser_path, running_app
from tests.supabase.proxy import Proxy, running_proxy
from tests.supabase.stand_in import StandIn

expect.set_options(timeout=20_000)
OURS = "the app's own console errors"
_HERE = Path(__file__).parent
_TAIL = 3_000


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """A browser on a busy machine stalls now and then: what fails is tried once more, and what the pages
    showed is printed both times."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Function, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if call.excinfo is not None and call.when == "call":
        terminal = item.config.pluginmanager.get_plugin("terminalreporter")
        assert terminal is not None
        terminal.write_line(f"\n{item.name}: {call.excinfo.exconly()[:_TAIL]}")
        for value in item.funcargs.values():
            if isinstance(value, Page | RunningApp):
                terminal.write_line(_seen(value))
    return report


def _seen(value: Page | RunningApp) -> str:
    """What a page shows, or an app logged last."""
    if isinstance(value, RunningApp):
        return value.log.read_text()[-_TAIL:]
    try:
        return f"{value.url}\n{value.locator('body').inner_text(timeout=2_000)[:_TAIL]}"
    except PlaywrightError as error:
        return f"{value.url}\n{error}"


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
