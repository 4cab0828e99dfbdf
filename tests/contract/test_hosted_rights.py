"""What the hosted store holds by itself, whatever our code asks for: to each their own rows and files."""

import time
from collections.abc import Iterator
from uuid import uuid4

import jwt
import pytest

from core.adapters.supabase import SupabaseFiles, SupabaseProject, SupabaseTable
from core.domain.candidates import Candidate
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job
from tests.contract.homes import Homes, hosted_home, stand_in_homes
from tests.contract.rows import application, artifact, candidate, job, new_id, posting
from tests.contract.test_files import is_gone
from tests.contract.test_tables import code_of
from tests.supabase.stand_in import StandIn

pytestmark = pytest.mark.slow


@pytest.fixture
def homes(supabase_stand_in: StandIn) -> Iterator[Homes]:
    with stand_in_homes(supabase_stand_in) as made:
        yield made


def test_asking_in_anothers_name_gets_nothing(homes: Homes) -> None:
    ann, bob = homes.ann, homes.bob
    row = ann.postings.add(ann.user_id, posting(new_id(), user_id=ann.user_id))
    assert bob.postings.get(ann.user_id, row.id) is None
    assert bob.postings.list(ann.user_id) == []
    assert bob.postings.count(ann.user_id) == 0
    assert bob.postings.change(ann.user_id, {"id": row.id}, {"source": "stolen"}) == 0
    assert not bob.postings.remove(ann.user_id, row.id)
    assert ann.postings.require(ann.user_id, row.id) == row


def test_writing_in_anothers_name_is_refused(homes: Homes) -> None:
    ann, bob = homes.ann, homes.bob
    planted = posting(new_id(), user_id=ann.user_id)
    assert code_of(lambda: bob.postings.add(ann.user_id, planted)) is ErrorCode.STORAGE
    row = bob.postings.add(bob.user_id, posting(new_id(), user_id=bob.user_id))
    with pytest.raises(UserError):
        bob.postings.change(bob.user_id, {"id": row.id}, {"user_id": ann.user_id})
    assert ann.postings.list(ann.user_id) == []
    assert bob.postings.require(bob.user_id, row.id) == row


def test_a_row_cannot_hang_on_anothers(homes: Homes) -> None:
    ann, bob = homes.ann, homes.bob
    theirs = ann.jobs.add(ann.user_id, job(new_id(), ann.user_id))
    file = ann.artifacts.add(ann.user_id, artifact(new_id(), ann.user_id, theirs.id))
    own = bob.jobs.add(bob.user_id, job(new_id(), bob.user_id))
    on_their_job = artifact(new_id(), bob.user_id, theirs.id)
    with_their_file = application(new_id(), bob.user_id, own.id, {"cv": file.id})
    assert code_of(lambda: bob.artifacts.add(bob.user_id, on_their_job)) is ErrorCode.CONFLICT
    assert code_of(lambda: bob.applications.add(bob.user_id, with_their_file)) is ErrorCode.CONFLICT


def test_files_of_another_are_out_of_reach(homes: Homes) -> None:
    ann, bob = homes.ann, homes.bob
    key = f"{ann.user_id}/job/cv.pdf"
    ann.files.put(key, b"ann's")
    assert is_gone(bob, key)
    bob.files.remove(key)
    bob.files.remove_folder(ann.user_id)
    for name in (key, f"{ann.user_id}/job/new.pdf", "job/cv.pdf"):
        with pytest.raises(UserError):
            bob.files.put(name, b"planted")
    assert ann.files.get(key) == b"ann's"


def test_a_file_over_the_buckets_limit_is_too_big(homes: Homes) -> None:
    ann = homes.ann
    key = f"{ann.user_id}/job/cv.pdf"
    assert code_of(lambda: ann.files.put(key, bytes(10_485_761))) is ErrorCode.INPUT_TOO_BIG
    assert is_gone(ann, key)


@pytest.mark.parametrize("fields", [{"title": "a\x00b"}, {"source": "a\x00b"}])
def test_signs_that_the_database_cannot_keep_are_told(homes: Homes, fields: dict[str, str]) -> None:
    row = posting(new_id(), user_id=homes.ann.user_id, **fields)
    assert code_of(lambda: homes.ann.postings.add(row.user_id, row)) is ErrorCode.INPUT_UNREADABLE
    assert homes.ann.postings.list(row.user_id) == []


def test_without_a_token_there_is_nothing(project: SupabaseProject) -> None:
    nobody = SupabaseTable(project.as_key(), "candidates", Candidate)
    assert code_of(lambda: nobody.list(str(uuid4()))) is ErrorCode.STORAGE
    assert code_of(lambda: SupabaseFiles(project.as_key()).get("ann/job/cv.pdf")) is not ErrorCode.STORAGE


def test_a_token_that_is_old_or_forged_signs_nobody_in(
    project: SupabaseProject, supabase_stand_in: StandIn, homes: Homes
) -> None:
    now = int(time.time())
    claims = {"sub": homes.ann.user_id, "role": "authenticated", "aud": "authenticated", "iat": now - 7200}
    old = jwt.encode({**claims, "exp": now - 3600}, supabase_stand_in.jwt_secret, "HS256")
    forged = jwt.encode({**claims, "exp": now + 3600}, "x" * 64, "HS256")
    good = jwt.encode({**claims, "exp": now + 3600}, supabase_stand_in.jwt_secret, "HS256")
    for token in (old, forged):
        home = hosted_home(project, token)
        assert code_of(lambda home=home: home.jobs.list(home.user_id)) is ErrorCode.UNAUTHORIZED
        row = candidate(new_id(), home.user_id)
        assert (
            code_of(lambda home=home, row=row: home.candidates.add(home.user_id, row))
            is ErrorCode.UNAUTHORIZED
        )
    assert hosted_home(project, good).jobs.list(homes.ann.user_id) == []


def test_a_worker_serves_everybody(supabase_stand_in: StandIn, homes: Homes) -> None:
    worker = SupabaseProject(supabase_stand_in.url, supabase_stand_in.secret_key)
    jobs, files = SupabaseTable(worker.as_key(), "jobs", Job), SupabaseFiles(worker.as_key())
    for home in (homes.ann, homes.bob):
        row = home.jobs.add(home.user_id, job(new_id(), home.user_id))
        assert jobs.change(home.user_id, {"id": row.id}, {"progress": 50}) == 1
        assert home.jobs.require(home.user_id, row.id).progress == 50
        files.put(f"{home.user_id}/{row.id}/cv.pdf", b"made by a worker")
        assert home.files.get(f"{home.user_id}/{row.id}/cv.pdf") == b"made by a worker"
    assert {row.user_id for row in jobs.list(homes.ann.user_id)} == {homes.ann.user_id}
    worker.close()
