"""The job engine: every job comes to an end, once, with words a person can use."""

import logging
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.applications import Application
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import (
    PREVIEW_PHASES,
    PREVIEW_SECONDS,
    READING,
    TAILORING,
    ApplyResult,
    Job,
    JobEvent,
    JobStatus,
    PreviewRequest,
)
from core.domain.score import Score
from core.ports import Policy, Ports
from core.services import jobs
from core.services.artifacts import keep_artifact
from core.services.jobs import IdempotencyKey, Report, Runner
from core.settings import Settings
from tests.conftest import Clock

DAY = 24 * 60 * 60
LEASE_SECONDS = Policy().lease_seconds
REQUEST = PreviewRequest(profile_id="p", posting_id="q", template="classic")


def ask(ports: Ports, fingerprint: str = "work") -> Job:
    return jobs.ask_for(ports, "ann", REQUEST, fingerprint)


def ends_with(outcome: Exception | None) -> Mapping[str, Runner]:
    def runner(ports: Ports, job: Job, report: Report) -> ApplyResult:
        for phase in PREVIEW_PHASES:
            report(phase)
        if outcome is not None:
            raise outcome
        return ApplyResult(application_id="a", files={}, ats=Score.model_construct())

    return {"preview": runner}


def state(ports: Ports, job: Job) -> tuple[JobStatus, ErrorCode | None]:
    now = ports.jobs.require("ann", job.id)
    return now.status, now.error_code


def test_a_job_is_queued_then_run_then_done(ports: Ports) -> None:
    job = ask(ports)
    assert job.status is JobStatus.QUEUED
    assert jobs.run_next(ports, "w", ends_with(None))
    done = ports.jobs.require("ann", job.id)
    assert (done.status, done.progress, done.phase) == (JobStatus.DONE, 100, "Ready")
    assert not jobs.run_next(ports, "w", ends_with(None))


def test_the_phases_pass_the_promised_marks() -> None:
    assert [phase.progress for phase in PREVIEW_PHASES] == [5, 25, 50, 70, 95, 100]


def test_unchanged_input_repeats_no_work(ports: Ports) -> None:
    first = ask(ports)
    assert ask(ports).id == first.id
    jobs.run_next(ports, "w", ends_with(None))
    assert ask(ports).id == first.id
    assert ask(ports, "other work").id != first.id


def test_after_an_error_the_person_can_try_again(ports: Ports) -> None:
    first = ask(ports)
    jobs.run_next(ports, "w", ends_with(UserError(ErrorCode.RENDER_FAILED, "Too long. Shorten it.")))
    assert state(ports, first) == (JobStatus.ERROR, ErrorCode.RENDER_FAILED)
    assert ports.jobs.require("ann", first.id).error_message == "Too long. Shorten it."
    assert ask(ports).id != first.id


def test_our_bug_is_called_internal_and_quotes_no_personal_text(
    ports: Ports, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    job = ask(ports)
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            clock.advance(30)
            assert jobs.run_next(ports, "w", ends_with(ValueError("Priscilla's phone is 555")))
    assert state(ports, job) == (JobStatus.ERROR, ErrorCode.INTERNAL)
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ValueError]
    assert "Priscilla" not in "".join(record.getMessage() for record in caplog.records)


def test_a_queued_job_is_cancelled_at_once(ports: Ports) -> None:
    job = ask(ports)
    jobs.cancel(ports, "ann", job.id)
    assert state(ports, job) == (JobStatus.CANCELLED, ErrorCode.CANCELLED)
    assert not jobs.run_next(ports, "w", ends_with(None))


def test_a_running_job_stops_before_its_next_phase(ports: Ports) -> None:
    job = ask(ports)
    seen = []

    def runner(ports: Ports, job: Job, report: Report) -> ApplyResult:
        report(TAILORING)
        jobs.cancel(ports, "ann", job.id)
        report(TAILORING)
        seen.append("went on")
        raise AssertionError

    jobs.run_next(ports, "w", {"preview": runner})
    assert state(ports, job) == (JobStatus.CANCELLED, ErrorCode.CANCELLED)
    assert seen == []


def test_another_person_cannot_cancel_it(ports: Ports) -> None:
    job = ask(ports)
    jobs.cancel(ports, "bob", job.id)
    assert state(ports, job) == (JobStatus.QUEUED, None)


def test_a_job_that_waited_too_long_ends_with_a_message(ports: Ports, clock: Clock) -> None:
    job = ask(ports)
    clock.advance(PREVIEW_SECONDS - 1)
    assert jobs.end_overdue(ports) == 0
    clock.advance(2)
    assert jobs.end_overdue(ports) == 1
    assert state(ports, job) == (JobStatus.ERROR, ErrorCode.TIMEOUT)


