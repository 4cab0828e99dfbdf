"""What every `Erasure` leaves of a person: a pseudonym in the audit log, and no way back in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.adapters.sqlite_store import Database, SqliteErasure, SqliteLimiter, SqliteTable
from core.adapters.supabase import SupabaseAccounts, SupabaseErasure, SupabaseProject
from core.domain.accounts import Session
from core.domain.audit import pseudonym
from core.domain.errors import ErrorCode
from core.ports import Erasure, Table
from core.services.exports import NOUNS
from tests.contract.homes import PASSWORD, Home, Homes, hosted_home, new_address, stand_in_homes
from tests.contract.offices import Office
from tests.contract.rows import (
    NOW,
    application,
    artifact,
    candidate,
    credential,
    entry,
    job,
    new_id,
    posting,
    profile,
)
from tests.contract.test_tables import code_of
from tests.supabase.stand_in import StandIn


@pytest.fixture
def hosted_people(supabase_stand_in: StandIn) -> Iterator[Homes]:
    """New ones: they are gone after this."""
    with stand_in_homes(supabase_stand_in) as homes:
        yield homes


@pytest.fixture
def embedded(tmp_path: Path, new_store: Path) -> Iterator[Erasure]:
    database = Database(Path(shutil.copy(new_store, tmp_path)))
    yield SqliteErasure(database)
    database.close()


def furnish(home: Home) -> None:
    """A row of everything, each naming the others."""
    user = home.user_id
    person = home.candidates.add(user, candidate(new_id(), user))
    home.profiles.add(user, profile(new_id(), user, person.id))
    home.postings.add(user, posting(new_id(), user_id=user, candidate_id=person.id))
    run = home.jobs.add(user, job(new_id(), user))
    file = home.artifacts.add(user, artifact(new_id(), user, run.id))
    home.applications.add(user, application(new_id(), user, run.id, {"cv": file.id}))
    home.credentials.add(user, credential(new_id(), user))
    home.audit.add(user, entry(new_id(), user))


def kept(home: Home) -> dict[str, int]:
    nouns = (
        "candidates",
        "profiles",
        "postings",
        "jobs",
        "artifacts",
        "applications",
        "credentials",
        "audit",
    )
    tables: dict[str, Table] = {noun: getattr(home, noun) for noun in nouns}
    return {noun: table.count(home.user_id) for noun, table in tables.items()}


def sessions(office: Office) -> SqliteTable[Session]:
    return SqliteTable(office.local, "sessions", Session)


def sign_in(office: Office, user_id: str) -> None:
    row = Session(
        id=new_id(), user_id=user_id, created_at=NOW, ticket_hash=new_id(), ticket_until=NOW, expires_at=NOW
    )
    sessions(office).add(user_id, row)


def erase(office: Office) -> None:
    user_id = office.ann.user_id
    office.erasure.remove_rows(user_id, pseudonym(user_id), [user_id])
    office.erasure.scrub()


def test_everything_of_a_person_goes_and_nothing_of_another(office: Office) -> None:
    for home in (office.ann, office.bob):
        furnish(home)
        sign_in(office, home.user_id)
    for _ in range(2):
        erase(office)
        assert set(kept(office.ann).values()) == {0}
        assert set(kept(office.bob).values()) == {1}
        counts = [sessions(office).count(home.user_id) for home in (office.ann, office.bob)]
        assert counts == [0, 1]


def test_what_was_counted_for_a_person_goes_too(office: Office) -> None:
    limiter = SqliteLimiter(office.local)
    for word in ("email", "email-day", "sent-today"):
        for home in (office.ann, office.bob):
            limiter.take(f"{word}/{home.user_id}", 5, 86_400)
    erase(office)
    left = [row["key"] for row in office.local.connection().execute("select key from limits")]
    assert [key for key in left if office.ann.user_id in key] == []
    assert len([key for key in left if office.bob.user_id in key]) == 3


def test_in_the_audit_log_a_pseudonym_takes_the_persons_place(office: Office) -> None:
    row = office.ann.audit.add(office.ann.user_id, entry(new_id(), office.ann.user_id))
    erase(office)
    name = pseudonym(office.ann.user_id)
    assert office.ann.audit.list(name) == [row.model_copy(update={"user_id": name, "actor": name})]
    last = entry(new_id(), name).model_copy(update={"sequence": 2})
    assert office.ann.audit.add(name, last) == last


def test_every_noun_that_is_exported_is_owned(office: Office) -> None:
    assert NOUNS.keys() <= set(office.erasure.owned())


@pytest.mark.slow
@pytest.mark.parametrize("as_worker", [False, True])
def test_a_hosted_account_is_gone_and_its_token_keeps_nothing(
    supabase_stand_in: StandIn, project: SupabaseProject, embedded: Erasure, as_worker: bool
) -> None:
    accounts, address = SupabaseAccounts(project), new_address()
    session = accounts.sign_up(address, PASSWORD)
    assert session is not None
    home = hosted_home(project, session.access_token)
    worker = SupabaseProject(supabase_stand_in.url, supabase_stand_in.secret_key)
    client = worker.as_key() if as_worker else project.as_user(session.access_token)
    erasure = SupabaseErasure(client, embedded, as_worker=as_worker)
    erasure.remove_rows(home.user_id, pseudonym(home.user_id), [])
    assert code_of(lambda: accounts.sign_in(address, PASSWORD)) is ErrorCode.UNAUTHORIZED
    assert code_of(lambda: accounts.refresh(session.refresh_token)) is ErrorCode.UNAUTHORIZED
    for add in (
        lambda: home.jobs.add(home.user_id, job(new_id(), home.user_id)),
        lambda: home.candidates.add(home.user_id, candidate(new_id(), home.user_id)),
    ):
        assert code_of(add) in {ErrorCode.UNAUTHORIZED, ErrorCode.CONFLICT}
    assert home.jobs.list(home.user_id) == []
    worker.close()
