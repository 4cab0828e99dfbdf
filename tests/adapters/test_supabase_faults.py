"""What people are told when Supabase is down, slow, full or talks nonsense; and that it is told soon."""

import logging
import socket
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from itertools import product

import httpx
import pytest

from core.adapters.supabase import (
    SupabaseAccounts,
    SupabaseErasure,
    SupabaseFiles,
    SupabaseJobLog,
    SupabaseProject,
    SupabaseSystem,
    SupabaseTable,
)
from core.adapters.supabase import client as client_module
from core.adapters.supabase import wires as wires_module
from core.adapters.supabase.errors import in_our_words
from core.domain.errors import ErrorCode, UserError
from core.domain.records import PostingRecord
from core.ports import Erasure
from tests.adapters.supabase_answers import KEY, PRIVATE, Answer, Answers, breaks, refusal, rows, text
from tests.contract.rows import NOW, posting

pytestmark = pytest.mark.slow

Call = Callable[[SupabaseProject], object]


def table(project: SupabaseProject) -> SupabaseTable[PostingRecord]:
    return SupabaseTable(project.as_user("token"), "postings", PostingRecord)


def files(project: SupabaseProject) -> SupabaseFiles:
    return SupabaseFiles(project.as_user("token"))


def system(project: SupabaseProject) -> SupabaseSystem:
    return SupabaseSystem(project, project.as_user("token"))


def log(project: SupabaseProject, *, as_worker: bool) -> SupabaseJobLog:
    return SupabaseJobLog(project.as_user("token"), as_worker=as_worker)


class NotYet(Erasure):
    """The local rows: they must stay while the hosted ones do."""

    def remove_rows(self, user_id: str, pseudonym: str, limit_keys: Collection[str]) -> None:
        raise AssertionError("the hosted rows are not removed yet")


def erasure(project: SupabaseProject, *, as_worker: bool) -> SupabaseErasure:
    return SupabaseErasure(project.as_user("token"), NotYet(), as_worker=as_worker)


CALLS: dict[str, Call] = {
    "list rows": lambda project: table(project).list("ann"),
    "count rows": lambda project: table(project).count("ann"),
    "add a row": lambda project: table(project).add("ann", posting("1")),
    "change a row": lambda project: table(project).change("ann", {"id": "1"}, {"source": "x"}),
    "remove a row": lambda project: table(project).remove("ann", "1"),
    "claim a job": lambda project: system(project).claim_job("w", NOW, NOW),
    "list overdue jobs": lambda project: system(project).overdue_jobs(NOW),
    "call for waiting jobs": lambda project: system(project).call_for_waiting_jobs(NOW, NOW),
    "count waiting jobs": lambda project: system(project).count_waiting_jobs(),
    "list forgotten jobs": lambda project: system(project).forgotten_jobs(NOW),
    "list credentials": lambda project: system(project).everyones_credentials(),
    "list events": lambda project: log(project, as_worker=False).list(0, ["1"]),
    "add a draft": lambda project: log(project, as_worker=False).add_partial("ann", "1", "cv", "<p>"),
    "add a draft for another": lambda project: log(project, as_worker=True).add_partial("a", "1", "cv", "x"),
    "erase rows": lambda project: erasure(project, as_worker=False).remove_rows("ann", "erased", []),
    "erase rows of another": lambda project: erasure(project, as_worker=True).remove_rows(
        "ann", "erased", []
    ),
    "put a file": lambda project: files(project).put("ann/job/cv.pdf", b"%PDF"),
    "get a file": lambda project: files(project).get("ann/job/cv.pdf"),
    "remove a file": lambda project: files(project).remove("ann/job/cv.pdf"),
    "remove a folder": lambda project: files(project).remove_folder("ann/job"),
    "sign up": lambda project: SupabaseAccounts(project).sign_up("ann@example.org", "long enough"),
    "sign in": lambda project: SupabaseAccounts(project).sign_in("ann@example.org", "long enough"),
    "refresh": lambda project: SupabaseAccounts(project).refresh("refresh token"),
    "ask for a mail": lambda project: SupabaseAccounts(project).send_reset_mail("ann@example.org"),
    "change a password": lambda project: SupabaseAccounts(project).change_password("a@b.org", "123", "new"),
    "sign out": lambda project: SupabaseAccounts(project).sign_out("token"),
    "come back": lambda project: SupabaseAccounts(project).finish_oauth("code", "verifier"),
}

