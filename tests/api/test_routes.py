"""Every route: nobody without a token, nothing of another person's, and what is right works.

The routes come from the OpenAPI, so that a new one without its case here fails.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.api.world import ROOT, World, rows_of

RESUME = {"basics": {"name": "Ann Meyer"}}
PUBLIC = {
    "POST /auth/token",
    "POST /auth/refresh",
    "POST /auth/revoke",
    "GET /storage/download",
    "HEAD /storage/download",
}
"""Routes whose body or link is what proves that one may; each has its own tests."""


@dataclass(frozen=True)
class Case:
    """A call that works. `{names}` in path and body are filled with ids of rows. `content` is a CSV sheet."""

    status: int
    body: Mapping[str, object] | None = None
    content: str = ""
    path: Mapping[str, str] = field(default_factory=dict)
    expects: tuple[str, ...] = ()


CASES = {
    "GET /templates": Case(200),
    "POST /candidates": Case(201, {"label": "Ben"}, expects=("id", "candidate_id", "label", "consent_at")),
    "GET /candidates": Case(200, expects=("items",)),
    "GET /candidates/{candidate_id}": Case(200, expects=("label", "consent_note", "created_at")),
    "PATCH /candidates/{candidate_id}": Case(200, {"consent_note": "All of it."}, expects=("consent_at",)),
    "DELETE /candidates/{candidate_id}": Case(204),
    "GET /answers": Case(200, expects=("items",)),
    "PUT /answers": Case(
        200, {"answers": [{"topic": "notice_period", "value": "2 weeks"}]}, expects=("items",)
    ),
    "POST /profiles": Case(201, {"resume": RESUME}, expects=("id", "profile_id", "resume", "notes")),
    "GET /profiles": Case(200, expects=("items", "limit", "offset", "next_offset")),
    "GET /profiles/{profile_id}": Case(200, expects=("id", "label", "filename", "created_at", "updated_at")),
    "PATCH /profiles/{profile_id}": Case(200, {"label": "Ann, data"}, expects=("label",)),
    "DELETE /profiles/{profile_id}": Case(204),
    "GET /profiles/{profile_id}/reading": Case(200, expects=("fields", "hidden", "pages")),
    "POST /profiles/{profile_id}/check": Case(
        200,
        {"text": "I am Ann.", "posting_id": "{posting_id}"},
        expects=("sentences", "unsupported", "unchecked"),
    ),
    "POST /postings": Case(
        201, {"text": "Data Engineer\n\nYou bring\n- 3 years of Python"}, expects=("posting",)
    ),
    "GET /postings": Case(200, expects=("items",)),
    "GET /postings/{posting_id}": Case(200, expects=("id", "posting_id", "source", "created_at", "posting")),
    "DELETE /postings/{posting_id}": Case(204),
    "POST /previews": Case(
        202, {"profile_id": "{profile_id}", "posting_id": "{posting_id}"}, expects=("job_id", "status")
    ),
    "GET /previews/{job_id}": Case(
        200, path={"job_id": "preview_job_id"}, expects=("cv_html", "cover_letter_html", "ats")
    ),
    "GET /jobs/{job_id}": Case(
        200, path={"job_id": "apply_job_id"}, expects=("application_id", "files", "ats", "progress", "phase")
    ),
    "POST /jobs/{job_id}/cancel": Case(202, expects=("job_id", "kind", "status", "error")),
    "GET /jobs/{job_id}/events": Case(200, path={"job_id": "apply_job_id"}),
    "POST /applications": Case(202, {"preview_job_id": "{preview_job_id}"}, expects=("job_id", "status")),
    "GET /applications": Case(200, expects=("items",)),
    "GET /applications/export": Case(200),
    "POST /applications/import": Case(
        200, content="company,title\nTidewater,Nurse\n", expects=("added", "known")
    ),
    "GET /applications/{application_id}": Case(200, expects=("files", "artifact_ids", "status", "proof")),
    "POST /applications/{application_id}/events": Case(
        200, {"name": "application_started"}, expects=("application_id", "status", "proof")
    ),
    "PATCH /applications/{application_id}": Case(200, {"notes": "They called."}, expects=("status",)),
    "DELETE /applications/{application_id}": Case(204),
    "GET /applications/{application_id}/form-data": Case(200, expects=("title", "answers")),
    "POST /applications/{application_id}/email": Case(
        200,
        {"to": "jobs@example.org", "subject": "Application", "body": "Dear Sir or Madam"},
        expects=("sender", "to", "files", "confirm"),
    ),
    "GET /artifacts/{artifact_id}/link": Case(200, expects=("url", "expires_at")),
    "POST /tokens": Case(201, {"scope": "fill"}, expects=("token",)),
    "GET /tokens": Case(200),
    "DELETE /tokens/{token_id}": Case(204),
    "POST /credentials": Case(
        201,
        {"kind": "smtp", "host": "smtp.example.org", "username": "ann", "secret": "a secret"},
        expects=("id", "kind", "label", "host", "username"),
    ),
    "GET /credentials": Case(200),
    "DELETE /credentials/{credential_id}": Case(204),
    "GET /privacy/export": Case(200),
    "POST /privacy/erase": Case(204, {"confirm": "ann"}),
}
"""The last one leaves ann without a token, so it stays the last one."""


def names_rows(route: str, case: Case) -> bool:
    """Whether the call names a row, in its path or its body."""
    return "{" in route or any(isinstance(v, str) and v.startswith("{") for v in (case.body or {}).values())


def url_of(route: str, case: Case, ids: Mapping[str, str]) -> tuple[str, str]:
    method, path = route.split(" ")
    names = {**ids, **{name: ids[row] for name, row in case.path.items()}}
    return method, ROOT + path.format_map(names)


def body_of(case: Case, ids: Mapping[str, str]) -> dict[str, object] | None:
    if case.body is None:
        return None
    return {name: v.format_map(ids) if isinstance(v, str) else v for name, v in case.body.items()}


def sent(case: Case, ids: Mapping[str, str], who: Mapping[str, str]) -> dict[str, Any]:
    """What the test client is told to send, by `who`."""
    if case.content:
        return {"content": case.content, "headers": {**who, "Content-Type": "text/csv"}}
    return {"json": body_of(case, ids), "headers": who}


def test_every_route_of_the_openapi_has_its_case(world: World) -> None:
    paths = world.client.get(f"{ROOT}/openapi.json").json()["paths"]
    routes = {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}
    assert routes == CASES.keys() | PUBLIC


def test_the_openapi_says_which_routes_need_a_token(world: World) -> None:
    paths = world.client.get(f"{ROOT}/openapi.json").json()["paths"]
    for path, methods in paths.items():
        for method, operation in methods.items():
            needs_token = f"{method.upper()} {path}" not in PUBLIC
            assert operation.get("security") == ([{"bearer": []}] if needs_token else None), (method, path)


@pytest.mark.parametrize("route", CASES)
def test_without_a_token_it_is_401(world: World, route: str) -> None:
    method, url = url_of(route, CASES[route], world.ids)
    answer = world.client.request(method, url, **sent(CASES[route], world.ids, {}))
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "unauthorized")
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("route", [route for route, case in CASES.items() if names_rows(route, case)])
def test_another_persons_row_is_404(world: World, route: str) -> None:
    method, url = url_of(route, CASES[route], world.ids)
    answer = world.client.request(method, url, **sent(CASES[route], world.ids, world.bob))
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")


@pytest.mark.parametrize("route", CASES)
def test_what_is_right_works(world: World, route: str) -> None:
    case, ids = CASES[route], rows_of(world.ports, "ann")
    method, url = url_of(route, case, ids)
    answer = world.client.request(method, url, **sent(case, ids, world.ann))
    assert answer.status_code == case.status, answer.text
    if case.expects:
        assert not set(case.expects) - answer.json().keys()
