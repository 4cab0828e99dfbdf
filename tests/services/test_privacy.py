"""Everything of a person to take along, and nothing of them left afterwards, down to bytes on the disk."""

import io
import json
import sqlite3
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from core.adapters.passwords import BcryptPasswords
from core.bootstrap import RUNNERS, Runtime
from core.domain.accounts import Scope
from core.domain.audit import pseudonym
from core.domain.credentials import CredentialKind
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import TAILORING, Job, JobStatus, PreviewRequest
from core.domain.posting import JobPosting
from core.domain.records import PostingRecord, Record
from core.ports import Page, Ports, every_row
from core.services import jobs, privacy
from core.services.accounts import add_account, sign_in
from core.services.api_tokens import issue_api_token
from core.services.applications import start_application
from core.services.artifacts import keep_artifact
from core.services.asking import purse_of
from core.services.audit import list_audit, verify_audit
from core.services.browser_sessions import exchange_ticket, hand_out_ticket
from core.services.candidates import add_candidate, record_consent
from core.services.credentials import add_credential, reveal
from core.services.exports import NOT_EXPORTED_SECRET, NOUNS
from core.services.jobs import Report
from core.services.limits import require_room
from core.services.postings import add_posting_text
from core.services.preview_requests import start_preview
from core.services.privacy import (
    confirmation,
    erase_everything,
    export_everything,
    require_confirmation,
)
from core.services.profiles import add_profile
from core.services.sessions import start_session
from tests.api.world import rows_of as rows_by_hand
from tests.api.world import track
from tests.conftest import Clock
from tests.leaks.seeds import ADVERT, RESUME

PASSWORD = "Drosselwicht-horse-7"
SECRET = "Glimmerfaunt-secret"


@dataclass(frozen=True)
class Somebody:
    """A person with something in every place; `words` occur nowhere but in what is theirs."""

    user_id: str
    words: tuple[str, ...]


@pytest.fixture
def ports(runtime: Runtime) -> Ports:
    """With the real clock: links, leases and sessions are not what is looked at here."""
    return replace(runtime.ports, passwords=BcryptPasswords(cost=4))


def somebody(ports: Ports, name: str) -> Somebody:
    """Comes in through every door."""
    first, last, canary = f"{name}olinde", f"Brackenwyth{name}", f"Flimmerscript{name}"
    email = f"{first}@{last}.example".lower()
    user_id = add_account(ports, email, PASSWORD).user_id
    sign_in(ports, email, PASSWORD, "192.0.2.1")
    with pytest.raises(UserError):
        sign_in(ports, email, "wrong", "192.0.2.1")
    exchange_ticket(ports, hand_out_ticket(ports, user_id))
    issue_api_token(ports, user_id, Scope.FILL, f"laptop of {last}")
    resume = {
        **RESUME,
        "basics": {"name": f"{first} {last}", "email": email, "summary": f"Engineer with {canary}."},
        "skills": [{"name": "Python"}, {"name": canary}],
    }
    profile = add_profile(ports, user_id, json.dumps(resume).encode(), f"{last}.json", f"{first}, {canary}")
    posting = add_posting_text(ports, user_id, f"{ADVERT}\n- {canary} is welcome")
    client = add_candidate(ports, user_id, f"{canary} client")
    record_consent(ports, user_id, client.id, f"{last} agreed on the telephone")
    add_posting_text(ports, user_id, f"{ADVERT}\n- {canary} for a client", candidate_id=client.id)
    require_room(ports, user_id, "preview")
    purse_of(ports, user_id, ports.clock()).reserve(0.01)
    request = PreviewRequest(profile_id=profile.id, posting_id=posting.id, template="classic")
    preview = run(ports, start_preview(ports, user_id, request))
    run(ports, start_application(ports, user_id, preview.id))
    track(ports, user_id, ports.applications.list(user_id)[0].id, f"{last} said {canary}")
    waiting = start_preview(ports, user_id, request.changed(template="modern"))
    assert waiting.status is JobStatus.QUEUED
    smtp = add_credential(ports, user_id, CredentialKind.SMTP, f"smtp.{last}.example", first, SECRET, canary)
    reveal(ports, user_id, smtp.id, "sending")
    return Somebody(user_id, (first, last, canary, email))


def run(ports: Ports, job: Job) -> Job:
    while jobs.run_next(ports, "test", RUNNERS):
        pass
    done = ports.jobs.require(job.user_id, job.id)
    assert done.status is JobStatus.DONE, done.error_message
    return done