FAULTS: dict[str, tuple[Answer | httpx.Response, ErrorCode]] = {
    "no answer in time": (breaks(httpx.ReadTimeout), ErrorCode.NETWORK),
    "no connection in time": (breaks(httpx.ConnectTimeout), ErrorCode.NETWORK),
    "no free connection": (breaks(httpx.PoolTimeout), ErrorCode.NETWORK),
    "connection refused": (breaks(httpx.ConnectError), ErrorCode.NETWORK),
    "connection cut": (breaks(httpx.ReadError), ErrorCode.NETWORK),
    "half an answer": (breaks(httpx.RemoteProtocolError), ErrorCode.NETWORK),
    "undecodable": (breaks(httpx.DecodingError), ErrorCode.NETWORK),
    "too many requests": (refusal(429), ErrorCode.RATE_LIMITED),
    "too many, as a page": (text(429, f"<h1>{PRIVATE}</h1>"), ErrorCode.RATE_LIMITED),
    "out of service": (refusal(503), ErrorCode.STORAGE),
    "out of service, as a page": (text(503, f"<h1>{PRIVATE}</h1>"), ErrorCode.STORAGE),
    "origin is down": (text(521, PRIVATE), ErrorCode.STORAGE),
    "bad gateway": (text(502, PRIVATE), ErrorCode.STORAGE),
    "broken": (text(500, PRIVATE), ErrorCode.STORAGE),
    "paused project": (refusal(540), ErrorCode.STORAGE),
}
"""What is the same for every call."""