def test_a_job_past_its_deadline_stops_at_its_next_phase(ports: Ports, clock: Clock) -> None:
    job = ask(ports)

    def runner(ports: Ports, job: Job, report: Report) -> ApplyResult:
        clock.advance(PREVIEW_SECONDS + 1)
        report(TAILORING)
        raise AssertionError

    jobs.run_next(ports, "w", {"preview": runner})
    assert state(ports, job) == (JobStatus.ERROR, ErrorCode.TIMEOUT)


def test_a_killed_worker_loses_nothing(ports: Ports, clock: Clock) -> None:
    job = ask(ports)
    ports.system.claim_job("killed", clock(), clock())
    clock.advance(LEASE_SECONDS + 1)
    assert jobs.run_next(ports, "next", ends_with(None))
    assert state(ports, job) == (JobStatus.DONE, None)


def test_a_lost_lease_is_not_counted_as_an_attempt(ports: Ports, clock: Clock) -> None:
    job = ask(ports)
    for _ in range(5):
        ports.system.claim_job("killed", clock(), clock())
        clock.advance(1)
    assert ports.jobs.require("ann", job.id).attempts == 0
    jobs.run_next(ports, "next", ends_with(None))
    assert state(ports, job) == (JobStatus.DONE, None)


def test_a_job_that_kills_its_workers_ends_at_its_deadline(ports: Ports, clock: Clock) -> None:
    job = ask(ports)
    while jobs.end_overdue(ports) == 0:
        assert ports.system.claim_job("killed", clock(), clock())
        clock.advance(10)
    assert state(ports, job) == (JobStatus.ERROR, ErrorCode.TIMEOUT)


def test_a_failed_job_is_tried_again_later_and_then_given_up(ports: Ports, clock: Clock) -> None:
    job = ask(ports)
    fails = ends_with(UserError(ErrorCode.STORAGE, "The disk is full."))
    for wait in (1, 4):
        assert jobs.run_next(ports, "w", fails)
        assert state(ports, job) == (JobStatus.QUEUED, None)
        assert not jobs.run_next(ports, "w", fails), "too early"
        clock.advance(wait)
    assert jobs.run_next(ports, "w", fails)
    assert state(ports, job) == (JobStatus.ERROR, ErrorCode.STORAGE)
    assert not jobs.run_next(ports, "w", fails)


def test_a_worker_that_lost_its_job_cannot_finish_it(ports: Ports, clock: Clock) -> None:
    job = ask(ports)
    slow = ports.system.claim_job("slow", clock(), clock())
    assert slow is not None
    clock.advance(1)
    ports.system.claim_job("fast", clock(), replace_seconds(clock, 30))
    jobs.run(ports, slow, ends_with(None))
    assert ports.jobs.require("ann", job.id).worker == "fast"
    assert state(ports, job) == (JobStatus.RUNNING, None)


def replace_seconds(clock: Clock, seconds: int) -> object:
    later = Clock()
    later.now = clock.now
    later.advance(seconds)
    return later()


def test_one_key_is_one_job_however_it_ended(ports: Ports) -> None:
    key = IdempotencyKey("mine", "content")
    first = jobs.ask_for(ports, "ann", REQUEST, "work", key=key)
    jobs.run_next(ports, "w", ends_with(UserError(ErrorCode.RENDER_FAILED, "Too long. Shorten it.")))
    assert jobs.ask_for(ports, "ann", REQUEST, "work", key=key).id == first.id
    assert jobs.ask_for(ports, "bob", REQUEST, "work", key=key).id != first.id


def test_a_key_cannot_be_used_for_something_else(ports: Ports) -> None:
    jobs.ask_for(ports, "ann", REQUEST, "work", key=IdempotencyKey("mine", "content"))
    with pytest.raises(UserError) as caught:
        jobs.ask_for(ports, "ann", REQUEST, "other work", key=IdempotencyKey("mine", "other content"))
    assert caught.value.code is ErrorCode.CONFLICT


def test_the_same_work_under_another_key_is_another_job_that_repeats_nothing(ports: Ports) -> None:
    first = jobs.ask_for(ports, "ann", REQUEST, "work", key=IdempotencyKey("1", "content"))
    jobs.run_next(ports, "w", ends_with(None))
    second = jobs.ask_for(ports, "ann", REQUEST, "work", key=IdempotencyKey("2", "content"))
    assert second.id != first.id
    jobs.run_next(ports, "w", ends_with(AssertionError("done once already")))
    assert state(ports, second) == (JobStatus.DONE, None)