def found(folder: Path, words: tuple[str, ...]) -> dict[str, list[str]]:
    """In which files which words are, in any case, as they are or as UTF-16."""
    hits: dict[str, list[str]] = {}
    for path in (path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes().lower()
        text = [word for word in words if word.lower().encode() in data or _wide(word) in data]
        if text or any(word.lower() in str(path.relative_to(folder)).lower() for word in words):
            hits[path.name] = text
    return hits


def _wide(word: str) -> bytes:
    return word.lower().encode("utf-16-le")


def rows_of(ports: Ports, user_id: str) -> dict[str, list[object]]:
    names = [noun for noun in NOUNS if noun in ports.erasure.owned() and noun != "audit"]
    return {name: list(every_row(getattr(ports, name), user_id)) for name in names}


def files_of(ports: Ports, user_id: str) -> dict[str, bytes]:
    return {row.key: ports.files.get(row.key) for row in every_row(ports.artifacts, user_id)}


@pytest.mark.slow
def test_after_an_erasure_no_byte_of_the_person_is_left_and_others_have_all_of_theirs(
    runtime: Runtime, ports: Ports, caplog: pytest.LogCaptureFixture
) -> None:
    folder = runtime.settings.data_path
    ann, bob = somebody(ports, "Ann"), somebody(ports, "Bob")
    kept = rows_of(ports, bob.user_id), files_of(ports, bob.user_id), list_audit(ports, bob.user_id)
    everything = (*ann.words, ann.user_id)
    before = found(folder, everything)
    assert {"applywright.db", "applywright.db-wal"} & before.keys(), "the search finds what is there"
    assert {word for words in before.values() for word in words} >= set(ann.words)

    erase_everything(ports, ann.user_id)

    assert found(folder, everything) == {}
    assert all(rows == [] for rows in rows_of(ports, ann.user_id).values())
    assert ports.identity.account(ann.words[3]) is None
    assert kept == (rows_of(ports, bob.user_id), files_of(ports, bob.user_id), list_audit(ports, bob.user_id))
    assert found(folder, bob.words).keys() >= {"applywright.db"}
    assert not any(word in caplog.text for word in ann.words)
    assert verify_audit(ports, ann.user_id) is None
    assert list_audit(ports, ann.user_id)[-1].action == "data.erased"


@pytest.mark.slow
def test_the_whole_of_a_person_is_in_their_export_and_nothing_that_opens_anything(ports: Ports) -> None:
    ann, bob = somebody(ports, "Ann"), somebody(ports, "Bob")
    archive = zipfile.ZipFile(io.BytesIO(export_everything(ports, ann.user_id)))
    assert archive.testzip() is None
    everything = b"\n".join(archive.read(name) for name in archive.namelist())
    names = set(archive.namelist())
    assert {f"{noun}.json" for noun in NOUNS if noun in ports.erasure.owned()} <= names
    assert all(word.encode() in everything for word in ann.words)
    assert not [word for word in (*bob.words, bob.user_id) if word.encode() in everything]
    for name, rows in rows_of(ports, ann.user_id).items():
        exported = json.loads(archive.read(f"{name}.json"))
        assert [row["id"] for row in exported] == [row.id for row in rows], name
        assert rows, name
        for row in rows:
            hidden = [getattr(row, column) for column in NOUNS[name].hidden - {"key", "worker"}]
            assert not [v for v in hidden if isinstance(v, str) and v and v.encode() in everything], name
    assert SECRET.encode() not in everything
    assert json.loads(archive.read("credentials.json"))[0]["secret"] == NOT_EXPORTED_SECRET
    assert json.loads(archive.read("job_events.json"))
    assert json.loads(archive.read("profiles.json"))[0]["resume"]["work"][0]["startDate"] == "2019-02"
    artifacts = json.loads(archive.read("artifacts.json"))
    assert len(artifacts) == len(files_of(ports, ann.user_id)) >= 8
    for row in artifacts:
        key = ports.artifacts.require(ann.user_id, row["id"]).key
        assert archive.read(row["file"]) == ports.files.get(key)
        assert row["file"].endswith(row["filename"])
    readme = archive.read("README.txt").decode()
    assert all(f"{noun}.json" in readme for noun in NOUNS if f"{noun}.json" in names)


def keep_posting(ports: Ports, user_id: str, text: str) -> None:
    row = PostingRecord(
        id=ports.new_id(), user_id=user_id, created_at=ports.clock(), posting=JobPosting(description=text)
    )
    ports.postings.add(user_id, row)


@pytest.mark.parametrize("characters", [20, 900, 3500, 60_000])
def test_rows_of_every_size_leave_no_bytes(runtime: Runtime, ports: Ports, characters: int) -> None:
    """Pages split and merge while rows come, change and go: that leaves copies where no row is."""
    for number in range(60):
        keep_posting(
            ports, ("ann", "bob")[number % 2], f"Canary{('Ann', 'Bob')[number % 2]}" * (characters // 9)
        )
    for row in ports.postings.list("ann", page=Page(limit=10)):
        patch = {"posting": JobPosting(description="CanaryAnn"), "source": "CanaryAnn" * 30}
        ports.postings.change("ann", {"id": row.id}, patch)
    assert found(runtime.settings.data_path, ("CanaryAnn",))
    erase_everything(ports, "ann")
    assert found(runtime.settings.data_path, ("CanaryAnn",)) == {}
    assert len(ports.postings.list("bob")) == 30


def test_without_the_last_step_bytes_are_left(runtime: Runtime, ports: Ports) -> None:
    """So the search would tell."""
    keep_posting(ports, "ann", "CanaryAnn" * 100)
    ports.erasure.remove_rows("ann", pseudonym("ann"), [])
    assert ports.postings.list("ann") == []
    assert found(runtime.settings.data_path, ("CanaryAnn",))


def test_every_table_with_an_owner_is_known_to_the_export_and_emptied(runtime: Runtime, ports: Ports) -> None:
    """A new table belongs into `NOUNS`; that it is erased is seen to without anybody thinking of it."""
    connection = runtime.database.connection()
    tables = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
    owned = [name for name in tables if _has_column(connection, name, "user_id")]
    assert set(owned) == set(ports.erasure.owned())
    assert set(owned) <= NOUNS.keys()
    assert all(hasattr(ports, name) for name in owned)
    ownerless = {"job_events", "limits", "counters", "migrations", "sqlite_sequence", "erased", "scrubs_due"}
    assert set(tables) - set(owned) == ownerless, "where do the rows of this one go, when its person goes?"


def test_a_table_that_nobody_thought_of_is_emptied_too(runtime: Runtime, ports: Ports) -> None:
    connection = runtime.database.connection()
    connection.execute("create table aaa_new (id text primary key, user_id text, parent text)")
    connection.execute(
        "create trigger aaa_needed before delete on aaa_new when exists (select 1 from postings where"
        " user_id = old.user_id) begin select raise(abort, 'needed'); end"
    )
    keep_posting(ports, "ann", "x")
    connection.executemany("insert into aaa_new values (?, ?, '')", [("1", "ann"), ("2", "bob")])
    assert "aaa_new" in set(ports.erasure.owned()) - NOUNS.keys()
    erase_everything(ports, "ann")
    assert [row["id"] for row in connection.execute("select id from aaa_new")] == ["2"]


def test_rows_that_cannot_go_keep_all_the_others(runtime: Runtime, ports: Ports) -> None:
    connection = runtime.database.connection()
    connection.execute(
        "create trigger never before delete on postings begin select raise(abort, 'never'); end"
    )
    keep_posting(ports, "ann", "x")
    issue_api_token(ports, "ann", Scope.FILL)
    with pytest.raises(sqlite3.IntegrityError):
        erase_everything(ports, "ann")
    assert ports.api_tokens.list("ann")


def _has_column(connection: sqlite3.Connection, table: str, column: str) -> bool:
    return any(row["name"] == column for row in connection.execute(f"pragma table_info({table})"))


def test_it_can_be_asked_for_again_and_by_somebody_who_was_never_here(ports: Ports) -> None:
    keep_posting(ports, "ann", "x")
    for _ in range(3):
        erase_everything(ports, "ann")
    erase_everything(ports, "nobody")
    assert [entry.action for entry in list_audit(ports, "ann")] == ["data.erased"] * 3
    assert verify_audit(ports, "ann") is None


def test_what_failed_half_way_is_finished_by_asking_again(runtime: Runtime, ports: Ports) -> None:
    """A file that stays keeps the rows that know of it."""
    artifact = keep_artifact(ports, "ann", "j1", "cv", "CanaryAnn", "pdf", b"CanaryAnn")
    with immovable(runtime.settings.data_path / "files" / "ann"), pytest.raises(UserError) as caught:
        erase_everything(ports, "ann")
    assert caught.value.code is ErrorCode.STORAGE
    assert ports.artifacts.get("ann", artifact.id) == artifact
    erase_everything(ports, "ann")
    assert found(runtime.settings.data_path, ("CanaryAnn",)) == {}


@contextmanager
def immovable(folder: Path) -> Iterator[None]:
    """A folder that cannot be removed, also not by those who may do everything: it is none just now."""
    moved = folder.rename(folder.with_name("elsewhere"))
    folder.touch()
    yield
    folder.unlink()
    moved.rename(folder)


def test_a_store_that_is_being_read_is_not_called_clean(runtime: Runtime, ports: Ports) -> None:
    keep_posting(ports, "ann", "CanaryAnn")
    reader = sqlite3.connect(runtime.settings.data_path / "applywright.db")
    reader.execute("begin")
    reader.execute("select count(*) from postings").fetchone()
    runtime.database.connection().execute("pragma busy_timeout = 200")
    with pytest.raises(UserError, match="finishes that by itself") as caught:
        erase_everything(ports, "ann")
    assert caught.value.code is ErrorCode.STORAGE
    with pytest.raises(UserError):
        ports.erasure.scrub()
    reader.close()
    runtime.start_sweeping()
    for _ in range(100):
        if not found(runtime.settings.data_path, ("CanaryAnn",)):
            break
        time.sleep(0.1)
    assert found(runtime.settings.data_path, ("CanaryAnn",)) == {}


def test_nothing_is_scrubbed_twice(runtime: Runtime, ports: Ports) -> None:
    """It holds up everybody who wants to write."""
    erase_everything(ports, "ann")
    rewritten = (runtime.settings.data_path / "applywright.db").stat().st_mtime_ns
    ports.erasure.scrub()
    assert (runtime.settings.data_path / "applywright.db").stat().st_mtime_ns == rewritten


def ask(ports: Ports, user_id: str = "ann") -> Job:
    request = PreviewRequest(profile_id="p", posting_id="q", template="classic")
    return jobs.ask_for(ports, user_id, request, "work")


def test_a_run_that_goes_on_is_stopped_before_anything_is_erased(runtime: Runtime, ports: Ports) -> None:
    started, go_on = threading.Event(), threading.Event()

    def writing(ports: Ports, job: Job, report: Report) -> None:
        keep_artifact(ports, "ann", job.id, "cv", "cv", "pdf", b"CanaryAnn")
        started.set()
        go_on.wait(10)
        keep_artifact(ports, "ann", job.id, "cover_letter", "cv", "pdf", b"CanaryAnn too")
        report(TAILORING)

    ask(ports)
    worker = threading.Thread(target=jobs.run_next, args=(ports, "w", {"preview": writing}))
    worker.start()
    started.wait(10)
    threading.Timer(0.5, go_on.set).start()
    erase_everything(ports, "ann")
    worker.join()
    assert ports.jobs.list("ann") == []
    assert found(runtime.settings.data_path, ("CanaryAnn",)) == {}


def test_a_run_that_does_not_stop_keeps_everything(
    ports: Ports, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(privacy, "STOP_SECONDS", 0.3)
    ports = replace(ports, clock=clock)
    job = ask(ports)
    assert ports.system.claim_job("w", clock(), clock.now.replace(minute=1))
    with pytest.raises(UserError, match="still being stopped") as caught:
        erase_everything(ports, "ann")
    assert caught.value.code is ErrorCode.CONFLICT
    assert ports.jobs.require("ann", job.id).cancel_requested
    clock.advance(61)
    erase_everything(ports, "ann")
    assert ports.jobs.list("ann") == []


def test_counts_of_the_person_are_forgotten_and_those_of_others_are_not(
    runtime: Runtime, ports: Ports
) -> None:
    for user_id in ("ann", "annette"):
        require_room(ports, user_id, "preview")
    purse_of(ports, user_id, ports.clock()).reserve(0.01)
    erase_everything(ports, "ann")
    keys = [row["key"] for row in runtime.database.connection().execute("select key from limits")]
    assert len(keys) == 1
    assert "annette" in keys[0]


def with_rows_in_every_table(ports: Ports, user_id: str) -> dict[str, Record]:
    rows_by_hand(ports, user_id)
    start_session(ports, user_id)
    hand_out_ticket(ports, user_id)
    purse_of(ports, user_id, ports.clock()).reserve(0.01)
    return {name: getattr(ports, name).list(user_id)[0] for name in ports.erasure.owned()}


def test_what_is_on_its_way_during_an_erasure_is_refused_by_every_table(
    runtime: Runtime, ports: Ports
) -> None:
    ann, bob = (add_account(ports, f"{name}@example.org", PASSWORD).user_id for name in ("ann", "bob"))
    rows = with_rows_in_every_table(ports, bob)
    erase_everything(ports, ann)
    for name, row in rows.items():
        late = row.model_copy(update={"id": ports.new_id(), "user_id": ann})
        with pytest.raises(UserError, match="has been erased") as caught:
            getattr(ports, name).add(ann, late)
        assert caught.value.code is ErrorCode.UNAUTHORIZED, name
    with pytest.raises(UserError, match="has been erased"):
        add_posting_text(ports, ann, ADVERT)
    with pytest.raises(UserError):
        purse_of(ports, ann, ports.clock()).reserve(0.01)
    assert found(runtime.settings.data_path, (ann,)) == {}
    add_posting_text(ports, bob, ADVERT)


@pytest.mark.parametrize("user_id", ["local", "somebody who signs in elsewhere"])
def test_who_comes_back_under_the_same_id_can_begin_anew(ports: Ports, user_id: str) -> None:
    keep_posting(ports, user_id, "x")
    erase_everything(ports, user_id)
    keep_posting(ports, user_id, "y")
    assert len(ports.postings.list(user_id)) == 1


@pytest.mark.parametrize("has_account", [True, False])
def test_a_worker_that_goes_on_after_its_job_was_given_up_leaves_nothing(
    runtime: Runtime, ports: Ports, clock: Clock, has_account: bool
) -> None:
    ports = replace(ports, clock=clock)
    ann = add_account(ports, "ann@example.org", PASSWORD).user_id if has_account else "local"

    def slow(ports: Ports, job: Job, report: Report) -> None:
        clock.advance(1000)
        jobs.end_overdue(ports)
        erase_everything(ports, ann)
        keep_artifact(ports, ann, job.id, "cv", "cv", "pdf", b"CanaryAnn")

    ask(ports, ann)
    jobs.run_next(ports, "w", {"preview": slow})
    assert ports.artifacts.list(ann) == []
    assert found(runtime.settings.data_path / "files", ("CanaryAnn",)) == {}
    assert [path.name for path in (runtime.settings.data_path / "files").rglob("*")] == []


@pytest.mark.parametrize(
    ("given", "is_right"),
    [("ann@example.org", True), (" ANN@example.org\n", True), ("", False), ("ann", False), ("local", False)],
)
def test_only_the_persons_own_address_confirms(ports: Ports, given: str, is_right: bool) -> None:
    user_id = add_account(ports, "ann@example.org", PASSWORD).user_id
    assert confirmation(ports, user_id) == "ann@example.org"
    assert confirmation(ports, "local") == "local"
    try:
        require_confirmation(ports, user_id, given)
        assert is_right
    except UserError as error:
        assert not is_right
        assert error.code is ErrorCode.INPUT_UNREADABLE


def test_files_of_one_name_do_not_hide_each_other_and_stay_in_their_folder(ports: Ports) -> None:
    for kind, stem in (("cv", "a/../b"), ("cover_letter", "a/../b"), ("interview_prep", "..")):
        keep_artifact(ports, "ann", "j1", kind, stem, "pdf", kind.encode())
    archive = zipfile.ZipFile(io.BytesIO(export_everything(ports, "ann")))
    places = [name for name in archive.namelist() if name.startswith("files/")]
    assert len(set(places)) == 3
    assert {archive.read(place) for place in places} == {b"cv", b"cover_letter", b"interview_prep"}
    assert not any(".." in place.split("/") for place in places)
    assert all(place.count("/") == 2 for place in places)


def test_a_file_that_is_gone_does_not_stop_the_export(ports: Ports) -> None:
    artifact = keep_artifact(ports, "ann", "j1", "cv", "cv", "pdf", b"x")
    ports.files.remove(artifact.key)
    archive = zipfile.ZipFile(io.BytesIO(export_everything(ports, "ann")))
    assert json.loads(archive.read("artifacts.json"))[0]["file"] is None


def test_every_row_comes_however_many_there_are(ports: Ports) -> None:
    for number in range(501):
        keep_posting(ports, "ann", str(number))
    assert len(list(every_row(ports.postings, "ann"))) == 501