def refused(call: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as caught:
        call()
    return caught.value


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize(("answer", "code"), FAULTS.values(), ids=FAULTS)
def test_every_fault_is_told_in_our_words_after_one_request(
    call: Call, answer: Answer | httpx.Response, code: ErrorCode, caplog: pytest.LogCaptureFixture
) -> None:
    answers = Answers(answer)
    with caplog.at_level(logging.DEBUG):
        error = refused(lambda: call(answers.project))
    assert error.code is code
    assert error.message.endswith(("again.", "again in a moment."))
    assert len(answers.asked) == 1, "the library's own retries block a page for seconds"
    for name in PRIVATE.split(", "):
        assert name not in f"{error.message} {caplog.text}"


NONSENSE = {
    "a page": text(200, f"<html>{PRIVATE}</html>"),
    "cut off": text(200, '[{"id": "1", "user_id": "ann", "cre', "application/json"),
    "empty": text(200, "", "application/json"),
    "null": text(200, "null", "application/json"),
    "a number": text(200, "7", "application/json"),
    "an odd object": text(200, '{"odd": true}', "application/json"),
    "odd rows": text(200, f'[{{"id": "1", "title": "{PRIVATE}"}}]', "application/json"),
}
SILENT = {"remove a file", "ask for a mail", "sign out", "get a file"}
"""An answer of these says nothing that could be checked, or is the file itself."""


LOOKS_RIGHT = {
    ("list rows", "empty"),
    ("claim a job", "empty"),
    ("list overdue jobs", "empty"),
    ("list forgotten jobs", "empty"),
    ("list credentials", "empty"),
    ("list events", "empty"),
    ("call for waiting jobs", "a number"),
    ("list overdue jobs", "odd rows"),
    ("list forgotten jobs", "odd rows"),
}
"""What the library makes nothing of, and rows by hand that are no jobs, which are passed over."""


@pytest.mark.parametrize(
    ("name", "odd"),
    [pair for pair in product(CALLS, NONSENSE) if pair[0] not in SILENT and pair not in LOOKS_RIGHT],
)
def test_nonsense_is_never_taken_for_success(name: str, odd: str, caplog: pytest.LogCaptureFixture) -> None:
    error = refused(lambda: CALLS[name](Answers(NONSENSE[odd]).project))
    assert error.code is ErrorCode.STORAGE
    assert "Canary" not in f"{error.message} {caplog.text}"


ROW_REFUSALS = [
    (refusal(409, code="23505"), ErrorCode.CONFLICT, "exists already"),
    (refusal(409, code="23503"), ErrorCode.CONFLICT, "still needed"),
    (refusal(400, code="23514"), ErrorCode.INPUT_UNREADABLE, "cannot be kept"),
    (refusal(400, code="22P05"), ErrorCode.INPUT_UNREADABLE, "cannot be kept"),
    (refusal(400, code="22001"), ErrorCode.INPUT_TOO_BIG, "smaller"),
    (text(413, "too large"), ErrorCode.INPUT_TOO_BIG, "smaller"),
    (refusal(401, code="PGRST301"), ErrorCode.UNAUTHORIZED, "Sign in again"),
    (refusal(401, code="PGRST303"), ErrorCode.UNAUTHORIZED, "Sign in again"),
    (text(401, "expired"), ErrorCode.UNAUTHORIZED, "Sign in again"),
    (refusal(403, code="42501"), ErrorCode.STORAGE, "Whoever runs it"),
    (refusal(404, code="PGRST205"), ErrorCode.STORAGE, "Whoever runs it"),
    (refusal(400, code="never seen"), ErrorCode.STORAGE, "Try again"),
    (httpx.Response(400, json={}), ErrorCode.STORAGE, "Try again"),
    (httpx.Response(302, headers={"location": "https://elsewhere.example"}), ErrorCode.STORAGE, "Try again"),
]


@pytest.mark.parametrize(("answer", "code", "words"), ROW_REFUSALS)
def test_what_the_database_refuses(answer: httpx.Response, code: ErrorCode, words: str) -> None:
    for name in ("list rows", "add a row", "change a row", "remove a row"):
        error = refused(lambda name=name: CALLS[name](Answers(answer).project))
        assert error.code is code
        assert words in error.message


FILE_REFUSALS = [
    ("404", ErrorCode.NOT_FOUND, "no longer here"),
    ("401", ErrorCode.UNAUTHORIZED, "Sign in again"),
    ("403", ErrorCode.UNAUTHORIZED, "Sign in again"),
    ("413", ErrorCode.INPUT_TOO_BIG, "smaller"),
    ("415", ErrorCode.STORAGE, "Whoever runs it"),
    ("409", ErrorCode.CONFLICT, "exists already"),
    ("500", ErrorCode.STORAGE, "Try again"),
    ("odd", ErrorCode.STORAGE, "Try again"),
]


@pytest.mark.parametrize(("status", "code", "words"), FILE_REFUSALS)
@pytest.mark.parametrize("label", ["not_found", "NoSuchKey", "whatever it is called today"])
def test_what_file_storage_refuses_by_the_status_inside(
    status: str, code: ErrorCode, words: str, label: str
) -> None:
    for name in ("put a file", "get a file", "remove a file", "remove a folder"):
        answer = refusal(400, statusCode=status, error=label)
        error = refused(lambda name=name, answer=answer: CALLS[name](Answers(answer).project))
        assert error.code is code
        assert words in error.message


ACCOUNT_REFUSALS = [
    (400, "invalid_credentials", ErrorCode.UNAUTHORIZED, "do not fit together"),
    (400, "email_not_confirmed", ErrorCode.UNAUTHORIZED, "not confirmed"),
    (403, "otp_expired", ErrorCode.UNAUTHORIZED, "Ask for a new mail"),
    (422, "same_password", ErrorCode.INPUT_UNREADABLE, "Take another one"),
    (422, "weak_password", ErrorCode.INPUT_UNREADABLE, "longer one"),
    (400, "email_address_invalid", ErrorCode.INPUT_UNREADABLE, "Check both"),
    (422, "user_already_exists", ErrorCode.CONFLICT, "Sign in with it"),
    (422, "email_exists", ErrorCode.CONFLICT, "Sign in with it"),
    (422, "signup_disabled", ErrorCode.UNAUTHORIZED, "Ask whoever runs"),
    (400, "refresh_token_not_found", ErrorCode.UNAUTHORIZED, "Sign in again"),
    (400, "refresh_token_already_used", ErrorCode.UNAUTHORIZED, "Sign in again"),
    (401, "something new", ErrorCode.UNAUTHORIZED, "Sign in again"),
    (500, "unexpected_failure", ErrorCode.STORAGE, "Try again"),
]


@pytest.mark.parametrize(("status", "code", "ours", "words"), ACCOUNT_REFUSALS)
@pytest.mark.parametrize("name", ["sign up", "sign in", "change a password"])
def test_what_the_sign_in_service_refuses(
    name: str, status: int, code: str, ours: ErrorCode, words: str
) -> None:
    answer = httpx.Response(
        status, json={"error_code": code, "msg": PRIVATE, "weak_password": {"reasons": []}}
    )
    error = refused(lambda: CALLS[name](Answers(answer).project))
    assert error.code is ours
    assert words in error.message
    assert "Canary" not in error.message


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (400, "refresh_token_not_found"),
        (400, "refresh_token_already_used"),
        (400, "validation_failed"),
        (403, "session_not_found"),
        (403, "session_expired"),
        (401, "bad_jwt"),
        (400, ""),
    ],
)
def test_a_refresh_token_of_no_use_ends_the_session(status: int, code: str) -> None:
    answer = httpx.Response(status, json={"error_code": code, "msg": PRIVATE})
    error = refused(lambda: CALLS["refresh"](Answers(answer).project))
    assert (error.code, error.message) == (ErrorCode.UNAUTHORIZED, "Your session is over. Sign in again.")


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (404, "flow_state_not_found"),
        (403, "flow_state_expired"),
        (400, "bad_code_verifier"),
        (400, "validation_failed"),
        (400, ""),
    ],
)
def test_a_code_of_no_use_signs_nobody_in(status: int, code: str) -> None:
    answer = httpx.Response(status, json={"error_code": code, "msg": PRIVATE})
    error = refused(lambda: CALLS["come back"](Answers(answer).project))
    assert error.code is ErrorCode.UNAUTHORIZED
    assert "Canary" not in error.message


