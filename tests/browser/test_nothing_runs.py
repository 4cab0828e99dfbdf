"""A CV whose every field tries to run a script: nothing of it runs, loads or reaches the app."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bench.app_server import settle
from tests.adapters.rendering_samples import full
from tests.browser.test_main_road import choose_cv, document_text, to_posting

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

ATTACK = "</style></iframe><script>top.taken=1</script><img src=/taken onerror=top.taken=1>{{7*7}}"
LINK = "javascript:top.taken=1"


def attacked(value: Any, key: str = "") -> Any:
    """Every text with the attack behind it; addresses become one. Short: it is laid out fifty times."""
    if isinstance(value, dict):
        return {name: attacked(part, name) for name, part in value.items()}
    if isinstance(value, list):
        return [attacked(part, key) for part in value]
    if key == "url":
        return LINK
    is_text = isinstance(value, str) and value and "date" not in key.lower()
    return f"{value} {ATTACK}" if is_text else value


def taken(page: Page) -> bool:
    return bool(page.evaluate("() => 'taken' in window"))


def test_the_attack_works_where_nothing_stops_it(page: Page) -> None:
    other = page.context.new_page()
    other.set_content(f"<p>{ATTACK}</p>")
    other.wait_for_timeout(300)
    assert taken(other)
    other.close()


def test_no_field_of_a_document_runs_or_loads_anything(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    data = json.dumps(attacked(full().to_wire())).encode()
    choose_cv(page, {"name": "cv.json", "mimeType": "application/json", "buffer": data})
    expect(page.get_by_role("button", name="Continue to the posting")).to_be_visible()
    to_posting(page)
    page.get_by_role("button", name="Continue to the design").click()
    page.get_by_text("See the CV in Classic").click()
    assert "<script>" in document_text(page, "The CV in Classic")
    page.get_by_role("button", name="Make the CV and letter").click()
    page.get_by_role("tab", name="Cover letter").wait_for()
    assert "<script>" in document_text(page, "The CV")
    links = page.frame_locator('iframe[title="The CV"]').locator("a")
    assert not [link for link in links.all() if (link.get_attribute("href") or "").startswith("javascript")]
    for tab, title in (("Cover letter", "The cover letter"), ("Interview notes", "The interview notes")):
        page.get_by_role("tab", name=tab, exact=True).click()
        text = document_text(page, title)
        assert "<script>" in text, title
        assert "{{7*7}}" in text, title
        page.wait_for_timeout(300)
        assert not taken(page), tab
    page.get_by_role("tab", name="What changed").click()
    settle(page)
    assert not taken(page)
    assert [url for url in asked if "taken" in url] == []
