"""What every `System` does with the jobs that it can reach."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest

from core.domain.jobs import Job, JobStatus
from tests.contract.homes import Home, add_all
from tests.contract.offices import Office
from tests.contract.rows import NOW, application, artifact, credential, job, new_id

MINUTE = timedelta(minutes=1)


def waiting(home: Home, minute: int = 0, **fields: Any) -> Job:
    row = job(new_id(), home.user_id, **fields)
    return home.jobs.add(home.user_id, row.model_copy(update={"created_at": NOW + minute * MINUTE}))


def claimed(office: Office, now: datetime = NOW) -> str:
    row = office.system.claim_job("w", now, now + MINUTE)
    return row.id if row else ""


def test_the_oldest_that_waits_is_claimed_as_the_row_it_now_is(office: Office) -> None:
    newer, older = waiting(office.ann, 2), waiting(office.ann, 1)
    row = office.system.claim_job("w", NOW, NOW + MINUTE)
    patch = {"status": JobStatus.RUNNING, "worker": "w", "lease_until": NOW + MINUTE}
    assert row == older.model_copy(update=patch)
    assert office.ann.jobs.require(office.ann.user_id, older.id) == row
    assert [claimed(office), claimed(office)] == [newer.id, ""]


@pytest.mark.parametrize(
    ("fields", "may_start"),
    [
        ({"not_before": NOW}, True),
        ({"not_before": NOW + MINUTE}, False),
        ({"status": JobStatus.RUNNING, "lease_until": NOW - MINUTE}, True),
        ({"status": JobStatus.RUNNING, "lease_until": NOW}, False),
        ({"status": JobStatus.DONE}, False),
        ({"status": JobStatus.ERROR}, False),
        ({"status": JobStatus.CANCELLED}, False),
    ],
)
def test_what_may_start_is_called_for_once_and_claimed_once(
    office: Office, fields: dict[str, Any], may_start: bool
) -> None:
    row = waiting(office.ann, **fields)
    calls = [office.system.call_for_waiting_jobs(NOW, NOW - MINUTE) for _ in range(2)]
    assert calls == [int(may_start), 0]
    assert [claimed(office), claimed(office)] == [row.id if may_start else "", ""]


def test_a_silent_workers_job_is_claimed_by_the_next(office: Office) -> None:
    row = waiting(office.ann)
    assert claimed(office) == row.id
    assert claimed(office, NOW + MINUTE) == ""
    assert claimed(office, NOW + MINUTE + timedelta(microseconds=1)) == row.id


def test_of_many_who_claim_at_once_each_job_goes_to_one(office: Office) -> None:
    rows = [waiting(office.ann, minute) for minute in range(3)]
    with ThreadPoolExecutor(6) as threads:
        found = sorted(threads.map(lambda _: claimed(office), range(12)))
    assert found == [""] * 9 + sorted(row.id for row in rows)


def test_of_many_who_call_at_once_one_gets_a_job_counted(office: Office) -> None:
    for minute in range(3):
        waiting(office.ann, minute)
    with ThreadPoolExecutor(6) as threads:
        counts = threads.map(lambda _: office.system.call_for_waiting_jobs(NOW, NOW - MINUTE), range(12))
        assert sum(counts) == 3


def test_a_person_reaches_their_own_jobs_and_a_worker_everybodys(office: Office) -> None:
    theirs = waiting(office.bob, 0, deadline=NOW, finished_at=NOW - MINUTE)
    own = waiting(office.ann, 1, deadline=NOW, finished_at=NOW - MINUTE)
    reached = {own.id, theirs.id} if office.serves_all else {own.id}
    assert office.system.count_waiting_jobs() == len(reached)
    assert {row.id for row in office.system.overdue_jobs(NOW + MINUTE)} == reached
    assert {row.id for row in office.system.forgotten_jobs(NOW)} == reached
    assert office.system.call_for_waiting_jobs(NOW, NOW - MINUTE) == len(reached)
    assert [claimed(office) for _ in range(2)] == ([theirs.id, own.id] if office.serves_all else [own.id, ""])
    status = office.bob.jobs.require(office.bob.user_id, theirs.id).status
    assert status is (JobStatus.RUNNING if office.serves_all else JobStatus.QUEUED)


def test_only_what_waits_is_counted_and_only_what_is_unfinished_is_overdue(office: Office) -> None:
    rows = {status: waiting(office.ann, status=status, deadline=NOW) for status in JobStatus}
    waiting(office.ann, deadline=NOW + MINUTE)
    assert office.system.count_waiting_jobs() == 2
    found = {row.id for row in office.system.overdue_jobs(NOW + timedelta(microseconds=1))}
    assert found == {rows[JobStatus.QUEUED].id, rows[JobStatus.RUNNING].id}
    assert office.system.overdue_jobs(NOW) == []


def test_however_many_are_overdue_all_are_found(office: Office) -> None:
    rows = [job(new_id(), office.ann.user_id, deadline=NOW) for _ in range(1100)]
    add_all(office.ann.jobs, rows)
    found = [row.id for row in office.system.overdue_jobs(NOW + MINUTE)]
    assert sorted(found) == sorted(row.id for row in rows)


def test_a_job_is_forgotten_unless_something_needs_it(office: Office) -> None:
    ended = {"status": JobStatus.DONE, "finished_at": NOW - MINUTE}
    applied_for, kept_file, twin = (waiting(office.ann, **ended) for _ in range(3))
    unneeded, recent = waiting(office.ann, **ended), waiting(office.ann, status="done", finished_at=NOW)
    younger = waiting(
        office.ann, fingerprint=twin.fingerprint, idempotency_key="k", status="done", finished_at=NOW
    )
    user = office.ann.user_id
    file = office.ann.artifacts.add(user, artifact(new_id(), user, kept_file.id))
    row = application(new_id(), user, applied_for.id, {"cv": file.id})
    office.ann.applications.add(user, row)
    assert [found.id for found in office.system.forgotten_jobs(NOW)] == [unneeded.id]
    office.ann.applications.remove(user, row.id)
    rest = {found.id for found in office.system.forgotten_jobs(NOW + MINUTE)}
    assert rest == {one.id for one in (applied_for, kept_file, twin, unneeded, recent, younger)}


def test_everyones_credentials_are_all_that_can_be_reached(office: Office) -> None:
    rows = [
        home.credentials.add(home.user_id, credential(new_id(), home.user_id))
        for home in (office.ann, office.bob)
    ]
    reached = rows if office.serves_all else rows[:1]
    by_id = sorted(reached, key=lambda row: row.id)
    assert office.system.everyones_credentials() == by_id


def test_it_is_ready(office: Office) -> None:
    assert office.system.is_ready()
