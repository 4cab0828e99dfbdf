"""Jobs whose rows lie at Supabase: a process for people works with each owner's rights, a worker with all."""

import time
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from core.bootstrap import Runtime
from core.bootstrap.hosted import HostedStore
from core.domain.accounts import Caller
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import ApplyResult, Job, JobStatus, PreviewRequest
from core.domain.score import Score
from core.ports import Ports
from core.services import jobs
from core.services.jobs import Report
from tests.hosted.conftest import Person

REQUEST = PreviewRequest(profile_id="p", posting_id="q", template="classic")


@dataclass
class Store:
    """A hosted store whose previews are made at once; `ran` names whose."""

    runtime: Runtime
    ran: list[str] = field(default_factory=list)
    failures: int = 0

    def __post_init__(self) -> None:
        assert self.runtime.project is not None
        self.store = HostedStore(self.runtime.project, self.runtime.ports, {"preview": self._run})

    def _run(self, ports: Ports, job: Job, report: Report) -> ApplyResult:
        self.ran.append(job.user_id)
        if len(self.ran) <= self.failures:
            raise UserError(ErrorCode.NETWORK, "away")
        assert ports.jobs.get(job.user_id, job.id) is not None
        return ApplyResult(application_id="a", files={}, ats=Score.model_construct())

    def visit(self, person: Person) -> Ports:
        return self.store.of_person(Caller(person.user_id, access_token=person.signed_in.access_token))

    def work(self) -> None:
        while self.store.jobs.run_next("here"):
            pass


@pytest.fixture
def store(runtime: Runtime) -> Store:
    return Store(runtime)


def ask(ports: Ports, person: Person, fingerprint: str = "work", worker: str = "") -> Job:
    return jobs.ask_for(ports, person.user_id, REQUEST, fingerprint, worker)


def status(ports: Ports, job: Job) -> JobStatus:
    return ports.jobs.require(job.user_id, job.id).status


def test_a_job_is_run_with_its_owner_s_rights(store: Store, ann: Person, bob: Person) -> None:
    ports = store.visit(ann)
    job = ask(ports, ann)
    store.work()
    assert status(ports, job) is JobStatus.DONE
    assert store.ran == [ann.user_id]
    assert store.visit(bob).jobs.get(ann.user_id, job.id) is None


def test_people_get_their_turns_in_the_order_in_which_they_call(
    store: Store, ann: Person, bob: Person
) -> None:
    for number in range(3):
        ask(store.visit(ann), ann, f"{number}")
    ask(store.visit(bob), bob)
    store.work()
    assert store.ran == [ann.user_id, bob.user_id, ann.user_id, ann.user_id]


def abandoned(store: Store, person: Person) -> Job:
    """Left running by a process that is gone; nobody in this one has been told of it."""
    ports = person.ports()
    job = ask(ports, person, worker="gone")
    past = ports.clock() - timedelta(seconds=1)
    assert ports.jobs.change(person.user_id, {"id": job.id}, {"lease_until": past, "woken_at": None}) == 1
    return job


def test_what_a_restart_interrupted_goes_on_at_its_owner_s_next_visit(
    store: Store, ann: Person, bob: Person
) -> None:
    job = abandoned(store, ann)
    store.visit(bob)
    store.store.jobs.look_after()
    store.work()
    assert store.ran == []
    ports = store.visit(ann)
    store.store.jobs.look_after()
    store.work()
    assert store.ran == [ann.user_id]
    assert status(ports, job) is JobStatus.DONE


def test_nobody_is_asked_about_again_who_has_nothing_unfinished(store: Store, ann: Person) -> None:
    ports = store.visit(ann)
    store.store.jobs.look_after()
    abandoned(store, ann)
    store.visit(ann)
    store.store.jobs.look_after()
    store.work()
    assert store.ran == [], "a visit of the same sitting is no new one"
    later = replace(ports, clock=lambda: ports.clock() + timedelta(seconds=301))
    store.store.jobs.visited_by(ann.user_id, later)
    store.store.jobs.look_after()
    assert store.store.jobs.run_next("here")


def test_a_worn_token_stops_the_looking_until_the_next_visit(store: Store, ann: Person) -> None:
    job = abandoned(store, ann)
    worn = store.store.of_person(Caller(ann.user_id, access_token="no.such.token"))
    with pytest.raises(UserError) as raised:
        worn.jobs.list(ann.user_id)
    assert raised.value.code is ErrorCode.UNAUTHORIZED
    store.store.jobs.look_after()
    ports = store.visit(ann)
    store.store.jobs.look_after()
    store.work()
    assert status(ports, job) is JobStatus.DONE


def test_a_failed_run_is_tried_again_though_its_owner_has_left(store: Store, ann: Person) -> None:
    store.failures = 1
    job = ask(store.visit(ann), ann)
    store.work()
    assert status(ann.ports(), job) is JobStatus.QUEUED
    time.sleep(jobs.CALL_AGAIN_SECONDS + 0.3)
    store.store.jobs.look_after()
    store.work()
    assert status(ann.ports(), job) is JobStatus.DONE


def test_one_visitor_in_trouble_keeps_nobody_from_theirs(store: Store, ann: Person, bob: Person) -> None:
    abandoned(store, ann)
    job = abandoned(store, bob)

    class Refusing:
        """Ann's jobs cannot be looked at."""

        def count(self, *_: object) -> int:
            raise UserError(ErrorCode.STORAGE, "no")

    store.store.jobs.visited_by(ann.user_id, replace(store.visit(ann), jobs=Refusing()))
    ports = store.visit(bob)
    store.store.jobs.look_after()
    store.work()
    assert status(ports, job) is JobStatus.DONE


def test_a_late_job_is_ended_by_its_owner_s_visit(store: Store, ann: Person) -> None:
    job = abandoned(store, ann)
    ports = ann.ports()
    past = ports.clock() - timedelta(seconds=1)
    ports.jobs.change(ann.user_id, {"id": job.id}, {"deadline": past})
    store.visit(ann)
    store.store.jobs.look_after()
    assert status(ports, job) is JobStatus.ERROR


def test_a_worker_takes_anybody_s(store: Store, worker: Runtime, ann: Person, bob: Person) -> None:
    mine = {abandoned(store, person).id for person in (ann, bob)}
    ports, taken = worker.ports, set()
    while job := ports.system.claim_job("fleet", ports.clock(), ports.clock() + timedelta(seconds=60)):
        taken.add(job.id)
    assert mine <= taken


def test_a_row_by_hand_that_is_no_job_keeps_nobody_from_theirs(
    store: Store, worker: Runtime, ann: Person, bob: Person
) -> None:
    ports = ann.ports()
    odd = ask(ports, ann)
    ports.jobs._client.table("jobs").update({"request": {"kind": "odd"}}).eq("id", odd.id).execute()
    job = ask(bob.ports(), bob)
    claimed: set[str] = set()
    now = worker.ports.clock()
    while found := worker.ports.system.claim_job("fleet", now, now + timedelta(seconds=60)):
        claimed.add(found.id)
    assert job.id in claimed
    assert odd.id not in claimed
    told = ports.job_log.list(0, [odd.id])
    assert (told[-1].name, told[-1].data["status"]) == ("error", "error")


def test_a_process_for_people_looks_after_visitors_alone(runtime: Runtime, worker: Runtime) -> None:
    assert {one._thread.name for one in runtime.rounds} == {"visits", "counts", "sessions", "scrub"}
    assert {one._thread.name for one in worker.rounds} == {
        "sweep",
        "forget",
        "orphans",
        "counts",
        "sessions",
        "scrub",
    }