def test_fifty_threads_with_twenty_keys_make_twenty_jobs(ports: Ports) -> None:
    def hammer(_: int) -> set[str]:
        keys = [IdempotencyKey(str(number), "content") for number in range(20)]
        return {jobs.ask_for(ports, "ann", REQUEST, f"work {key.text}", key=key).id for key in keys}

    with ThreadPoolExecutor(50) as threads:
        seen = list(threads.map(hammer, range(50)))
    assert all(ids == seen[0] for ids in seen)
    assert len(ports.jobs.list("ann")) == len(seen[0]) == 20


def test_a_full_queue_says_when_to_come_back(ports: Ports) -> None:
    small = replace(ports, policy=replace(ports.policy, queue_limit=2))
    for number in range(2):
        ask(small, str(number))
    with pytest.raises(UserError) as caught:
        ask(small, "one too many")
    assert caught.value.code is ErrorCode.RATE_LIMITED
    assert caught.value.retry_after
    assert ask(small, "1"), "what waits already is still found"


class Bell:
    def __init__(self) -> None:
        self.rings = 0

    def wake(self) -> None:
        self.rings += 1


def test_the_sweeper_calls_for_every_job_that_nobody_takes(ports: Ports, clock: Clock) -> None:
    bell = Bell()
    ports = replace(ports, queue=bell)
    for number in range(3):
        ask(ports, str(number))
    ports.system.claim_job("killed", clock(), clock() + timedelta(seconds=LEASE_SECONDS))
    bell.rings = 0
    jobs.sweep(ports)
    assert bell.rings == 0, "they were called for just now"
    clock.advance(3)
    jobs.sweep(ports)
    assert bell.rings == 2
    jobs.sweep(ports)
    assert bell.rings == 2, "another sweeper does not call again at once"
    clock.advance(LEASE_SECONDS)
    jobs.sweep(ports)
    assert bell.rings == 5, "the killed worker's job is called for too"


def test_an_old_run_is_forgotten_with_its_files_and_a_recent_one_is_not(ports: Ports, clock: Clock) -> None:
    old, young = ask(ports, "old"), ask(ports, "young")
    artifact = keep_artifact(ports, "ann", old.id, "cv", "CV", "pdf", b"%PDF")
    jobs.run_next(ports, "w", ends_with(None))
    clock.advance(60 * DAY)
    jobs.end_overdue(ports)
    assert jobs.forget_old(ports) == 0
    clock.advance(31 * DAY)
    assert jobs.forget_old(ports) == 1
    assert [job.id for job in ports.jobs.list("ann")] == [young.id]
    assert ports.artifacts.list("ann") == []
    with pytest.raises(UserError):
        ports.files.get(artifact.key)


def apply_from(ports: Ports, clock: Clock, job: Job, artifact_ids: dict[str, str]) -> None:
    application = Application(
        id="a", user_id="ann", created_at=clock(), updated_at=clock(), preview_job_id=job.id,
        title="Nurse", employer="Ward", template="classic", score=50, artifact_ids=artifact_ids,
    )  # fmt: skip
    ports.applications.add("ann", application)


def test_what_an_application_was_made_of_is_kept(ports: Ports, clock: Clock) -> None:
    job = ask(ports)
    jobs.run_next(ports, "w", ends_with(None))
    apply_from(ports, clock, job, {})
    clock.advance(1000 * DAY)
    assert jobs.forget_old(ports) == 0


def test_files_taken_over_from_another_job_are_kept_for_their_application(ports: Ports, clock: Clock) -> None:
    first = jobs.ask_for(ports, "ann", REQUEST, "work", key=IdempotencyKey("1", "content"))
    artifact = keep_artifact(ports, "ann", first.id, "cv", "CV", "pdf", b"%PDF")
    jobs.run_next(ports, "w", ends_with(None))
    clock.advance(DAY)
    second = jobs.ask_for(ports, "ann", REQUEST, "work", key=IdempotencyKey("2", "content"))
    jobs.run_next(ports, "w", ends_with(AssertionError("done once already")))
    clock.advance(89 * DAY + 1)
    assert jobs.forget_old(ports) == 0, "the second job, which is younger, shows the files too"
    apply_from(ports, clock, second, {"cv": artifact.id})
    clock.advance(1000 * DAY)
    jobs.forget_old(ports)
    assert ports.files.get(artifact.key) == b"%PDF"


