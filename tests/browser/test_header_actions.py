"""From a finished preview to an application: open the job's page, copy the answers, say that it was sent."""

import json

import pytest
from playwright.sync_api import Page, expect

from bench.app_server import RunningApp, settle
from tests.conftest import DATA

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

ADDRESS = "https://jobs.example.org/quillmark/17"
TOO_SMALL = "all => all.filter(b => b.getBoundingClientRect().height < 43.5).map(b => b.outerHTML)"
ASK = """([method, path, body]) => fetch("/api/v1" + path, {
    method, body: body && JSON.stringify(body), headers: {"content-type": "application/json"}
}).then(answer => answer.json())"""


def call(page: Page, method: str, path: str, body: object = None) -> dict[str, object]:
    return dict(page.evaluate(ASK, [method, path, body]))


def advert(title: str, address: str, more: str = "") -> bytes:
    posting = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": title,
        "url": address,
        "hiringOrganization": {"@type": "Organization", "name": "Quillmark Software"},
        "description": (DATA / "posting_en.txt").read_text() + more,
    }
    return f'<script type="application/ld+json">{json.dumps(posting)}</script>'.encode()


def finished_preview(page: Page, title: str, address: str = ADDRESS, more: str = "") -> str:
    """The page of one, made by the API; most postings have an address."""
    resume = json.loads((DATA / "profiles" / "pm_en.resume.json").read_text())
    profile = call(page, "POST", "/profiles", {"resume": resume})["id"]
    file = {"name": "job.html", "mimeType": "text/html", "buffer": advert(title, address, more)}
    uploaded = page.request.post(page.url.rstrip("/") + "/api/v1/postings", multipart={"file": file})
    posting = uploaded.json()["id"]
    wanted = {"profile_id": profile, "posting_id": posting, "use_ai": False, "template": "classic"}
    job = str(call(page, "POST", "/previews", wanted)["job_id"])
    for _ in range(100):
        if call(page, "GET", f"/jobs/{job}")["status"] == "done":
            break
        page.wait_for_timeout(200)
    return job


def open_preview(page: Page, app: RunningApp, job: str) -> None:
    page.goto(f"{app.address}/?step=result&job={job}")
    expect(page.get_by_role("button", name="Copy Auto-Fill Data")).to_be_visible()
    settle(page)


def applications_of(page: Page, job: str) -> list[dict[str, object]]:
    items = call(page, "GET", "/applications")["items"]
    return [item for item in items if item["preview_job_id"] == job]


def counted(page: Page, name: str) -> float:
    """As /metrics says; counts are written every few seconds, and when they are read."""
    text = page.request.get(page.url.split("?")[0].rstrip("/") + "/metrics").text()
    line = f'applywright_application_events_total{{name="{name}"}} '
    return sum(float(row.removeprefix(line)) for row in text.splitlines() if row.startswith(line))


def test_the_road_from_a_preview_to_an_application(page: Page, app: RunningApp) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=app.address)
    page.context.route("https://jobs.example.org/**", lambda route: route.fulfill(body="the form"))
    job = finished_preview(page, "Product Manager")
    open_preview(page, app, job)
    assert applications_of(page, job) == []
    names = ("application_started", "application_autofill_copied", "application_submitted")
    before = {name: counted(page, name) for name in names}

    link = page.get_by_role("link", name="Open Job Page")
    assert "noopener" in (link.get_attribute("rel") or "")
    with page.context.expect_page() as opened:
        link.click()
    assert opened.value.url == ADDRESS
    opened.value.close()
    settle(page)
    (begun,) = applications_of(page, job)
    assert (begun["status"], begun["proof"]) == ("pending", "none")

    page.bring_to_front()
    page.get_by_role("button", name="Copy Auto-Fill Data").dblclick()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    form = call(page, "GET", f"/applications/{begun['id']}/form-data")
    assert "Priscilla Nakamura-Dunn" in copied
    assert [a["value"] for a in form["answers"] if a["value"] not in copied] == []

    page.get_by_role("button", name="Confirm & Apply").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Word").first.click()
    dialog.get_by_role("button", name="Yes, I have applied").dblclick()
    expect(page.get_by_text("as you told us")).to_be_visible()
    page.reload()
    expect(page.get_by_text("as you told us")).to_be_visible()
    (sent,) = applications_of(page, job)
    assert (sent["id"], sent["status"], sent["proof"]) == (begun["id"], "applied", "stated")
    assert sent["artifact_ids"]["cv"] != begun["artifact_ids"]["cv"]
    assert {name: counted(page, name) - before[name] for name in names} == dict.fromkeys(names, 1)