@pytest.mark.parametrize(
    ("header", "wait"), [("7", 7), ("0", 1), ("999999", 3600), ("Wed, 21 Oct 2026", 1), ("", 1)]
)
def test_how_long_to_wait_is_passed_on(header: str, wait: int) -> None:
    answers = Answers(text(429, "slow down", **({"retry-after": header} if header else {})))
    assert refused(lambda: table(answers.project).list("ann")).retry_after == wait


def test_a_bug_of_ours_stays_a_bug() -> None:
    with pytest.raises(ZeroDivisionError), in_our_words():
        _ = 1 / 0
    with pytest.raises(ValueError, match="no column"):
        table(Answers(rows()).project).list("ann", {"id = id or 1": "1"})


@pytest.fixture
def silent_server() -> Iterator[str]:
    """Takes connections and never says a word."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize("name", CALLS)
def test_a_server_that_is_gone_is_told_at_once(name: str) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
    began = time.monotonic()
    assert refused(lambda: CALLS[name](SupabaseProject(address, KEY))).code is ErrorCode.NETWORK
    assert time.monotonic() - began < 2


def test_a_silent_server_is_given_up_within_the_limit(
    silent_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a shorter limit than the product's, of which only the number is checked."""
    limits = (client_module.CONNECT_SECONDS, client_module.TIMEOUT_SECONDS, client_module.FILE_SECONDS)
    assert limits == (3, 4, 10)
    monkeypatch.setattr(client_module, "TIMEOUT_SECONDS", 0.2)
    monkeypatch.setattr(client_module, "FILE_SECONDS", 1.2)
    for name, call in CALLS.items():
        project = SupabaseProject(silent_server, KEY)
        began = time.monotonic()
        assert refused(lambda call=call, project=project: call(project)).code is ErrorCode.NETWORK
        is_patient = ("file" in name or "folder" in name) and name != "get a file"
        limit = 1.2 if is_patient else 0.2
        assert limit <= time.monotonic() - began < limit + 0.8, name


def test_one_waits_for_all_where_nobody_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wires_module, "REST_SECONDS", 0.3)
    answers = Answers(breaks(httpx.ReadTimeout), rows())
    for _ in range(3):
        assert refused(lambda: table(answers.project).list("ann")).code is ErrorCode.NETWORK
    assert len(answers.asked) == 1
    time.sleep(0.35)
    assert table(answers.project).list("ann") == []


def test_a_slow_answer_to_one_is_not_held_against_the_others() -> None:
    def slow_for_one(request: httpx.Request) -> httpx.Response:
        table(answers.project).list("bob")
        raise httpx.ReadTimeout(PRIVATE, request=request)

    answers = Answers(slow_for_one, rows())
    assert refused(lambda: table(answers.project).list("ann")).code is ErrorCode.NETWORK
    assert table(answers.project).list("ann") == []


def test_whether_it_is_there_is_known_within_three_seconds(silent_server: str) -> None:
    began = time.monotonic()
    assert not SupabaseProject(silent_server, KEY).answers()
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(("answer", "code"), FAULTS.values(), ids=FAULTS)
def test_whoever_is_asked_too_much_is_there_and_nobody_else(
    answer: Answer | httpx.Response, code: ErrorCode
) -> None:
    answers = Answers(answer)
    assert answers.project.answers() is (code is ErrorCode.RATE_LIMITED)
    assert len(answers.asked) == 1


@pytest.mark.parametrize("status", [200, 401, 403, 404])
def test_a_refusal_is_an_answer(status: int) -> None:
    answers = Answers(refusal(status))
    assert answers.project.answers()
    assert answers.last.headers["apikey"] == KEY


def test_no_thread_is_left_behind() -> None:
    before = threading.active_count()
    session = {"access_token": "a", "refresh_token": "r", "expires_in": 60, "token_type": "bearer"}
    user = {"id": "u", "aud": "authenticated", "app_metadata": {}, "user_metadata": {}, "created_at": 0}
    answers = Answers(
        httpx.Response(200, json={**session, "user": {**user, "created_at": "2026-11-24T09:00:00Z"}})
    )
    assert SupabaseAccounts(answers.project).sign_in("ann@example.org", "x").access_token == "a"
    assert threading.active_count() == before
