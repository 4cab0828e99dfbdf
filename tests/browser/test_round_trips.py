"""How often each page asks Supabase, opened by its address by somebody who has rows in it."""

import json
import time
from collections.abc import Callable, Iterator

import psycopg
import pytest
from playwright.sync_api import Browser, Page, expect

from bench.app_server import settle
from core.bootstrap.runtime import VISIT_SECONDS
from tests.browser.conftest import Hosted
from tests.browser.test_hosted_accounts import make_account
from tests.conftest import DATA

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

MOST = 4
TRIPS = {
    "": 4,
    "?step=posting&profile={profile}": 1,
    "?step=posting&profile={profile}&posting={posting}": 3,
    "?step=design&profile={profile}&posting={posting}": 1,
    "?step=result&job={job}": 4,
    "home": 4,
    "profiles": 2,
    "designs": 1,
    "applications": 3,
    "analytics": 2,
    "answers": 3,
    "candidates": 3,
    "settings": 2,
}
"""For people without and with candidates alike."""

QUIET_SECONDS = VISIT_SECONDS + 1.5
"""When nothing was asked for so long, the visitor's jobs are no longer looked after: only pages ask."""

CALL = """([method, path, body]) => fetch("/api/v1" + path, {
    method, body: body && JSON.stringify(body), headers: {"content-type": "application/json"}
}).then(answer => answer.json())"""

Call = Callable[..., dict[str, str]]


@pytest.fixture(scope="module")
def person(browser: Browser, hosted: Hosted) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(hosted.app.address)
    make_account(page)
    yield page
    context.close()


@pytest.fixture(scope="module")
def call(person: Page) -> Call:
    return lambda method, path, body=None: dict(person.evaluate(CALL, [method, path, body]))


@pytest.fixture(scope="module")
def rows(call: Call, hosted: Hosted) -> dict[str, str]:
    """Two runs of one profile, so that something could be asked for once for each."""
    resume = json.loads((DATA / "profiles" / "pm_en.resume.json").read_text())
    profile = call("POST", "/profiles", {"resume": resume})["id"]
    posting = call("POST", "/postings", {"text": (DATA / "posting_en.txt").read_text()})["id"]
    wanted = {"profile_id": profile, "posting_id": posting, "use_ai": False}
    jobs = [
        call("POST", "/previews", {**wanted, "template": name})["job_id"] for name in ("modern", "classic")
    ]
    wait_until(lambda: all(call("GET", f"/jobs/{job}")["status"] == "done" for job in jobs))
    wait_until_only_pages_ask(hosted)
    return {"profile": profile, "posting": posting, "job": jobs[0]}


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 40
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.3)


def wait_until_only_pages_ask(hosted: Hosted) -> None:
    def is_quiet() -> bool:
        before = len(hosted.proxy.asked)
        time.sleep(QUIET_SECONDS)
        return len(hosted.proxy.asked) == before

    wait_until(is_quiet)


def asked_by(hosted: Hosted, act: Callable[[], object], page: Page) -> list[str]:
    start = len(hosted.proxy.asked)
    act()
    settle(page)
    return hosted.proxy.asked[start:]


@pytest.mark.parametrize("path", TRIPS)
def test_a_page_asks_little(path: str, person: Page, rows: dict[str, str], hosted: Hosted) -> None:
    address = f"{hosted.app.address}/{path.format(**rows)}"
    asked = asked_by(hosted, lambda: person.goto(address), person)
    assert person.locator("[class*=st-key-problem]").count() == 0
    assert len(asked) <= TRIPS[path] <= MOST, asked


@pytest.mark.parametrize("name", ["Home", "Tailor", "Profiles", "Settings"])
def test_so_it_does_from_the_menu(name: str, person: Page, rows: dict[str, str], hosted: Hosted) -> None:
    asked = asked_by(hosted, person.get_by_role("link", name=name).first.click, person)
    assert 1 <= len(asked) <= MOST, asked


def test_each_document_is_fetched_when_it_is_opened_and_once(
    person: Page, rows: dict[str, str], hosted: Hosted
) -> None:
    person.goto(f"{hosted.app.address}/?step=result&job={rows['job']}")
    settle(person)
    for tab, title in (("Cover letter", "The cover letter"), ("Interview notes", "The interview notes")):
        asked = asked_by(hosted, lambda tab=tab: person.get_by_role("tab", name=tab).click(), person)
        expect(person.locator(f'iframe[title="{title}"]')).to_be_visible()
        assert len(asked) == MOST, asked
    asked = asked_by(hosted, lambda: person.get_by_role("tab", name="Cover letter").click(), person)
    expect(person.locator('iframe[title="The cover letter"]')).to_be_visible()
    assert len(asked) == 3, asked


def test_an_answer_of_the_api_asks_little(call: Call, rows: dict[str, str], hosted: Hosted) -> None:
    start = len(hosted.proxy.asked)
    call("GET", f"/jobs/{rows['job']}")
    assert len(hosted.proxy.asked[start:]) <= MOST


def test_many_candidates_are_counted_at_once(
    person: Page, call: Call, rows: dict[str, str], hosted: Hosted
) -> None:
    for number in range(5):
        call("POST", "/candidates", {"label": f"Candidate {number}"})
    for path, most in TRIPS.items():
        address = f"{hosted.app.address}/{path.format(**rows)}"
        asked = asked_by(hosted, lambda address=address: person.goto(address), person)
        assert len(asked) <= most, (path, asked)


def test_a_run_is_polled_with_two_questions(person: Page, rows: dict[str, str], hosted: Hosted) -> None:
    """A run that nobody works on, so old that it is asked for every four seconds."""
    with psycopg.connect(hosted.stand_in.database, autocommit=True) as connection:
        ages = "created_at = now() - interval '100 s', lease_until = now() + interval '1 h'"
        connection.execute(
            f"update jobs set status = 'running', result = null, {ages} where id = %s",  # noqa: S608
            [rows["job"]],
        )
    for path in ("", f"?step=result&job={rows['job']}"):
        asked = asked_by(hosted, lambda path=path: person.goto(f"{hosted.app.address}/{path}"), person)
        expect(person.get_by_role("button", name="Stop")).to_be_visible()
        assert len(asked) <= MOST, asked
        start = len(hosted.proxy.asked)
        person.wait_for_timeout(4_000)
        assert len(hosted.proxy.asked[start:]) == 2, hosted.proxy.asked[start:]
