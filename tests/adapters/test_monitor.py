"""What jobs do is counted where all processes see it, at one transaction a run."""

import logging
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from structlog.contextvars import get_contextvars

from core.adapters.monitor import CountingMonitor, phase_word, pseudonym
from core.adapters.sqlite_store import Database, SqliteCounters
from core.domain import jobs
from core.domain.counts import BEYOND, ERRORS, SECONDS, added_up
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import READING, TAILORING, Job, JobStatus, PreviewRequest

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class CountingDatabase(Database):
    """Knows how many transactions there were."""

    transactions = 0

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        self.transactions += 1
        with super().transaction() as connection:
            yield connection


@pytest.fixture
def database(tmp_path: Path, new_store: Path) -> Iterator[CountingDatabase]:
    made = CountingDatabase(Path(shutil.copy(new_store, tmp_path / "a.db")))
    made.transactions = 0
    yield made
    made.close()


@pytest.fixture
def counters(database: Database) -> SqliteCounters:
    return SqliteCounters(database)


@pytest.fixture
def monitor(counters: SqliteCounters) -> CountingMonitor:
    return CountingMonitor(counters, "installation secret")


@pytest.fixture
def job() -> Job:
    request = PreviewRequest(profile_id="p", posting_id="q", template="classic")
    fields = {"id": "j1", "user_id": "jane@mail.example", "created_at": NOW, "deadline": NOW}
    return Job(**fields, kind="preview", fingerprint="f", request=request)


def counted(counters: SqliteCounters) -> dict[str, float]:
    return {
        " ".join([count.name, *(value for _, value in count.labels)]): count.value
        for count in counters.list()
    }


def test_a_run_is_counted_in_one_transaction(
    monitor: CountingMonitor, counters: SqliteCounters, database: CountingDatabase, job: Job
) -> None:
    with monitor.watching(job):
        monitor.phase_began(job, READING, "", 0.0)
        monitor.phase_began(job, TAILORING, READING.text, 0.3)
        monitor.job_ended(job, JobStatus.ERROR, ErrorCode.RENDER_FAILED, 7.0)
    assert database.transactions == 1
    assert counted(counters) == {
        "phase_duration_seconds_bucket preview reading 0.5": 1,
        "phase_duration_seconds_sum preview reading": 0.3,
        "job_duration_seconds_bucket preview 10.0": 1,
        "job_duration_seconds_sum preview": 7.0,
        "jobs_finished_total preview error": 1,
        "errors_total render_failed": 1,
    }


def test_a_job_that_nobody_runs_is_counted_when_it_ends(
    monitor: CountingMonitor, counters: SqliteCounters, job: Job
) -> None:
    monitor.job_ended(job, JobStatus.CANCELLED, ErrorCode.CANCELLED, 1000.0)
    assert counted(counters)["jobs_finished_total preview cancelled"] == 1
    assert counted(counters)["job_duration_seconds_bucket preview inf"] == 1


def test_runs_and_processes_add_up(monitor: CountingMonitor, job: Job, tmp_path: Path) -> None:
    other = SqliteCounters(Database(tmp_path / "a.db"))
    second = CountingMonitor(other, "installation secret")
    for one in (monitor, second, monitor):
        with one.watching(job):
            one.job_ended(job, JobStatus.DONE, None, 2.0)
    assert counted(other)["jobs_finished_total preview done"] == 3
    assert counted(other)["job_duration_seconds_sum preview"] == 6.0


def test_lines_inside_name_job_kind_phase_and_a_pseudonym(monitor: CountingMonitor, job: Job) -> None:
    with monitor.watching(job):
        monitor.phase_began(job, TAILORING, "", 0.0)
        inside = get_contextvars()
    assert inside == {
        "job_id": "j1",
        "kind": "preview",
        "phase": "tailoring",
        "user": pseudonym(b"installation secret", "jane@mail.example"),
    }
    assert len(inside["user"]) == 12
    assert get_contextvars() == {}
    assert pseudonym(b"another", "jane@mail.example") != inside["user"]


def test_a_run_that_will_be_tried_again_says_why_by_type(
    monitor: CountingMonitor, counters: SqliteCounters, job: Job, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO), monitor.watching(job):
        monitor.job_will_be_tried_again(job, UserError(ErrorCode.NETWORK, "The site is away."))
        monitor.job_will_be_tried_again(job, ValueError("Jane"))
    assert [record.code for record in caplog.records] == ["network", "internal"]
    assert counted(counters) == {
        "jobs_tried_again_total preview network": 1,
        "jobs_tried_again_total preview internal": 1,
    }


def test_a_storm_of_refusals_is_counted_in_few_transactions(
    database: CountingDatabase, monitor: CountingMonitor, counters: SqliteCounters
) -> None:
    for _ in range(500):
        monitor.refused("preview")
        monitor.answered(ErrorCode.RATE_LIMITED)
    assert counted(counters) == {"rate_limit_hits_total preview": 500, "errors_total rate_limited": 500}
    assert database.transactions == 1


def test_what_was_noted_waits_for_the_next_writing(database: CountingDatabase) -> None:
    counters = SqliteCounters(database)
    for _ in range(3):
        counters.note(ERRORS.once(code="network"))
    assert database.transactions == 0
    counters.add([])
    assert counted(SqliteCounters(database)) == {"errors_total network": 3}
    assert database.transactions == 1


def test_a_count_that_cannot_be_kept_is_no_error(
    database: CountingDatabase, counters: SqliteCounters, caplog: pytest.LogCaptureFixture
) -> None:
    database.connection().execute("drop table counters")
    counters.add([ERRORS.once(code="network")])
    assert "1 counts were lost: UserError" in caplog.text


def test_labels_are_those_of_the_metric() -> None:
    with pytest.raises(ValueError, match="has the labels"):
        ERRORS.once(user="jane")


def test_buckets_add_up_also_those_of_an_older_version() -> None:
    rows = dict(added_up([(0.3, 1), (0.5, 2), (BEYOND, 4)]))
    assert (rows[0.25], rows[0.3], rows[0.5], rows[SECONDS[-1]], rows[BEYOND]) == (0, 1, 3, 3, 7)


def test_every_phase_is_one_word_of_its_own() -> None:
    words = [phase_word(phase.text) for phase in jobs.PREVIEW_PHASES]
    assert words == ["reading", "understanding", "tailoring", "writing", "checking", "ready"]
