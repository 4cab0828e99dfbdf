"""Two people on one server, in both stores: each with an account, a browser and a secret of their own."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bench.app_server import RunningApp, running_app, settle
from tests.browser.conftest import Hosted

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

PASSWORD = "correct horse battery"
CALL = """([path, body]) => fetch(path, body ? {
    method: "POST", body: JSON.stringify(body), headers: {"content-type": "application/json"}
} : {})"""
TABLES = """
select table_schema, table_name from information_schema.tables
where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
"""


@dataclass(frozen=True)
class Person:
    page: Page
    context: BrowserContext
    email: str
    canary: str

    @property
    def cv(self) -> dict[str, object]:
        text = (
            f"{self.canary} Miller\n{self.email}\n\nSummary\nBookkeeper with ten years of ledgers.\n\n"
            f"Experience\nClerk, {self.canary} Works, 2019 - today\n"
            f"- Kept the books of {self.canary} in order\n- Closed the ledgers of 14 shops every month\n\n"
            f"Education\nDiploma in Accounting, {self.canary} College, 2015 - 2018\n\n"
            "Skills\nBookkeeping, Ledgers, Excel\n"
        )
        return {"name": f"{self.canary}.txt", "mimeType": "text/plain", "buffer": text.encode()}

    @property
    def posting(self) -> str:
        return (
            f"Bookkeeper\n\n{self.canary} Wanted Ltd\n\nWhat you bring\n- You keep books in order\n"
            f"- Experience with the ledgers of {self.canary}\n"
        )

    def api(self, path: str) -> str:
        return str(self.page.evaluate(f"{CALL}.then(answer => answer.text())", [f"/api/v1{path}", None]))

    def rows(self, path: str, body: object = None) -> Any:
        return self.page.evaluate(f"{CALL}.then(answer => answer.json())", [f"/api/v1{path}", body])


@pytest.fixture(scope="module", params=["local", "supabase"])
def server(request: pytest.FixtureRequest) -> Iterator[RunningApp]:
    if request.param == "supabase":
        yield request.getfixturevalue("hosted").app
        return
    with running_app(AUTH_BACKEND="local", ALLOW_DEV_NO_AUTH="") as running:
        yield running


def address_for(name: str) -> str:
    return f"{name}-{secrets.token_hex(4)}@example.org"


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
    ann = newcomer(browser, server, address_for("ann"), "Quokkaline")
    bob = newcomer(browser, server, address_for("bob"), "Zephyrmoss")
    for person in (ann, bob):
        person.page.locator("input[type=file]").set_input_files(person.cv)
        expect(person.page.get_by_role("button", name="Continue to the posting")).to_be_visible()
        settle_in(person, server)
    yield ann, bob
    for person in (ann, bob):
        person.context.close()


def settle_in(person: Person, server: RunningApp) -> None:
    """A run of one's own, which one then looks at, and somebody to work for."""
    profile = listed(person, "/profiles")[0]["id"]
    asked = {"profile_id": profile, "posting_text": person.posting, "use_ai": False}
    job = person.rows("/previews", asked)["job_id"]
    person.rows("/candidates", {"label": f"{person.canary} Candidate"})
    person.page.goto(f"{server.address}/?step=result&job={job}")
    expect(person.page.get_by_role("tab", name="Cover letter")).to_be_visible()


def listed(person: Person, path: str) -> list[dict[str, str]]:
    found = person.rows(path)
    return list(found if isinstance(found, list) else found["items"])


def files_of(person: Person) -> list[str]:
    """The addresses of the open document's downloads."""
    links = person.page.get_by_role("link", name="HTML")
    links.wait_for()
    return [str(link.get_attribute("href")) for link in links.all()]


def everything_seen(person: Person, server: RunningApp, other: str) -> str:
    """Every page, list and link of the other that this person can lay hands on."""
    seen = []
    for path in ("/", "/profiles", "/candidates", "/settings", other):
        person.page.goto(server.address + path)
        settle(person.page)
        seen.append(person.page.content())
    lists = ("/profiles", "/postings", "/candidates", "/applications", "/tokens", "/privacy/export")
    job = f"/jobs/{other.rpartition('job=')[2]}"
    seen += [person.api(path) for path in (*lists, job, f"{job}/events")]
    return "\n".join(seen)


def test_a_link_to_a_file_at_supabase_opens_it_for_its_owner_alone(
    people: tuple[Person, Person], request: pytest.FixtureRequest
) -> None:
    """One to a file that lies here is itself the permission, for whoever was given it."""
    is_hosted = "supabase" in request.node.callspec.id
    ann, bob = people
    (link,) = files_of(ann)
    assert ann.canary in ann.page.evaluate(f"{CALL}.then(answer => answer.text())", [link, None])
    seen = bob.page.evaluate(f"{CALL}.then(answer => answer.text())", [link, None])
    assert (ann.canary in seen) is not is_hosted


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
    ann, bob = people
    ann.page.goto(f"{server.address}/settings")
    ann.page.get_by_role("button", name="Sign out", exact=True).click()
    expect(ann.page.get_by_label("E-mail address")).to_be_visible()
    assert "unauthorized" in ann.api("/profiles")
    ann.page.get_by_label("E-mail address").fill(bob.email)
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
    first = newcomer(browser, server, address_for("cy"), "Umberlake")
    second = browser.new_context().new_page()
    second.goto(server.address)
    second.get_by_label("E-mail address").fill(first.email)
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


def test_whoever_is_erased_is_nowhere_and_the_other_is_whole(
    browser: Browser, server: RunningApp, request: pytest.FixtureRequest
) -> None:
    left = newcomer(browser, server, address_for("dee"), "Wombatine")
    gone = newcomer(browser, server, address_for("eli"), "Yarrowfen")
    for person in (left, gone):
        person.page.locator("input[type=file]").set_input_files(person.cv)
        expect(person.page.get_by_role("button", name="Continue to the posting")).to_be_visible()
        settle_in(person, server)
    gone.page.goto(f"{server.address}/settings")
    gone.page.locator("summary", has_text="Erase everything").click()
    gone.page.get_by_label("Confirmation").fill(gone.email)
    settle(gone.page)
    gone.page.get_by_role("button", name="Erase everything").click()
    expect(gone.page.get_by_role("heading", name="Welcome to Applywright")).to_be_visible()
    kept = all_that_is_kept(server, request)
    assert [word for word in (gone.canary, gone.email) if word in kept] == []
    assert left.canary in kept
    own = everything_seen(left, server, left.page.url.removeprefix(server.address))
    assert own.count(left.canary) > 10
    assert gone.canary not in own
    left.context.close()
    gone.context.close()


def all_that_is_kept(server: RunningApp, request: pytest.FixtureRequest) -> str:
    """Every file of the server, and every row of the database and the storage behind it."""
    files = [path for path in Path(server.log.parent).rglob("*") if path.is_file()]
    kept = [path.read_bytes().decode(errors="replace") for path in files]
    if "supabase" in request.node.callspec.id:
        hosted: Hosted = request.getfixturevalue("hosted")
        with psycopg.connect(hosted.stand_in.database) as connection:
            for schema, table in connection.execute(TABLES).fetchall():
                rows = connection.execute(f'select t::text from "{schema}"."{table}" t')  # noqa: S608
                kept += [f"{schema}.{table} {row[0]}" for row in rows]
        stored = [path for path in hosted.stand_in.log.parent.rglob("*") if path.is_file()]
        kept += [path.read_bytes().decode(errors="replace") for path in stored]
    return "\n".join(kept)
