"""`make screens`: walks through the real app with sample data and writes docs/screens/*.png."""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import Browser, Page, sync_playwright

from bench.app_server import BROWSER_ARGS, RunningApp, browser_path, running_app, settle
from core.settings import ROOT

OUT = ROOT / "docs" / "screens"
SIZES = {"light": (1280, 900), "dark": (1280, 900), "phone": (390, 844)}
TALLEST = 1300
POSTING = (ROOT / "templates" / "examples" / "posting.txt").read_text()
VAULT_KEY = base64.urlsafe_b64encode(b"of pictures that nobody will use").decode()
CV = ROOT / "templates" / "examples" / "profile.json"
MARKED_CV = ROOT / "tests" / "data" / "profiles" / "ward_nurse_en.pdf"
SCRIPT = ROOT / "tests" / "data" / "scripts" / "example.jsonl"
LARGER = "I am writing about the role at Fernway Software. At Ledgerline I led 40 people in five countries."


def main() -> None:
    wanted = sys.argv[1:] or list(SIZES)
    if not sys.argv[1:]:
        for picture in OUT.glob("[0-9]*.png"):
            picture.unlink()
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=BROWSER_ARGS)
        for look in wanted:
            take(browser, look)
        browser.close()


def take(browser: Browser, look: str) -> None:
    """All pictures of one look, from an empty app on."""
    width, height = SIZES[look]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if look == "dark" else "light"
    )
    page = context.new_page()
    for number, name in enumerate(both_walks(page), start=1):
        settle(page)
        tall = page.locator("[data-testid=stMain]").evaluate("main => main.scrollHeight")
        page.set_viewport_size({"width": width, "height": max(height, min(TALLEST, tall))})
        page.wait_for_timeout(500)
        page.screenshot(path=OUT / f"{number:02}_{name}_{look}.png", animations="disabled")
        page.set_viewport_size({"width": width, "height": height})
        wide = page.locator("[data-testid=stMain]").evaluate("m => m.scrollWidth - m.clientWidth")
        print(f"{name} {look}" + (f": {wide} px too wide" if wide > 0 else ""))
    context.close()


def both_walks(page: Page) -> Iterator[str]:
    with running_app(SMTP_HOST="mail.example.org", SMTP_FROM="applications@example.org") as app:
        page.goto(app.address)
        yield from walk(page, app)
    with running_app() as app:
        yield from walk_with_demo(page, app)
    with running_app(LLM_MODEL="scripted", LLM_SCRIPT=str(SCRIPT)) as app:
        page.goto(app.address)
        yield from walk_with_ai(page, app)
    with running_app(AUTH_BACKEND="local", ALLOW_DEV_NO_AUTH="", VAULT_KEY=VAULT_KEY) as app:
        page.goto(app.address)
        yield from walk_with_account(page)


def walk(page: Page, app: RunningApp) -> Iterator[str]:
    """Goes from the empty app to the finished files; every yield is a picture."""
    page.get_by_role("button", name="Try with an example").wait_for(timeout=30_000)
    yield "welcome"
    page.goto(f"{app.address}/designs")
    page.get_by_role("button", name="Use this design").first.wait_for()
    yield "designs"
    page.goto(f"{app.address}/home")
    page.get_by_role("heading", name="one step at a time").wait_for(timeout=30_000)
    yield "home_empty"
    page.get_by_role("link", name="Bring your CV").click()
    page.get_by_role("button", name="Try with an example").wait_for()
    page.locator("input[type=file]").set_input_files(CV)
    page.get_by_role("button", name="Continue to the posting").wait_for(timeout=30_000)
    yield "profile"
    page.get_by_role("button", name="Correct something").click()
    page.get_by_role("button", name="Add a job").wait_for()
    settle(page)
    page.locator("summary", has_text="Senior Product Manager").click()
    yield "correct"
    page.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Correct something").wait_for()
    page.get_by_role("button", name="Continue to the posting").click()
    page.get_by_role("tab", name="Web address").click()
    page.get_by_label("The posting's address").fill("http://127.0.0.1/jobs/1")
    settle(page)
    page.get_by_role("button", name="Read this posting").locator("visible=true").click()
    page.get_by_role("button", name="Try again").wait_for()
    yield "problem"
    page.get_by_role("tab", name="Paste the text").click()
    page.get_by_label("The text of the posting").fill(POSTING)
    settle(page)
    page.get_by_role("button", name="Read this posting").locator("visible=true").click()
    page.get_by_role("heading", name="Is this the job?").wait_for(timeout=30_000)
    yield "posting"
    page.get_by_role("button", name="Continue to the design").click()
    page.get_by_role("heading", name="How should it look?").wait_for()
    yield "design"
    with app.paused_rendering():
        page.get_by_role("button", name="Make the CV and letter").click()
        page.get_by_text("Writing the cover letter").first.wait_for()
        yield "running"
    page.get_by_role("tab", name="Cover letter").wait_for(timeout=60_000)
    page.wait_for_timeout(1000)
    yield "result_cv"
    for tab in ("Cover letter", "Interview notes", "Score", "What changed"):
        page.get_by_role("tab", name=tab).click()
        page.wait_for_timeout(500)
        yield f"result_{tab.lower().replace(' ', '_')}"
    page.get_by_role("button", name="E-mail application").click()
    page.get_by_role("button", name="Check the mail").wait_for()
    yield "mail_written"
    page.get_by_role("button", name="Check the mail").click()
    page.get_by_role("button", name="Change something").wait_for()
    yield "mail_checked"
    page.goto(f"{app.address}/profiles")
    page.get_by_role("heading", name="Profiles").wait_for()
    yield "profiles"
    page.locator("input[type=file]").set_input_files(MARKED_CV)
    page.get_by_role("button", name="Everything is right").wait_for(timeout=30_000)
    yield "profile_in_doubt"
    page.get_by_role("link", name="I apply for other people").click()
    for candidate in ("Ines Duarte", "Tomasz Zielinski"):
        page.get_by_label("Name of the candidate").fill(candidate)
        page.get_by_role("button", name="Add", exact=True).click()
        page.get_by_text(candidate).first.wait_for()
        settle(page)
    yield "candidates"


