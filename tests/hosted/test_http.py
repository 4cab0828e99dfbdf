"""The API where rows and files lie at Supabase: each caller with their own rights, and nothing without."""

import json
from collections.abc import Iterator

import httpx2
import psycopg
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from core.api import browser_session_routes, health_routes, mounted_api
from core.bootstrap import RUNNERS, Runtime
from core.services import jobs
from core.services.browser_sessions import COOKIE, exchange_ticket, hand_out_ticket
from core.services.hosted_sessions import sealed_tokens
from tests.conftest import DATA
from tests.contract.homes import PASSWORD
from tests.hosted.conftest import Person
from tests.supabase.stand_in import StandIn

POSTING = (DATA / "posting_en.txt").read_text()
CV = json.loads((DATA / "profiles" / "pm_en.resume.json").read_text())
API = "/api/v1"


@pytest.fixture
def web(runtime: Runtime) -> Iterator[TestClient]:
    app = Starlette(routes=[*health_routes(runtime), *browser_session_routes(runtime), mounted_api(runtime)])
    with TestClient(app, headers={"accept": "application/json"}) as client:
        yield client


@pytest.fixture
def preview(web: TestClient, runtime: Runtime, ann: Person) -> dict[str, object]:
    """A finished preview of Ann's, as she is shown it."""
    resume = web.post(f"{API}/profiles", headers=ann.bearer, json={"resume": CV}).json()
    asked = web.post(
        f"{API}/previews",
        headers=ann.bearer,
        json={"profile_id": resume["id"], "posting_text": POSTING, "template": "classic", "use_ai": False},
    )
    assert asked.status_code == 202
    assert jobs.run_next(ann.ports(), "here", RUNNERS)
    shown: dict[str, object] = web.get(f"{API}/jobs/{asked.json()['job_id']}", headers=ann.bearer).json()
    assert shown["status"] == "done"
    return shown


