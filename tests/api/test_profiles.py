"""CVs and adverts over HTTP: every way in, corrections, pages, and the way out."""

import asyncio
import json
from collections.abc import Mapping

import pytest

from core.api import uploads
from core.api.uploads import READ_AT_ONCE
from tests.api.world import ROOT, World
from tests.conftest import DATA

RESUME = {
    "basics": {"name": "Ann Meyer", "label": "Data engineer"},
    "work": [
        {"name": "Example GmbH", "position": "Data engineer", "startDate": "2021-03", "team": {"size": 4}}
    ],
}
ADVERT = "Data Engineer\nExample GmbH, Berlin\n\nYou bring\n- 3 years of Python\n\nApply: jobs@example.com"


@pytest.fixture
def mine(world: World) -> "Mine":
    return Mine(world)


class Mine:
    """ann's calls."""

    def __init__(self, world: World) -> None:
        self.world = world

    def __call__(self, method: str, path: str, **options: object) -> tuple[int, dict[str, object]]:
        answer = self.world.client.request(method, ROOT + path, headers=self.world.ann, **options)
        return answer.status_code, answer.json() if answer.content else {}


def test_a_resume_comes_in_three_ways_and_stays_whole(mine: Mine) -> None:
    file = {"file": ("cv.json", json.dumps(RESUME), "application/json")}
    for options in ({"json": RESUME}, {"json": {"resume": RESUME}}, {"files": file}):
        status, profile = mine("POST", "/profiles", **options)
        assert status == 201
        assert profile["resume"] == RESUME
        assert profile["id"] == profile["profile_id"]
        assert profile["label"] == "Ann Meyer, Data engineer"
        assert mine("GET", f"/profiles/{profile['id']}") == (200, profile)


def test_a_text_and_a_pdf_are_read(mine: Mine) -> None:
    text = (DATA / "profiles" / "pm_en.md").read_text()
    status, profile = mine("POST", "/profiles", json={"text": text, "label": "Coached"})
    assert (status, profile["label"], profile["filename"]) == (201, "Coached", "profile.txt")
    assert profile["resume"]["work"]


@pytest.mark.parametrize("name", ["../../cv.md", "C:\\CVs\\cv.md", "a\u202eb\x00cv.md", "", "x" * 1_000])
def test_a_files_name_is_only_a_label(mine: Mine, name: str) -> None:
    text = (DATA / "profiles" / "pm_en.md").read_bytes() + name.encode()
    status, profile = mine("POST", "/profiles", files={"file": (name, text)}, data={"label": "Named"})
    if not name:
        assert status in {400, 422}
        return
    assert (status, profile["label"]) == (201, "Named")
    assert not set(profile["filename"]) & set("/\\\u202e\x00")
    assert len(profile["filename"]) <= 200


def test_the_same_file_is_one_profile(mine: Mine) -> None:
    _, first = mine("POST", "/profiles", json={"resume": RESUME, "label": "One"})
    status, again = mine("POST", "/profiles", json={"resume": RESUME})
    assert (status, again["id"], again["label"]) == (201, first["id"], "One")
    assert mine("POST", "/profiles", json={"resume": RESUME, "label": "Two"})[1]["label"] == "Two"


def test_a_correction_changes_what_it_names(mine: Mine) -> None:
    _, profile = mine("POST", "/profiles", json={"resume": RESUME, "label": "Mine"})
    path = f"/profiles/{profile['id']}"
    corrected = {**RESUME, "basics": {"name": "Ann Maria Meyer", "url": "javascript:alert(1)"}}
    status, changed = mine("PATCH", path, json={"resume": corrected})
    assert (status, changed["label"]) == (200, "Mine")
    assert changed["resume"]["basics"] == {"name": "Ann Maria Meyer", "url": ""}
    assert changed["resume"]["work"] == RESUME["work"]
    assert mine("PATCH", path, json={"label": "Other"})[1]["resume"] == changed["resume"]
    status, error = mine("PATCH", path, json={"resume": {"basics": {"label": "Nobody"}}})
    assert (status, error["error"]["code"]) == (422, "profile_missing")
    assert mine("GET", path)[1]["label"] == "Other"


