"""Two people on one server: each with an account, a browser and a secret of their own."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bench.app_server import RunningApp, running_app, settle

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

PASSWORD = "correct horse battery"


@dataclass(frozen=True)
class Person:
    page: Page
    context: BrowserContext
    email: str
    canary: str

    @property
    def cv(self) -> dict[str, object]:
        text = (
            f"{self.canary} Miller\n{self.email}\n\nExperience\n"
            f"Clerk, {self.canary} Works, 2019 - today\n- Kept the books of {self.canary} in order\n"
        )
        return {"name": f"{self.canary}.txt", "mimeType": "text/plain", "buffer": text.encode()}

    def api(self, path: str) -> str:
        return str(self.page.evaluate("path => fetch(path).then(a => a.text())", f"/api/v1{path}"))


@pytest.fixture(scope="module")
def server() -> Iterator[RunningApp]:
    with running_app(AUTH_BACKEND="local", ALLOW_DEV_NO_AUTH="") as running:
        yield running


def newcomer(browser: Browser, server: RunningApp, email: str, canary: str) -> Person:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(server.address)
    page.get_by_role("button", name="I have no account yet").click()
    expect(page.get_by_role("heading", name="Make an account")).to_be_visible()
    settle(page)
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_role("button", name="Try with an example")).to_be_visible()
    return Person(page, context, email, canary)


@pytest.fixture(scope="module")
def people(browser: Browser, server: RunningApp) -> Iterator[tuple[Person, Person]]:
    ann = newcomer(browser, server, "ann@example.org", "Quokkaline")
    bob = newcomer(browser, server, "bob@example.org", "Zephyrmoss")
    for person in (ann, bob):
        person.page.locator("input[type=file]").set_input_files(person.cv)
        expect(person.page.get_by_role("button", name="Continue to the posting")).to_be_visible()
    yield ann, bob
    for person in (ann, bob):
        person.context.close()


def everything_seen(person: Person, server: RunningApp, other: str) -> str:
    """Every page, list and link of the other that this person can lay hands on."""
    seen = []
    for path in ("/", "/profiles", "/settings", other):
        person.page.goto(server.address + path)
        settle(person.page)
        seen.append(person.page.content())
    seen += [person.api(path) for path in ("/profiles", "/postings", "/applications", "/tokens")]
    return "\n".join(seen)


def test_neither_sees_anything_of_the_other(people: tuple[Person, Person], server: RunningApp) -> None:
    ann, bob = people
    address_of_ann = ann.page.url.removeprefix(server.address)
    address_of_bob = bob.page.url.removeprefix(server.address)
    assert ann.canary in everything_seen(ann, server, address_of_ann)
    assert bob.canary not in everything_seen(ann, server, address_of_bob)
    assert bob.canary in everything_seen(bob, server, address_of_bob)
    assert ann.canary not in everything_seen(bob, server, address_of_ann)


def test_the_next_person_at_the_same_browser_finds_nothing(
    people: tuple[Person, Person], server: RunningApp
) -> None:
    ann, _ = people
    ann.page.goto(f"{server.address}/settings")
    ann.page.get_by_role("button", name="Sign out", exact=True).click()
    expect(ann.page.get_by_label("E-mail address")).to_be_visible()
    assert "unauthorized" in ann.api("/profiles")
    ann.page.get_by_label("E-mail address").fill("bob@example.org")
    ann.page.get_by_label("Password", exact=True).fill(PASSWORD)
    ann.page.get_by_role("button", name="Sign in").click()
    expect(ann.page.get_by_text("Zephyrmoss Miller").first).to_be_visible()
    assert ann.canary not in ann.page.content()


def test_a_wrong_password_says_so_and_keeps_what_was_typed(browser: Browser, server: RunningApp) -> None:
    page = browser.new_context().new_page()
    page.goto(server.address)
    page.get_by_label("E-mail address").fill("ann@example.org")
    page.get_by_label("Password", exact=True).fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("do not fit together")).to_be_visible()
    assert page.get_by_label("E-mail address").input_value() == "ann@example.org"
    page.context.close()


def test_a_session_ended_elsewhere_ends_here(browser: Browser, server: RunningApp) -> None:
    first = newcomer(browser, server, "cy@example.org", "Umberlake")
    second = browser.new_context().new_page()
    second.goto(server.address)
    second.get_by_label("E-mail address").fill("cy@example.org")
    second.get_by_label("Password", exact=True).fill(PASSWORD)
    second.get_by_role("button", name="Sign in").click()
    expect(second.get_by_role("button", name="Try with an example")).to_be_visible()
    first.page.goto(f"{server.address}/settings")
    first.page.get_by_role("button", name="Sign out everywhere else").click()
    expect(first.page.get_by_text("Signed out in other places: 1")).to_be_visible()
    second.get_by_role("button", name="Try with an example").click()
    expect(second.get_by_label("E-mail address")).to_be_visible()
    first.context.close()
    second.context.close()
