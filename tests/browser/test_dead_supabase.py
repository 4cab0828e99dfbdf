"""A Supabase that is gone or silent while somebody types: they are told within 6 s, and nothing is lost."""

import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.app_server import settle
from core.bootstrap.choices import session_vault
from core.domain.accounts import HeldTokens
from core.settings import Settings
from tests.browser.conftest import Hosted
from tests.browser.test_hosted_accounts import PASSWORD, make_account, sign_in
from tests.browser.test_main_road import POSTING, WORD_FILE, choose_cv, shown

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

TOLD_WITHIN = 6_000
TOLD = "That did not work"


@pytest.fixture(scope="module")
def person(browser: Browser, hosted: Hosted) -> Iterator[Page]:
    """Somebody with a CV, at the step that asks for the posting."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(hosted.app.address)
    make_account(page)
    choose_cv(page, WORD_FILE)
    page.get_by_role("button", name="Continue to the posting").click()
    expect(page.get_by_label("The text of the posting")).to_be_visible()
    yield page
    context.close()


def leave_for(seconds: float, hosted: Hosted) -> None:
    """As if all access tokens had so long to live."""
    folder = hosted.app.log.parent
    vault = session_vault(Settings(data_dir=folder))
    with sqlite3.connect(folder / "applywright.db") as store:
        for row_id, user_id, sealed in store.execute("select id, user_id, sealed from sessions").fetchall():
            held = HeldTokens.model_validate_json(vault.open(user_id, sealed))
            worn = held.model_copy(update={"until": datetime.now(UTC) + timedelta(seconds=seconds)})
            store.execute(
                "update sessions set sealed = ? where id = ?",
                [vault.seal(user_id, worn.model_dump_json()), row_id],
            )


def break_down(how: str, hosted: Hosted) -> None:
    if how == "silent":
        hosted.proxy.fall_silent()
    else:
        hosted.proxy.die()


def come_back(hosted: Hosted) -> None:
    hosted.proxy.come_back()
    time.sleep(1.2)


def type_posting(page: Page, mark: str) -> str:
    text = f"{POSTING}\n{mark}"
    page.get_by_label("The text of the posting").fill(text)
    settle(page)
    return text


@pytest.mark.parametrize("seconds", [3000, 100], ids=["fresh token", "worn token"])
@pytest.mark.parametrize("how", ["gone", "silent"])
def test_a_typed_posting_is_still_there_and_read_when_it_is_back(
    how: str, seconds: float, person: Page, hosted: Hosted
) -> None:
    person.goto(f"{hosted.app.address}/?step=posting&profile={profile_of(person)}")
    text = type_posting(person, f"{how} {seconds}")
    leave_for(seconds, hosted)
    break_down(how, hosted)
    try:
        shown(person, "Read this posting").click()
        expect(person.get_by_text(TOLD)).to_be_visible(timeout=TOLD_WITHIN)
        expect(person.get_by_label("The text of the posting")).to_have_value(text)
        settle(person)
    finally:
        come_back(hosted)
    shown(person, "Try again").click()
    expect(person.get_by_role("heading", name="Is this the job?")).to_be_visible()


@pytest.mark.parametrize("how", ["gone", "silent"])
def test_who_cannot_be_known_any_more_finds_what_they_typed_afterwards(
    how: str, person: Page, hosted: Hosted
) -> None:
    person.goto(f"{hosted.app.address}/?step=posting&profile={profile_of(person)}")
    text = type_posting(person, f"{how} expired")
    leave_for(-1, hosted)
    break_down(how, hosted)
    try:
        shown(person, "Read this posting").click()
        expect(person.get_by_text(TOLD)).to_be_visible(timeout=TOLD_WITHIN)
        settle(person)
    finally:
        come_back(hosted)
    shown(person, "Try again").click()
    expect(person.get_by_label("The text of the posting")).to_have_value(text)


@pytest.mark.parametrize("path", ["", "profiles", "candidates", "settings"])
def test_every_page_says_so_in_time(path: str, person: Page, hosted: Hosted) -> None:
    break_down("silent", hosted)
    try:
        person.goto(f"{hosted.app.address}/{path}")
        began = time.monotonic()
        expect(person.get_by_text(TOLD)).to_be_visible(timeout=TOLD_WITHIN + 1_000)
        assert time.monotonic() - began < TOLD_WITHIN / 1000
        settle(person)
    finally:
        come_back(hosted)
    shown(person, "Try again").click()
    expect(person.get_by_text(TOLD)).to_have_count(0)


def profile_of(page: Page) -> str:
    listed = page.evaluate("() => fetch('/api/v1/profiles').then(answer => answer.json())")
    return str((listed if isinstance(listed, list) else listed["items"])[0]["id"])


@pytest.mark.parametrize("how", ["gone", "silent"])
def test_who_signs_in_meanwhile_is_told_and_need_not_type_again(
    how: str, browser: Browser, hosted: Hosted
) -> None:
    page = browser.new_context().new_page()
    page.goto(hosted.app.address)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    settle(page)
    break_down(how, hosted)
    sign_in(page, "ann@example.org", PASSWORD)
    expect(page.get_by_text(TOLD)).to_be_visible(timeout=TOLD_WITHIN)
    assert page.get_by_label("E-mail address").input_value() == "ann@example.org"
    come_back(hosted)
    page.context.close()
