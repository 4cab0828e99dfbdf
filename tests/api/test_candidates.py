"""A coach's candidates over HTTP: their rows are kept apart, and nothing is applied for without consent."""

from collections.abc import Mapping

import pytest
from httpx import Response

from core.domain.jobs import PreviewRequest
from tests.api.world import ROOT, World, finished_preview

RESUME = {"basics": {"name": "Mia Example"}, "work": [{"name": "Tidewater"}]}
ADVERT = "Data Engineer\n\nYou bring\n- 3 years of Python"


def send(world: World, method: str, path: str, body: object = None, **query: str) -> Response:
    return world.client.request(method, f"{ROOT}{path}", json=body, params=query, headers=world.ann)


@pytest.fixture
def mia(world: World) -> str:
    """A candidate of ann's, for one test."""
    made = send(world, "POST", "/candidates", {"label": "Mia"})
    assert made.status_code == 201
    yield made.json()["id"]
    send(world, "DELETE", f"/candidates/{made.json()['id']}", with_everything="true")


def items(world: World, path: str, **query: str) -> list[Mapping[str, object]]:
    return send(world, "GET", path, **query, limit="100").json()["items"]


def code_of(answer: Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


BODIES = {
    "a resume": {"resume": RESUME},
    "a bare resume": RESUME,
    "text": {"text": "Mia Example\n\nExperience\nTidewater, analyst"},
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_profile_comes_for_a_candidate_in_any_form(world: World, mia: str, body: dict[str, object]) -> None:
    made = send(world, "POST", "/profiles", {**body, "candidate_id": mia}).json()
    own = send(world, "POST", "/profiles", body).json()
    assert (made["candidate_id"], own["candidate_id"]) == (mia, "")
    assert made["id"] != own["id"]
    assert "candidate_id" not in made["resume"]


def test_a_file_comes_for_a_candidate_too(world: World, mia: str) -> None:
    for path, filename in (("/profiles", "cv.txt"), ("/postings", "advert.txt")):
        made = world.client.post(
            f"{ROOT}{path}",
            files={"file": (filename, ADVERT.encode())},
            data={"candidate_id": mia},
            headers=world.ann,
        )
        assert (made.status_code, made.json()["candidate_id"]) == (201, mia)


def test_lists_hold_one_candidate_ones_own_or_all(world: World, mia: str) -> None:
    send(world, "POST", "/profiles", {"resume": RESUME, "candidate_id": mia})
    send(world, "POST", "/postings", {"text": ADVERT, "candidate_id": mia})
    for path in ("/profiles", "/postings"):
        (hers,) = items(world, path, candidate_id=mia)
        own = items(world, path, candidate_id="")
        assert hers["candidate_id"] == mia
        assert {row["candidate_id"] for row in own} == {""}
        assert len(items(world, path)) >= len(own) + 1
    assert items(world, "/applications", candidate_id=mia) == []


@pytest.mark.parametrize("path", ["/profiles", "/postings", "/applications"])
def test_nobodys_list_and_another_persons_are_404(world: World, mia: str, path: str) -> None:
    assert code_of(send(world, "GET", path, candidate_id="nobody")) == (404, "not_found")
    theirs = world.client.get(f"{ROOT}{path}", params={"candidate_id": mia}, headers=world.bob)
    assert code_of(theirs) == (404, "not_found")


@pytest.mark.parametrize(
    ("path", "body"),
    [("/profiles", {"resume": RESUME}), ("/profiles", RESUME), ("/postings", {"text": ADVERT})],
)
def test_nothing_is_kept_for_another_persons_candidate(
    world: World, mia: str, path: str, body: dict[str, object]
) -> None:
    answer = world.client.post(f"{ROOT}{path}", json={**body, "candidate_id": mia}, headers=world.bob)
    assert code_of(answer) == (404, "not_found")


def test_a_preview_joins_only_what_belongs_together(world: World, mia: str) -> None:
    hers = send(world, "POST", "/profiles", {"resume": RESUME, "candidate_id": mia}).json()["id"]
    own = send(world, "POST", "/postings", {"text": ADVERT}).json()["id"]
    refused = send(world, "POST", "/previews", {"profile_id": hers, "posting_id": own})
    assert code_of(refused) == (409, "conflict")
    assert "different candidates" in refused.json()["error"]["message"]

    job = send(world, "POST", "/previews", {"profile_id": hers, "posting_text": ADVERT}).json()
    assert world.ports.jobs.require("ann", job["job_id"]).candidate_id == mia
    assert len(items(world, "/postings", candidate_id=mia)) == 1


def test_applying_waits_for_consent(world: World, mia: str) -> None:
    profile = send(world, "POST", "/profiles", {"resume": RESUME, "candidate_id": mia}).json()["id"]
    posting = send(world, "POST", "/postings", {"text": ADVERT, "candidate_id": mia}).json()["id"]
    request = PreviewRequest(profile_id=profile, posting_id=posting, template="classic")
    preview = finished_preview(world.ports, "ann", request)
    world.ports.jobs.change("ann", {"id": preview.id}, {"candidate_id": mia})

    refused = send(world, "POST", "/applications", {"preview_job_id": preview.id})
    assert code_of(refused) == (409, "consent_missing")
    assert "Mia agreed to" in refused.json()["error"]["message"]

    consent = send(world, "PATCH", f"/candidates/{mia}", {"consent_note": "By phone: everything."}).json()
    assert consent["consent_at"]
    assert send(world, "POST", "/applications", {"preview_job_id": preview.id}).status_code == 202


def test_a_consent_can_be_taken_back_and_a_name_changed(world: World, mia: str) -> None:
    send(world, "PATCH", f"/candidates/{mia}", {"consent_note": "By phone."})
    renamed = send(world, "PATCH", f"/candidates/{mia}", {"label": "Mia E."}).json()
    assert (renamed["label"], renamed["consent_note"]) == ("Mia E.", "By phone.")
    taken_back = send(world, "PATCH", f"/candidates/{mia}", {"consent_note": ""}).json()
    assert (taken_back["consent_note"], taken_back["consent_at"]) == ("", None)


@pytest.mark.parametrize(
    ("body", "status"),
    [({"label": " "}, 422), ({"label": "MIA"}, 409), ({"label": "x" * 201}, 422), ({"name": "Mia"}, 422)],
)
def test_a_name_that_tells_nobody_apart_is_refused(
    world: World, mia: str, body: dict[str, str], status: int
) -> None:
    assert send(world, "POST", "/candidates", body).status_code == status


def test_a_candidate_with_documents_goes_only_with_everything(world: World, mia: str) -> None:
    send(world, "POST", "/profiles", {"resume": RESUME, "candidate_id": mia})
    assert code_of(send(world, "DELETE", f"/candidates/{mia}")) == (409, "conflict")
    assert send(world, "DELETE", f"/candidates/{mia}", with_everything="true").status_code == 204
    assert code_of(send(world, "GET", f"/candidates/{mia}")) == (404, "not_found")
