"""Signing in on our page with accounts that Supabase keeps, against its local stand-in."""

import secrets
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.app_server import RunningApp, running_app, settle
from tests.supabase.mails import code_sent_to
from tests.supabase.stand_in import StandIn

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

PASSWORD = "correct horse battery"
NEW_PASSWORD = "staple battery horse"


@pytest.fixture(scope="module")
def server(supabase_stand_in: StandIn) -> Iterator[RunningApp]:
    with running_app(
        AUTH_BACKEND="supabase",
        ALLOW_DEV_NO_AUTH="",
        SUPABASE_URL=supabase_stand_in.url,
        SUPABASE_PUBLISHABLE_KEY=supabase_stand_in.publishable_key,
    ) as running:
        yield running


@pytest.fixture
def page(browser: Browser, server: RunningApp) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    visitor = context.new_page()
    visitor.goto(server.address)
    expect(visitor.get_by_role("heading", name="Sign in")).to_be_visible()
    yield visitor
    context.close()


def go_to(page: Page, way: str, heading: str) -> None:
    page.get_by_role("button", name=way).click()
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    settle(page)


def make_account(page: Page) -> str:
    address = f"{secrets.token_hex(6)}@example.org"
    go_to(page, "I have no account yet", "Make an account")
    page.get_by_label("E-mail address").fill(address)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    expect_inside(page)
    return address


def sign_in(page: Page, address: str, password: str) -> None:
    page.get_by_label("E-mail address").fill(address)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def sign_out(page: Page, server: RunningApp) -> None:
    page.goto(f"{server.address}/settings")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    settle(page)


def expect_inside(page: Page) -> None:
    expect(page.get_by_role("button", name="Try with an example")).to_be_visible()


def test_an_account_is_made_left_and_entered_again(page: Page, server: RunningApp) -> None:
    address = make_account(page)
    page.reload()
    expect_inside(page)
    sign_out(page, server)
    sign_in(page, address, "not the password")
    expect(page.get_by_text("Please sign in")).to_be_visible()
    sign_in(page, address, PASSWORD)
    expect_inside(page)


def test_a_forgotten_password_is_set_anew_by_mail(
    page: Page, server: RunningApp, supabase_stand_in: StandIn
) -> None:
    address = make_account(page)
    sign_out(page, server)
    go_to(page, "I have forgotten my password", "Set a new password")
    page.get_by_label("E-mail address").fill(address)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code from the mail").fill(code_sent_to(address, supabase_stand_in))
    page.get_by_label("New password").fill("short")
    page.get_by_role("button", name="Set it and sign in").click()
    expect(page.get_by_text("This password is too short")).to_be_visible()
    page.get_by_label("New password").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Set it and sign in").click()
    expect_inside(page)
    sign_out(page, server)
    sign_in(page, address, NEW_PASSWORD)
    expect_inside(page)