def test_unfinished_writes_of_a_forgotten_job_go_too(ports: Ports, settings: Settings, clock: Clock) -> None:
    job = ask(ports)
    keep_artifact(ports, "ann", job.id, "cv", "CV", "pdf", b"%PDF")
    folder = settings.data_path / "files" / "ann" / job.id
    (folder / "cv.pdf.1a2b.part").write_bytes(b"%P")
    jobs.run_next(ports, "w", ends_with(None))
    clock.advance(91 * DAY)
    jobs.forget_old(ports)
    assert not folder.exists()


def test_files_kept_by_an_older_version_go_with_their_job(ports: Ports, clock: Clock) -> None:
    job = ask(ports)
    artifact = keep_artifact(ports, "ann", job.id, "cv", "CV", "pdf", b"%PDF")
    old_key = f"{job.id}/cv.pdf"
    ports.files.put(old_key, b"%PDF")
    ports.artifacts.change("ann", {"id": artifact.id}, {"key": old_key})
    jobs.run_next(ports, "w", ends_with(None))
    clock.advance(91 * DAY)
    jobs.forget_old(ports)
    with pytest.raises(UserError):
        ports.files.get(old_key)


def test_a_heartbeat_goes_on_after_one_that_failed(ports: Ports) -> None:
    beats: list[str] = []

    class Stuttering:
        def __getattr__(self, name: str) -> object:
            return getattr(ports.jobs, name)

        def change(self, user_id: str, where: dict[str, object], patch: dict[str, object]) -> int:
            if set(patch) == {"lease_until"}:
                beats.append("beat")
                if len(beats) == 1:
                    raise UserError(ErrorCode.STORAGE, "The store is busy.")
            return ports.jobs.change(user_id, where, patch)

    def runner(ports: Ports, job: Job, report: Report) -> ApplyResult:
        deadline = time.monotonic() + 10
        while len(beats) < 3 and time.monotonic() < deadline:
            time.sleep(0.01)
        return ApplyResult(application_id="a", files={}, ats=Score.model_construct())

    short = replace(ports, jobs=Stuttering(), policy=replace(ports.policy, lease_seconds=0.15))
    job = ask(short)
    jobs.run_next(short, "w", {"preview": runner})
    assert len(beats) >= 3
    assert state(ports, job) == (JobStatus.DONE, None)


def test_steps_and_drafts_are_told_in_order_and_drafts_only_while_they_are_news(ports: Ports) -> None:
    job = ask(ports)
    seen: list[list[str]] = []

    def runner(ports: Ports, job: Job, report: Report) -> ApplyResult:
        report(READING)
        for number in range(10):
            report.partial("cv", f"draft {number}")
        report(TAILORING)
        seen.append([event.data["html"] for event in told(ports, job) if event.name == "partial"])
        return ApplyResult(application_id="a", files={}, ats=Score.model_construct())

    jobs.run_next(ports, "w", {"preview": runner})
    events = told(ports, job)
    assert seen == [["draft 9"]]
    assert [(event.name, event.data["progress"]) for event in events] == [
        ("progress", 0), ("progress", 0), ("progress", 5), ("progress", 50), ("done", 100)
    ]  # fmt: skip
    assert [event.id for event in events] == sorted(event.id for event in events)


def test_the_second_worker_does_not_go_back_to_the_start(ports: Ports, clock: Clock) -> None:
    job = ask(ports)
    first = ports.system.claim_job("killed", clock(), clock())
    assert first is not None
    ports.jobs.change("ann", {"id": job.id}, {"progress": 50, "phase": TAILORING.text})
    clock.advance(1)
    jobs.run_next(ports, "next", ends_with(None))
    steps = [event.data["progress"] for event in told(ports, job)]
    assert steps == sorted(steps)


def test_a_worker_that_lost_its_job_stops_working_on_it(ports: Ports, clock: Clock) -> None:
    job = ask(ports)
    went_on = []

    def slow(ports: Ports, job: Job, report: Report) -> ApplyResult:
        clock.advance(LEASE_SECONDS + 1)
        ports.system.claim_job("fast", clock(), clock() + timedelta(seconds=LEASE_SECONDS))
        report(TAILORING)
        went_on.append(True)
        raise AssertionError

    jobs.run_next(ports, "slow", {"preview": slow})
    assert went_on == []
    assert ports.jobs.require("ann", job.id).worker == "fast"


def told(ports: Ports, job: Job) -> Sequence[JobEvent]:
    return ports.job_log.list(0, {job.id})