def test_a_posting_without_an_address_gets_it_here(page: Page, app: RunningApp) -> None:
    job = finished_preview(page, "Product Designer", address="")
    open_preview(page, app, job)
    page.get_by_role("button", name="Open Job Page").click()
    asked = page.get_by_role("textbox", name="Address of the job's page")
    asked.fill("no address")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("This is not the address of a web page.")).to_be_visible()
    if not asked.is_visible():
        page.get_by_role("button", name="Open Job Page").click()
    asked.fill("jobs.example.org/quillmark/18")
    page.get_by_role("button", name="Keep it").click()
    link = page.get_by_role("link", name="Open Job Page")
    expect(link).to_have_attribute("href", "https://jobs.example.org/quillmark/18")
    (begun,) = applications_of(page, job)
    assert (begun["url"], begun["status"]) == ("https://jobs.example.org/quillmark/18", "pending")


def test_two_tabs_confirm_once(page: Page, app: RunningApp) -> None:
    job = finished_preview(page, "Product Owner")
    other = page.context.new_page()
    before = counted(page, "application_submitted")
    for tab in (page, other):
        open_preview(tab, app, job)
        tab.get_by_role("button", name="Confirm & Apply").click()
    for tab in (page, other):
        tab.get_by_role("dialog").get_by_role("button", name="Yes, I have applied").click()
        expect(tab.get_by_text("as you told us")).to_be_visible()
    assert len(applications_of(page, job)) == 1
    assert counted(page, "application_submitted") - before == 1


def test_without_a_clipboard_the_answers_are_shown(page: Page, app: RunningApp) -> None:
    job = finished_preview(page, "Product Lead")
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "document.execCommand = () => false;"
    )
    open_preview(page, app, job)
    page.get_by_role("button", name="Copy Auto-Fill Data").click()
    expect(page.get_by_text("Copy the answers from here")).to_be_visible()
    expect(page.get_by_text("Full name: Priscilla Nakamura-Dunn")).to_be_visible()


def test_a_mail_is_written_below_the_actions(page: Page, app: RunningApp) -> None:
    job = finished_preview(page, "Product Lead")
    open_preview(page, app, job)
    page.get_by_role("button", name="E-mail application").click()
    expect(page.get_by_label("Subject")).to_be_visible()
    assert [item["status"] for item in applications_of(page, job)] == ["pending"]
    page.get_by_role("button", name="Close the mail").click()
    expect(page.get_by_label("Subject")).to_have_count(0)


def test_it_fits_a_phone_and_works_by_keyboard(page: Page, app: RunningApp) -> None:
    job = finished_preview(page, "Head of Product and Platform Engineering")
    page.set_viewport_size({"width": 390, "height": 844})
    open_preview(page, app, job)
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
    assert main.locator("button:visible, a:visible").evaluate_all(TOO_SMALL) == []
    tabs = page.get_by_role("tablist").last
    height = tabs.bounding_box()["y"]
    page.get_by_role("button", name="Copy Auto-Fill Data").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert tabs.bounding_box()["y"] == height
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="E-mail application")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Confirm & Apply")).to_be_focused()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Yes, I have applied")).to_be_visible()
    assert dialog.evaluate("box => box.scrollWidth <= box.clientWidth")
