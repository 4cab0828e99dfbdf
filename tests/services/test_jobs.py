"""The job engine: every job comes to an end, once, with words a person can use."""

import logging
from collections.abc import Mapping
from dataclasses import replace

import pytest

from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import (
    PREVIEW_PHASES,
    PREVIEW_SECONDS,
    TAILORING,
    ApplyResult,
    Job,
    JobStatus,
    PreviewRequest,
)
from core.domain.score import Score
from core.ports import Ports
from core.services import jobs
from core.services.jobs import LEASE_SECONDS, Report, Runner
from tests.conftest import Clock

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
    ports: Ports, caplog: pytest.LogCaptureFixture
) -> None:
    job = ask(ports)
    with caplog.at_level(logging.ERROR):
        jobs.run_next(ports, "w", ends_with(ValueError("Priscilla's phone is 555")))
    assert state(ports, job) == (JobStatus.ERROR, ErrorCode.INTERNAL)
    assert "ValueError" in caplog.text
    assert "test_jobs.py" in caplog.text
    assert "Priscilla" not in caplog.text


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


def test_a_job_that_kills_its_workers_is_given_up(ports: Ports, clock: Clock) -> None:
    job = ask(ports)
    for _ in range(3):
        ports.system.claim_job("killed", clock(), clock())
        clock.advance(1)
    jobs.run_next(ports, "next", ends_with(None))
    assert state(ports, job) == (JobStatus.ERROR, ErrorCode.INTERNAL)


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


def test_waking_is_only_a_hint(ports: Ports) -> None:
    woken = []

    class Bell:
        def wake(self) -> None:
            woken.append(True)

    ask(replace(ports, queue=Bell()))
    assert woken == [True]
