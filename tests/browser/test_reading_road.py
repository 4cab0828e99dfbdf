"""A CV that was read half wrong: seen beside its page, put right, and right when it is given again."""

from secrets import token_hex

import pytest
from playwright.sync_api import Page, expect

from bench.app_server import settle
from tests.adapters.document_reader.made_files import pdf, text_at

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

LINES = (
    "Experience", "Ward nurse", "2019 - today", "- Led a team of four", "Education",
    "BSc Nursing, Leeds University, 2014",
)  # fmt: skip


def scanned_badly() -> bytes:
    """A page that names no employer; a file of its own each time, so that nobody has put it right yet."""
    head = text_at(60, 740, "Ines Valdrac", size=20) + text_at(
        60, 715, "ines.valdrac@example.net, +49 30 1234567"
    )
    return pdf(
        head + "".join(text_at(60, 680 - 24 * row, line) for row, line in enumerate(LINES)),
        end=f"%%EOF\n%{token_hex(8)}",
    )


def upload(page: Page, name: str, data: bytes) -> None:
    file = {"name": name, "mimeType": "application/pdf", "buffer": data}
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("button", name="Correct something")).to_be_visible()


def test_a_field_is_put_right_beside_its_page_and_stays_so(page: Page) -> None:
    data = scanned_badly()
    page.get_by_role("link", name="Profiles").click()
    expect(page.get_by_role("heading", name="Profiles")).to_be_visible()
    settle(page)
    upload(page, "ines.pdf", data)
    doubts = page.locator("[class*=st-key-doubts-]")
    expect(doubts.get_by_text("Employer (Ward nurse). We found nothing.")).to_be_visible()

    frame = page.locator('iframe[title="Page 1 of the CV"]')
    expect(frame).to_be_visible()
    assert frame.get_attribute("sandbox") == ""
    sheet = page.frame_locator('iframe[title="Page 1 of the CV"]')
    expect(sheet.locator("img")).to_be_visible()
    mark = sheet.locator('.mark[title^="Title: Ward nurse"]')
    box, name = mark.bounding_box(), sheet.locator('.mark[title*="Name: Ines Valdrac"]').bounding_box()
    assert box and name and name["y"] < box["y"]

    page.get_by_role("button", name="Correct something").click()
    employer = page.get_by_role("textbox", name="Employer (please check)")
    employer.fill("Charité")
    employer.press("Enter")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Charité · 2019 – today")).to_be_visible()
    expect(doubts.get_by_text("Employer")).to_have_count(0)

    profiles = page.locator("[class*=st-key-row-]")
    kept = profiles.count()
    page.get_by_role("link", name="Home").click()
    page.get_by_role("link", name="Profiles").click()
    upload(page, "the same under another name.pdf", data)
    expect(page.get_by_text("Charité · 2019 – today")).to_be_visible()
    expect(profiles).to_have_count(kept)
