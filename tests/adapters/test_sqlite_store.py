"""The store: rows with an owner, compare-and-set, and no lost write."""

import shutil
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.adapters.sqlite_store import Database, SqliteJobLog, SqliteLimiter, SqliteSystem, SqliteTable
from core.adapters.sqlite_store import database as database_module
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job, JobStatus, PreviewRequest
from core.domain.posting import JobPosting
from core.domain.records import PostingRecord
from core.ports import Page

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path, new_store: Path) -> Database:
    return Database(Path(shutil.copy(new_store, tmp_path / "test.db")))


@pytest.fixture
def postings(database: Database) -> SqliteTable[PostingRecord]:
    return SqliteTable(database, "postings", PostingRecord)


@pytest.fixture
def jobs(database: Database) -> SqliteTable[Job]:
    return SqliteTable(database, "jobs", Job)


def posting(row_id: str, title: str = "Nurse", user_id: str = "ann", minute: int = 0) -> PostingRecord:
    return PostingRecord(
        id=row_id,
        user_id=user_id,
        created_at=NOW + timedelta(minutes=minute),
        posting=JobPosting(title=title),
        sha256=row_id,
    )


def job(row_id: str, fingerprint: str = "", minute: int = 0, status: JobStatus = JobStatus.QUEUED) -> Job:
    return Job(
        id=row_id,
        user_id="ann",
        created_at=NOW + timedelta(minutes=minute),
        kind="preview",
        status=status,
        fingerprint=fingerprint or row_id,
        request=PreviewRequest(profile_id="p", posting_id="q", template="classic"),
        deadline=NOW + timedelta(seconds=170),
    )


def test_a_row_comes_back_as_it_was(postings: SqliteTable[PostingRecord]) -> None:
    row = posting("1", title="Pflegefachkraft (m/w/d) – „Intensiv“")
    postings.add("ann", row)
    assert postings.require("ann", "1") == row


def test_another_persons_row_is_not_found(postings: SqliteTable[PostingRecord]) -> None:
    postings.add("ann", posting("1"))
    assert postings.get("bob", "1") is None
    assert postings.list("bob") == []
    assert postings.change("bob", {"id": "1"}, {"source": "stolen"}) == 0
    assert not postings.remove("bob", "1")
    with pytest.raises(UserError) as caught:
        postings.require("bob", "1")
    assert caught.value.code is ErrorCode.NOT_FOUND


def test_rows_come_newest_first_and_in_pages(postings: SqliteTable[PostingRecord]) -> None:
    for minute in range(5):
        postings.add("ann", posting(str(minute), minute=minute))
    assert [row.id for row in postings.list("ann", page=Page(limit=2))] == ["4", "3"]
    assert [row.id for row in postings.list("ann", page=Page(offset=2, limit=2))] == ["2", "1"]
    assert [row.id for row in postings.list("ann", order="created_at")] == ["0", "1", "2", "3", "4"]


def test_rows_are_counted_without_being_read(postings: SqliteTable[PostingRecord]) -> None:
    for minute in range(5):
        postings.add("ann", posting(str(minute), minute=minute))
    assert (postings.count("ann"), postings.count("ann", {"sha256": "3"}), postings.count("bob")) == (5, 1, 0)


def test_a_column_we_do_not_have_is_our_bug(postings: SqliteTable[PostingRecord]) -> None:
    with pytest.raises(ValueError, match="no column"):
        postings.list("ann", {"id = id or 1": "1"})


def test_a_change_wins_only_while_its_condition_holds(jobs: SqliteTable[Job]) -> None:
    jobs.add("ann", job("1"))
    claim = {"id": "1", "status": JobStatus.QUEUED}
    assert jobs.change("ann", claim, {"status": JobStatus.RUNNING}) == 1
    assert jobs.change("ann", claim, {"status": JobStatus.RUNNING}) == 0


def test_two_live_jobs_never_do_the_same_work(jobs: SqliteTable[Job]) -> None:
    jobs.add("ann", job("1", "same"))
    with pytest.raises(UserError) as caught:
        jobs.add("ann", job("2", "same"))
    assert caught.value.code is ErrorCode.CONFLICT
    jobs.change("ann", {"id": "1"}, {"status": JobStatus.ERROR})
    jobs.add("ann", job("3", "same"))


def test_the_oldest_waiting_job_is_handed_out_once(database: Database, jobs: SqliteTable[Job]) -> None:
    system = SqliteSystem(database)
    jobs.add("ann", job("younger", minute=2))
    jobs.add("ann", job("older", minute=1))
    claimed = [system.claim_job("w", NOW, NOW + timedelta(seconds=30)) for _ in range(3)]
    assert [item.id if item else None for item in claimed] == ["older", "younger", None]


def test_a_silent_worker_loses_its_job(database: Database, jobs: SqliteTable[Job]) -> None:
    system = SqliteSystem(database)
    jobs.add("ann", job("1"))
    system.claim_job("killed", NOW, NOW + timedelta(seconds=30))
    assert system.claim_job("other", NOW + timedelta(seconds=29), NOW) is None
    again = system.claim_job("other", NOW + timedelta(seconds=31), NOW + timedelta(seconds=61))
    assert again is not None
    assert again.worker == "other"


