"""The pages' part of tests/test_nothing_leaks.py: what goes in through the browser is in no log either."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bench.app_server import running_app
from tests.browser.test_main_road import choose_cv, start_run, to_posting
from tests.leaks.seeds import ADVERT, PERSON, PROFILE_FILE, SENT, SETTINGS, leaked, seeds

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


def test_what_is_entered_in_the_pages_is_in_no_log(browser: Browser, tmp_path: Path) -> None:
    data, name = PROFILE_FILE
    bad = {"name": f"{SENT['file name']}.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 " + data}
    good = {"name": name, "mimeType": "application/json", "buffer": data}
    with running_app(**SETTINGS, LOG_LEVEL="DEBUG", DATA_DIR=str(tmp_path)) as app:
        page = browser.new_page()
        page.goto(app.address)
        choose_cv(page, bad)
        expect(page.get_by_text("We could not read this")).to_be_visible()
        page.reload()
        choose_cv(page, good)
        to_posting(page, ADVERT)
        start_run(page)
        expect(page.locator('iframe[title="The CV"]')).to_be_visible()
        _break_rows(tmp_path / "applywright.db")
        page.goto(f"{app.address}/profiles?token={SENT['query']}")
        expect(page.get_by_text("Something broke on our side")).to_be_visible()
        page.close()
        log = app.log.read_text()
    assert '"exception": "ValidationError"' in log
    assert leaked(seeds(), [log]) == set()


def _break_rows(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("update profiles set resume = json_object('basics', ?)", [PERSON["sentence"]])
