"""Unmodified supabase-py against the stand-in: two people, each with rows and files of their own."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from postgrest.exceptions import APIError
from storage3.exceptions import StorageApiError
from supabase import AuthApiError, Client, ClientOptions, create_client

from tests.supabase.stand_in import StandIn, running_stand_in

pytestmark = pytest.mark.slow

PDF = b"%PDF-1.7 a CV"
CANDIDATE = {"created_at": "2026-11-24T09:00:00.5+00:00", "updated_at": "2026-11-24T09:00:00+00:00"}
CANDIDATE |= {"label": "Ada", "consent_note": "by mail"}
JOB = {"created_at": "2026-11-24T09:00:00+00:00", "deadline": "2026-11-24T09:03:00+00:00"}
JOB |= {"kind": "preview", "status": "queued", "progress": 0, "phase": "", "request": {}}
JOB |= {"error_message": "", "attempts": 0, "cancel_requested": False, "worker": ""}
CLAIM = {"for_worker": "w", "at_time": "2026-11-24T09:00:00+00:00", "until": "2026-11-24T09:01:00+00:00"}


@dataclass
class Person:
    client: Client
    id: str

    def add_candidate(self, **fields: str) -> str:
        row = CANDIDATE | {"id": secrets.token_hex(16)} | fields
        return self.client.table("candidates").insert(row).execute().data[0]["id"]

    def add_job(self, **fields: str) -> str:
        row = JOB | {"id": secrets.token_hex(16), "fingerprint": secrets.token_hex(8)} | fields
        return self.client.table("jobs").insert(row).execute().data[0]["id"]

    def upload(self, path: str) -> str:
        files = self.client.storage.from_("artifacts")
        files.upload(path, PDF, {"content-type": "application/pdf"})
        return path


@pytest.fixture
def client(supabase_stand_in: StandIn) -> Iterator[Callable[[str], Client]]:
    """Makes clients by key; nothing of one is known to another but the connections."""
    with httpx.Client() as connections:
        yield lambda key: create_client(
            supabase_stand_in.url, key, ClientOptions(httpx_client=connections, auto_refresh_token=False)
        )


@pytest.fixture
def ada(client: Callable[[str], Client], supabase_stand_in: StandIn) -> Person:
    return signed_up(client(supabase_stand_in.publishable_key))


@pytest.fixture
def bob(client: Callable[[str], Client], supabase_stand_in: StandIn) -> Person:
    return signed_up(client(supabase_stand_in.publishable_key))


@pytest.fixture
def stranger(client: Callable[[str], Client], supabase_stand_in: StandIn) -> Client:
    return client(supabase_stand_in.publishable_key)


@pytest.fixture
def worker(client: Callable[[str], Client], supabase_stand_in: StandIn) -> Client:
    return client(supabase_stand_in.secret_key)


def signed_up(client: Client) -> Person:
    email = f"{secrets.token_hex(6)}@example.org"
    user = client.auth.sign_up({"email": email, "password": "correct horse battery"}).user
    assert user is not None
    return Person(client, user.id)


def test_a_person_sees_their_own_rows_alone(ada: Person, bob: Person) -> None:
    row_id = ada.add_candidate()
    (row,) = ada.client.table("candidates").select("*").execute().data
    assert (row["id"], row["user_id"], row["created_at"]) == (row_id, ada.id, "2026-11-24T09:00:00.5+00:00")
    assert bob.client.table("candidates").select("*").execute().data == []


def test_nobody_writes_in_another_name(ada: Person, bob: Person) -> None:
    with pytest.raises(APIError) as refused:
        bob.add_candidate(user_id=ada.id)
    assert refused.value.code == "42501"


def test_nobody_is_let_in_without_an_account(stranger: Client, ada: Person) -> None:
    ada.add_candidate()
    with pytest.raises(APIError) as refused:
        stranger.table("candidates").select("*").execute()
    assert refused.value.code == "42501"
    with pytest.raises(AuthApiError):
        stranger.auth.sign_in_with_password({"email": "nobody@example.org", "password": "a guess"})


def test_workers_see_everybody_with_the_secret_key(worker: Client, ada: Person) -> None:
    row_id = ada.add_candidate()
    assert worker.table("candidates").select("*").eq("id", row_id).execute().data[0]["user_id"] == ada.id


def test_a_person_claims_their_own_jobs_and_a_worker_everybodys(
    worker: Client, ada: Person, bob: Person
) -> None:
    job_id = ada.add_job(created_at="2000-01-01T00:00:00+00:00")
    assert bob.client.rpc("claim_job", CLAIM).execute().data == []
    assert worker.rpc("claim_job", CLAIM).execute().data[0]["id"] == job_id
    again = ada.add_job()
    assert [job["id"] for job in ada.client.rpc("claim_job", CLAIM).execute().data] == [again]


def test_a_job_tells_its_steps_and_its_newest_drafts(ada: Person, bob: Person) -> None:
    job_id = ada.add_job()
    assert draft(ada, job_id, "too early") is False
    ada.client.rpc("claim_job", CLAIM).execute()
    assert [draft(ada, job_id, "a"), draft(ada, job_id, "b"), draft(bob, job_id, "c")] == [True, True, False]
    events = ada.client.table("job_events").select("*").eq("job_id", job_id).order("id").execute().data
    assert [event["name"] for event in events] == ["progress", "progress", "partial"]
    assert events[-1]["data"] == {"part": "cv", "html": "b"}
    ada.client.table("jobs").update({"status": "cancelled"}).eq("id", job_id).execute()
    events = ada.client.table("job_events").select("*").eq("job_id", job_id).order("id").execute().data
    assert [event["name"] for event in events] == ["progress", "progress", "error"]


def draft(person: Person, job_id: str, html: str) -> object:
    return person.client.rpc("add_my_draft", {"of_job": job_id, "of_part": "cv", "html": html}).execute().data


def test_a_file_comes_back_to_its_owner_alone(ada: Person, bob: Person) -> None:
    path = ada.upload(f"{ada.id}/job/cv.pdf")
    assert ada.client.storage.from_("artifacts").download(path) == PDF
    assert [found["name"] for found in ada.client.storage.from_("artifacts").list(f"{ada.id}/job")] == [
        "cv.pdf"
    ]
    with pytest.raises(StorageApiError):
        bob.client.storage.from_("artifacts").download(path)
    with pytest.raises(StorageApiError):
        bob.upload(f"{ada.id}/job/other.pdf")


def test_a_signed_link_needs_no_account(ada: Person) -> None:
    path = ada.upload(f"{ada.id}/job/cv.pdf")
    link = ada.client.storage.from_("artifacts").create_signed_url(path, 60)["signedURL"]
    assert httpx.get(link).content == PDF
    assert httpx.get(link[:-3]).status_code >= 400


def test_a_replaced_file_is_the_new_one(ada: Person) -> None:
    files = ada.client.storage.from_("artifacts")
    path = ada.upload(f"{ada.id}/job/cv.pdf")
    with pytest.raises(StorageApiError):
        ada.upload(path)
    files.update(path, b"%PDF-1.7 another", {"content-type": "application/pdf"})
    assert files.download(path) == b"%PDF-1.7 another"
    files.remove([path])
    with pytest.raises(StorageApiError):
        files.download(path)


def test_a_session_is_renewed_and_ended(ada: Person) -> None:
    before = ada.client.auth.get_session()
    after = ada.client.auth.refresh_session().session
    assert before is not None and after is not None and after.refresh_token != before.refresh_token
    ada.client.auth.sign_out()
    with pytest.raises(AuthApiError):
        ada.client.auth.refresh_session(after.refresh_token)


def test_a_stand_in_that_cannot_start_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tests.supabase.stand_in.NODE", tmp_path / "node")
    with pytest.raises(RuntimeError, match="npm ci"), running_stand_in():
        pass


def test_a_migration_that_fails_is_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    migrations = tmp_path / "supabase" / "migrations"
    migrations.mkdir(parents=True)
    (migrations / "20261124000001_odd.sql").write_text("create table public.odd (id no_such_type);")
    monkeypatch.setattr("tests.supabase.stand_in.ROOT", tmp_path)
    with pytest.raises(RuntimeError, match="no_such_type"), running_stand_in():
        pass