def test_what_is_removed_is_gone(mine: Mine) -> None:
    for noun, body in (("profiles", {"resume": RESUME}), ("postings", {"text": ADVERT})):
        path = f"/{noun}/{mine('POST', f'/{noun}', json=body)[1]['id']}"
        assert mine("DELETE", path) == (204, {})
        assert mine("GET", path)[0] == mine("DELETE", path)[0] == 404


def test_lists_come_in_pages_newest_first(mine: Mine) -> None:
    for number in range(5):
        mine("POST", "/postings", json={"text": f"{ADVERT}\n{number}"})
    whole = mine("GET", "/postings?limit=100")[1]
    assert whole["next_offset"] is None
    seen, offset = [], 0
    while offset is not None:
        page = mine("GET", f"/postings?limit=2&offset={offset}")[1]
        assert (page["limit"], page["offset"]) == (2, offset)
        seen += page["items"]
        offset = page["next_offset"]
    assert seen == whole["items"]
    assert [item["created_at"] for item in seen] == sorted(
        (item["created_at"] for item in seen), reverse=True
    )
    assert mine("GET", "/postings?offset=1000000")[1]["items"] == []


def test_an_advert_comes_in_as_text_or_file(mine: Mine) -> None:
    status, kept = mine("POST", "/postings", json={"text": ADVERT})
    assert (status, kept["source"], kept["id"]) == (201, "pasted text", kept["posting_id"])
    posting = kept["posting"]
    assert posting["title"] == "Data Engineer"
    assert posting["applyEmail"] == "jobs@example.com"
    assert posting["requirements"]
    assert posting.keys() >= {"hiringOrganization", "jobLocation", "knockOuts", "url", "ats", "description"}
    status, filed = mine("POST", "/postings", files={"file": ("advert.md", ADVERT)})
    assert (status, filed["source"]) == (201, "advert.md")
    assert filed["posting"]["title"] == "Data Engineer"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://169.254.169.254/latest/meta-data", "fetch_blocked"),
        ("http://localhost:8501/", "fetch_blocked"),
        ("javascript:alert(1)", "fetch_blocked"),
        ("", "posting_missing"),
    ],
)
def test_an_address_that_is_refused_keeps_its_code(mine: Mine, url: str, code: str) -> None:
    status, error = mine("POST", "/postings", json={"url": url})
    assert (status, error["error"]["code"]) == (422, code)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/profiles", {"text": "Ann Meyer\nEngineer"}),
        ("/postings", {"text": ADVERT}),
        ("/postings", {"url": "http://127.0.0.1/engineer"}),
        ("/previews", {"profile_id": "p", "posting_text": ADVERT}),
    ],
)
def test_when_all_places_for_reading_stay_taken_a_call_says_when_to_come_back(
    world: World, monkeypatch: pytest.MonkeyPatch, path: str, body: Mapping[str, str]
) -> None:
    state = next(route.app.state for route in world.client.app.routes if route.path == "/api/v1")
    free = state.places_to_read
    monkeypatch.setattr(uploads, "WAIT_SECONDS", 0.05)
    state.places_to_read = asyncio.Semaphore(0)
    answer = world.client.post(ROOT + path, headers=world.ann, json=body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (429, "rate_limited")
    assert answer.headers["retry-after"] == "5"
    assert world.client.get(ROOT + "/profiles", headers=world.ann).status_code == 200
    state.places_to_read = free
    assert world.client.post(ROOT + path, headers=world.ann, json=body).status_code != 429


def test_a_refused_file_gives_its_place_back(mine: Mine) -> None:
    for _ in range(READ_AT_ONCE + 1):
        assert mine("POST", "/profiles", files={"file": ("cv.pdf", b"no pdf")})[0] == 422