def code(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def test_who_signs_in_here_gets_supabase_s_tokens_and_goes_on_with_them(web: TestClient, ann: Person) -> None:
    given = {"email": ann.email, "password": PASSWORD}
    first = web.post(f"{API}/auth/token", json=given).json()
    bearer = {"Authorization": f"Bearer {first['access_token']}"}
    assert web.get(f"{API}/profiles", headers=bearer).json()["items"] == []
    following = web.post(f"{API}/auth/refresh", json={"refresh_token": first["refresh_token"]})
    assert following.status_code == 200
    gone = {"refresh_token": following.json()["refresh_token"]}
    assert web.post(f"{API}/auth/revoke", json=gone).status_code == 204
    assert code(web.post(f"{API}/auth/refresh", json=gone)) == (401, "unauthorized")
    assert code(web.post(f"{API}/auth/token", json={**given, "password": "wrong"})) == (401, "unauthorized")


@pytest.mark.parametrize("token", ["", "no.such.token", "aw_0123456789"])
def test_without_a_token_of_the_project_there_is_nothing(web: TestClient, token: str) -> None:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    assert code(web.get(f"{API}/profiles", headers=headers)) == (401, "unauthorized")


def test_a_forged_token_is_refused(web: TestClient, ann: Person) -> None:
    head, claims, seal = ann.signed_in.access_token.split(".")
    forged = {"Authorization": f"Bearer {head}.{claims}.{seal[::-1]}"}
    assert code(web.get(f"{API}/profiles", headers=forged)) == (401, "unauthorized")


def test_what_one_person_has_made_is_not_there_for_another(
    web: TestClient, ann: Person, bob: Person, preview: dict[str, object]
) -> None:
    for path in ("jobs", "previews"):
        assert web.get(f"{API}/{path}/{preview['job_id']}", headers=ann.bearer).status_code == 200
        assert web.get(f"{API}/{path}/{preview['job_id']}", headers=bob.bearer).status_code == 404
    for noun in ("profiles", "postings"):
        assert len(web.get(f"{API}/{noun}", headers=ann.bearer).json()["items"]) == 1
        assert web.get(f"{API}/{noun}", headers=bob.bearer).json()["items"] == []


def test_a_worker_of_the_fleet_makes_anybody_s_preview(
    web: TestClient, worker: Runtime, ann: Person, bob: Person
) -> None:
    """In this process nobody runs jobs: the preview is the worker's."""
    for person in (ann, bob):
        profile = web.post(f"{API}/profiles", headers=person.bearer, json={"resume": CV}).json()
        body = {"profile_id": profile["id"], "posting_text": POSTING, "template": "classic", "use_ai": False}
        asked = web.post(f"{API}/previews", headers=person.bearer, json=body).json()
        while jobs.run_next(worker.ports, "fleet", RUNNERS):
            pass
        shown = web.get(f"{API}/jobs/{asked['job_id']}", headers=person.bearer).json()
        assert (shown["status"], "Ledgerline" in shown["cv_html"]) == ("done", True)


def test_a_stream_tells_all_steps_to_the_owner_alone(
    web: TestClient, ann: Person, bob: Person, preview: dict[str, object]
) -> None:
    told = web.get(f"{API}/jobs/{preview['job_id']}/events", headers=ann.bearer).text
    assert told.count("event: progress") >= 3
    assert told.count("event: done") == 1
    assert web.get(f"{API}/jobs/{preview['job_id']}/events", headers=bob.bearer).status_code == 404


@pytest.fixture
def link(web: TestClient, ann: Person, preview: dict[str, object]) -> str:
    asked = web.post(
        f"{API}/applications", headers=ann.bearer, json={"preview_job_id": preview["job_id"]}
    ).json()
    assert jobs.run_next(ann.ports(), "here", RUNNERS)
    done = web.get(f"{API}/jobs/{asked['job_id']}", headers=ann.bearer).json()
    return str(done["files"]["cv"]["url"])


def browser_of(person: Person) -> dict[str, str]:
    """The cookie of a browser in which this person is signed in."""
    ports = person.runtime.ports
    ticket = hand_out_ticket(ports, person.user_id, sealed_tokens(ports, person.signed_in))
    return {"cookie": f"{COOKIE}={exchange_ticket(ports, ticket)}"}


def test_a_link_opens_only_with_its_owner_s_session(
    web: TestClient, ann: Person, bob: Person, link: str
) -> None:
    for headers in (ann.bearer, browser_of(ann)):
        answer = web.get(link, headers=headers)
        assert (answer.status_code, answer.content[:4]) == (200, b"%PDF")
    for headers in (bob.bearer, browser_of(bob)):
        assert web.get(link, headers=headers).status_code == 404
    assert code(web.get(link)) == (401, "unauthorized")
    page = web.get(link, headers={"accept": "text/html"})
    assert (page.status_code, "Sign in, then open the link again" in page.text) == (401, True)


def test_a_browser_s_cookie_reads_its_person_s_rows(web: TestClient, ann: Person, bob: Person) -> None:
    web.post(f"{API}/profiles", headers=ann.bearer, json={"resume": CV})
    assert len(web.get(f"{API}/profiles", headers=browser_of(ann)).json()["items"]) == 1
    assert web.get(f"{API}/profiles", headers=browser_of(bob)).json()["items"] == []


def test_tokens_of_our_own_are_refused_with_the_way_on(web: TestClient, ann: Person) -> None:
    answer = web.post(f"{API}/tokens", headers=ann.bearer, json={"scope": "full"})
    assert code(answer) == (401, "unauthorized")
    assert "/auth/token" in answer.json()["error"]["message"]


def test_what_is_erased_is_gone_from_every_table_and_the_bucket_with_the_account(
    web: TestClient,
    ann: Person,
    bob: Person,
    link: str,
    supabase_stand_in: StandIn,
) -> None:
    web.post(f"{API}/profiles", headers=bob.bearer, json={"resume": CV})
    assert rows_naming(supabase_stand_in, ann.user_id) > 3
    wrong = web.post(f"{API}/privacy/erase", headers=ann.bearer, json={"confirm": bob.email})
    assert code(wrong) == (422, "input_unreadable")
    given = web.post(f"{API}/privacy/erase", headers=ann.bearer, json={"confirm": ann.email})
    assert given.status_code == 204
    assert rows_naming(supabase_stand_in, ann.user_id) == 0
    assert rows_naming(supabase_stand_in, ann.email) == 0
    assert len(web.get(f"{API}/profiles", headers=bob.bearer).json()["items"]) == 1
    again = web.post(f"{API}/profiles", headers=ann.bearer, json={"resume": CV})
    assert 400 <= again.status_code < 500
    assert rows_naming(supabase_stand_in, ann.user_id) == 0
    signing_in = web.post(f"{API}/auth/token", json={"email": ann.email, "password": PASSWORD})
    assert code(signing_in) == (401, "unauthorized")


_TABLES = """
select table_schema, table_name from information_schema.tables
where table_schema in ('public', 'auth', 'storage') and table_type = 'BASE TABLE'
"""


def rows_naming(stand_in: StandIn, word: str) -> int:
    """Rows of any table, files in the bucket included, that hold this word anywhere."""
    with psycopg.connect(stand_in.database) as connection:
        tables = connection.execute(_TABLES).fetchall()
        counts = [
            connection.execute(
                f'select count(*) from "{schema}"."{name}" t where t::text ilike %s',  # noqa: S608
                [f"%{word}%"],
            ).fetchone()
            for schema, name in tables
        ]
    return sum(count[0] for count in counts if count)


def test_ready_means_that_supabase_answers(web: TestClient) -> None:
    assert web.get("/readyz").status_code == 200


def test_a_process_that_strangers_talk_to_does_not_start_with_a_secret_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from core.bootstrap import shared_runtime

    monkeypatch.setenv("SUPABASE_SECRET_KEY", "sb_secret_x")
    shared_runtime.cache_clear()
    with pytest.raises(ValueError, match="does not start with it"):
        shared_runtime()