def walk_with_demo(page: Page, app: RunningApp) -> Iterator[str]:
    """What is followed up: the pages that say little before there are applications."""
    environment = {**os.environ, "DATA_DIR": str(app.log.parent)}
    command = [sys.executable, "-m", "core", "demo", "--json"]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    candidate = json.loads(told)["candidates"][0]["id"]
    page.goto(f"{app.address}/home?candidate={candidate}")
    page.get_by_role("heading", name="Today").wait_for(timeout=30_000)
    yield "home"
    for name in ("applications", "analytics", "answers", "check"):
        page.goto(f"{app.address}/{name}?candidate={candidate}")
        page.get_by_role("heading", name=name.capitalize()).wait_for(timeout=30_000)
        page.wait_for_timeout(1500)
        yield name
    page.goto(f"{app.address}/applications?candidate={candidate}")
    page.get_by_text("Board", exact=True).click()
    page.wait_for_timeout(1500)
    yield "board"


def walk_with_ai(page: Page, app: RunningApp) -> Iterator[str]:
    """The words of a model, and those that say more than the profile."""
    page.get_by_role("button", name="Try with an example").wait_for(timeout=30_000)
    page.locator("input[type=file]").set_input_files(CV)
    page.get_by_role("button", name="Continue to the posting").click()
    page.get_by_label("The text of the posting").fill(POSTING)
    settle(page)
    page.get_by_role("button", name="Read this posting").locator("visible=true").click()
    page.get_by_role("button", name="Continue to the design").click()
    page.get_by_text("Let AI help with the words").wait_for()
    yield "ai_design"
    page.get_by_role("button", name="Make the CV and letter").click()
    page.get_by_role("tab", name="What changed").click(timeout=60_000)
    page.get_by_text("Left out, because").click()
    yield "ai_what_changed"
    page.get_by_role("button", name="E-mail application").click()
    page.get_by_label("Text", exact=True).fill(LARGER)
    settle(page)
    page.get_by_role("button", name="Check the mail").click()
    page.get_by_text("Is this true?").wait_for()
    yield "mail_asked_about"
    page.get_by_role("button", name="This is true").click()
    page.get_by_text("Is this true?").wait_for(state="detached")
    page.goto(f"{app.address}/check")
    page.get_by_label("Text", exact=True).fill(f"{LARGER} I speak fluent Mandarin.")
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_text("what the CV does not").wait_for()
    yield "check_answered"
    page.goto(f"{app.address}/profiles")
    page.get_by_role("button", name="Open", exact=True).click()
    page.get_by_text("Stated by you").scroll_into_view_if_needed()
    yield "profile_stated"


def walk_with_account(page: Page) -> Iterator[str]:
    """The door, from outside, and the settings behind it."""
    page.get_by_role("heading", name="Sign in").wait_for(timeout=30_000)
    yield "sign_in"
    page.get_by_role("button", name="I have no account yet").click()
    page.get_by_role("heading", name="Make an account").wait_for()
    settle(page)
    page.get_by_label("E-mail address").fill("maren.okafor@example.org")
    page.get_by_label("Password", exact=True).fill("correct horse battery")
    page.get_by_role("button", name="Make my account").click()
    page.get_by_role("button", name="Try with an example").wait_for()
    page.goto(f"{page.url.rstrip('/')}/settings")
    page.get_by_role("heading", name="Your data").wait_for()
    yield "settings"


if __name__ == "__main__":
    main()