def test_threads_that_write_at_once_lose_nothing(database: Database, jobs: SqliteTable[Job]) -> None:
    jobs.add("ann", job("1"))

    def count_up() -> None:
        for _ in range(25):
            while True:
                seen = jobs.require("ann", "1").progress
                if jobs.change("ann", {"id": "1", "progress": seen}, {"progress": seen + 1}):
                    break

    threads = [threading.Thread(target=count_up) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert jobs.require("ann", "1").progress == 200


def test_the_store_says_when_it_cannot_answer(database: Database) -> None:
    system = SqliteSystem(database)
    assert system.is_ready()
    with database.transaction() as connection:
        connection.execute("drop table jobs")
    assert not system.is_ready()


def test_a_file_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    old.executescript((Path(database_module.__file__).parent / "migrations" / "001_init.sql").read_text())
    old.execute(
        "insert into jobs values ('j', 'ann', '2026-11-01T09:00:00+00:00', 'preview', 'queued', 0, '', 'f',"
        ' \'{"kind": "preview", "profileId": "p", "postingId": "q", "template": "classic"}\', null,'
        " null, '', 0, 0, '', '2026-11-01T09:03:00+00:00', null, null)"
    )
    old.close()
    for _ in range(2):
        database = Database(tmp_path / "old.db")
        row = SqliteTable(database, "jobs", Job).require("ann", "j")
        assert (row.status, row.idempotency_key, row.woken_at) == (JobStatus.QUEUED, "", None)
        assert row.candidate_id == ""
        database.close()


def test_a_file_that_only_counted_its_migrations_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (tmp_path / f"00{number}_{number}.sql" for number in (1, 2))
    for path in (first, second):
        path.write_text(f"create table made_{path.stem} (id text);")
    old = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    old.executescript(first.read_text())
    old.execute("pragma user_version = 1")
    old.close()
    monkeypatch.setattr(database_module, "_MIGRATIONS", [first, second])
    database = Database(tmp_path / "old.db")
    names = database.connection().execute("select name from migrations")
    assert {row["name"] for row in names} == {first.stem, second.stem}


def test_a_migration_that_comes_late_is_still_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, third, second = (tmp_path / f"00{number}_{number}.sql" for number in (1, 3, 2))
    for path in (first, third, second):
        path.write_text(f"create table made_{path.stem} (id text);")
    monkeypatch.setattr(database_module, "_MIGRATIONS", [first, third])
    Database(tmp_path / "a.db").close()
    monkeypatch.setattr(database_module, "_MIGRATIONS", [first, second, third])
    for _ in range(2):
        database = Database(tmp_path / "a.db")
        assert database.connection().execute("select count(*) from made_002_2").fetchone()[0] == 0


def test_steps_of_a_job_are_told_by_the_row_itself(database: Database, jobs: SqliteTable[Job]) -> None:
    log = SqliteJobLog(database)
    jobs.add("ann", job("1"))
    jobs.change("ann", {"id": "1"}, {"status": JobStatus.RUNNING, "phase": "Reading", "progress": 5})
    jobs.change("ann", {"id": "1"}, {"lease_until": NOW})
    log.add_partial("bob", "1", "cv", "not his job")
    for draft in ("first", "second"):
        log.add_partial("ann", "1", "cv", draft)
    told = log.list(0, ["1"])
    assert [event.name for event in told] == ["progress", "progress", "partial"]
    assert told[-1].data == {"part": "cv", "html": "second"}
    jobs.change("ann", {"id": "1"}, {"status": JobStatus.DONE})
    assert [event.name for event in log.list(0, ["1"])] == ["progress", "progress", "done"]
    jobs.remove("ann", "1")
    assert log.list(0, ["1"]) == []


def test_a_limit_holds_for_all_processes_and_opens_again(tmp_path: Path) -> None:
    first, second = (SqliteLimiter(Database(tmp_path / "limits.db")) for _ in range(2))
    assert [first.take("preview/ann", 2, 1), second.take("preview/ann", 2, 1)] == [0, 0]
    assert first.take("preview/ann", 2, 1) == 1
    assert second.take("preview/bob", 2, 1) == 0
    time.sleep(1.05)
    assert second.take("preview/ann", 2, 1) == 0


def test_a_limit_is_exact_when_many_knock_at_once(tmp_path: Path) -> None:
    limiter = SqliteLimiter(Database(tmp_path / "limits.db"))
    with ThreadPoolExecutor(16) as threads:
        waits = list(threads.map(lambda _: limiter.take("preview/ann", 20, 60), range(100)))
    assert sum(wait == 0 for wait in waits) == 20


def test_a_thread_that_ends_takes_its_connection_with_it(database: Database) -> None:
    def open_files() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    before = open_files()
    for _ in range(30):
        thread = threading.Thread(target=database.connection)
        thread.start()
        thread.join()
    assert open_files() <= before + 3


def test_a_store_that_cannot_be_written_is_said_so(database: Database, jobs: SqliteTable[Job]) -> None:
    database.connection().execute("pragma query_only = on")
    with pytest.raises(UserError) as caught:
        jobs.add("ann", job("1"))
    assert caught.value.code is ErrorCode.STORAGE
    database.connection().execute("pragma query_only = off")
    jobs.add("ann", job("1"))


def test_opening_a_file_that_is_up_to_date_waits_for_no_writer(tmp_path: Path) -> None:
    writer = Database(tmp_path / "busy.db")
    with writer.transaction():
        began = time.monotonic()
        Database(tmp_path / "busy.db")
        assert time.monotonic() - began < 5
