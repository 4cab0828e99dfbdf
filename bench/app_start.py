"""How long the app takes from its start command to the first thing a person can click."""

import time
from typing import NamedTuple

from bench.app_server import BROWSER_ARGS, browser_path, running_app
from bench.cost import resident


class Started(NamedTuple):
    """Seconds from the start command, and resident megabytes after the first session."""

    ready: float
    widget: float
    memory: float


def measure() -> Started:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=BROWSER_ARGS)
        page = browser.new_page()
        start = time.perf_counter()
        with running_app() as app:
            ready = time.perf_counter() - start
            page.goto(app.address)
            page.get_by_role("button", name="Try with an example").wait_for()
            started = Started(ready, time.perf_counter() - start, resident(app.pid))
        browser.close()
    return started
