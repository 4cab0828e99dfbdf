"""The list of applications over HTTP: found as on the page, out to a sheet and in from one."""

import pytest

from core.ports import Page
from core.services.candidates import add_candidate
from tests.api.world import ROOT, World

SHEET = """company,title,status,applied_on,created_on,next_action_on,notes
Harbour,Cook,applied,2026-10-01,2026-10-01,2026-11-25,They called
Tidewater,Nurse,interview,2026-10-02,2026-10-02,,=1+1
Mill,Baker,pending,,2026-10-03,,
"""
CSV = {"Content-Type": "text/csv"}


def bring(world: World, sheet: str, **asked: str) -> tuple[int, dict[str, object]]:
    answer = world.client.post(
        f"{ROOT}/applications/import", content=sheet, params=asked, headers={**world.ann, **CSV}
    )
    return answer.status_code, answer.json()


def titles(world: World, query: str) -> list[str]:
    answer = world.client.get(f"{ROOT}/applications?until=2026-10-31&{query}", headers=world.ann)
    assert answer.status_code == 200, answer.text
    return [item["title"] for item in answer.json()["items"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Baker", "Nurse", "Cook"]),
        ("status=applied&status=interview", ["Nurse", "Cook"]),
        ("words=CALLED", ["Cook"]),
        ("words=' or 1=1 --", []),
        ("since=2026-10-02", ["Baker", "Nurse"]),
        ("until=2026-10-02&since=2026-10-02", ["Nurse"]),
        ("due_by=2026-11-30", ["Cook"]),
        ("order=employer", ["Cook", "Baker", "Nurse"]),
        ("candidate_id=", ["Baker", "Nurse", "Cook"]),
        ("order=employer&limit=1&offset=1", ["Baker"]),
    ],
)
def test_found_as_on_the_page(world: World, query: str, found: list[str]) -> None:
    bring(world, SHEET)
    assert titles(world, query) == found


@pytest.mark.parametrize("query", ["status=hired", "since=2026-02-30", "order=notes", "words=" + "x" * 201])
@pytest.mark.parametrize("path", ["/applications", "/applications/export"])
def test_what_cannot_be_asked_is_422(world: World, path: str, query: str) -> None:
    answer = world.client.get(f"{ROOT}{path}?{query}", headers=world.ann)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "input_unreadable")


def test_what_goes_out_comes_in_again_and_runs_nowhere(world: World) -> None:
    bring(world, SHEET)
    out = world.client.get(f"{ROOT}/applications/export?words=tide", headers=world.ann)
    assert out.headers["content-disposition"] == 'attachment; filename="applications.csv"'
    assert out.headers["content-type"].startswith("text/csv")
    assert "'=1+1" in out.text
    assert out.text.count("\r\n") == 2
    assert bring(world, out.text) == (200, {"added": 0, "known": 1})


def test_a_wrong_sheet_is_refused_whole(world: World) -> None:
    before = world.ports.applications.count("ann")
    status, answer = bring(world, "company,title,applied_on\nA,B,2026-01-01\nA,C,soon\n")
    assert (status, answer["error"]["code"]) == (422, "input_unreadable")
    assert "row 3" in answer["error"]["message"]
    assert world.ports.applications.count("ann") == before
    json = world.client.post(f"{ROOT}/applications/import", json={}, headers=world.ann)
    assert json.status_code == 415


def test_another_persons_candidate_is_404(world: World) -> None:
    strange = add_candidate(world.ports, "bob", "Mia").id
    assert bring(world, SHEET, candidate_id=strange)[0] == 404
    for path in ("", "/export"):
        answer = world.client.get(f"{ROOT}/applications{path}?candidate_id={strange}", headers=world.ann)
        assert answer.status_code == 404
    assert world.ports.applications.list("bob", page=Page(limit=1)) == []


def test_a_candidates_sheet_is_theirs(world: World) -> None:
    mia = add_candidate(world.ports, "ann", "Mia").id
    own = titles(world, "candidate_id=")
    assert bring(world, SHEET, candidate_id=mia)[1]["added"] == 3
    assert titles(world, "candidate_id=") == own
    assert len(titles(world, f"candidate_id={mia}")) == 3
