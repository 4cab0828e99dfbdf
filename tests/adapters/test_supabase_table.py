"""What the Supabase table asks for on the wire: always its owner's rows, with its caller's token."""

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

import httpx
import pytest

from core.adapters.supabase import SupabaseTable
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job, JobStatus
from core.domain.records import PostingRecord
from core.ports import Page
from tests.adapters.supabase_answers import KEY, Answers, rows
from tests.contract.rows import NOW, job, posting


def postings(answers: Answers, spoken_as: str = "ann's token") -> SupabaseTable[PostingRecord]:
    return SupabaseTable(answers.project.as_user(spoken_as), "postings", PostingRecord)


def jobs(answers: Answers) -> SupabaseTable[Job]:
    return SupabaseTable(answers.project.as_user("ann's token"), "jobs", Job)


def query(request: httpx.Request) -> dict[str, str]:
    return dict(parse_qsl(request.url.query.decode(), keep_blank_values=True))


def test_a_row_is_asked_for_by_owner_and_id_with_the_callers_token() -> None:
    answers = Answers(rows(posting("1").model_dump(mode="json")))
    assert postings(answers).require("ann", "1") == posting("1")
    assert answers.last.url.path == "/rest/v1/postings"
    asked = query(answers.last)
    assert (asked["user_id"], asked["id"], asked["limit"]) == ("eq.ann", "eq.1", "1")
    assert answers.last.headers["authorization"] == "Bearer ann's token"
    assert answers.last.headers["apikey"] == KEY


def test_clients_of_two_people_never_mix() -> None:
    answers = Answers(rows())
    ann, bob = postings(answers, "ann's token"), postings(answers, "bob's token")
    for table in (ann, bob, ann):
        table.list("whoever")
    spoke = [request.headers["authorization"] for request in answers.asked]
    assert spoke == ["Bearer ann's token", "Bearer bob's token", "Bearer ann's token"]


def test_a_condition_cannot_name_another_owner() -> None:
    answers = Answers(rows(count=0))
    postings(answers).change("ann", {"id": "1", "user_id": "bob"}, {"source": "stolen"})
    assert query(answers.last)["user_id"] == "eq.ann"


@pytest.mark.parametrize(
    ("order", "asked"),
    [
        ("-created_at", "created_at.desc,id.desc"),
        ("created_at", "created_at.asc,id.asc"),
        ("not_before", "not_before.asc.nullsfirst,id.asc"),
        ("-not_before", "not_before.desc.nullslast,id.desc"),
    ],
)
def test_every_order_is_total_and_nulls_stand_where_sqlite_has_them(order: str, asked: str) -> None:
    answers = Answers(rows())
    jobs(answers).list("ann", order=order)
    assert query(answers.last)["order"] == asked


def test_many_rows_are_read_in_several_requests() -> None:
    def some(request: httpx.Request) -> httpx.Response:
        asked = query(request)
        numbers = range(int(asked["offset"]), min(int(asked["offset"]) + int(asked["limit"]), 2300))
        return rows(*(posting(str(number)).model_dump(mode="json") for number in numbers))

    answers = Answers(some)
    found = postings(answers).list("ann", page=Page(offset=5, limit=5000))
    assert [row.id for row in found] == [str(number) for number in range(5, 2300)]
    ranges = [(query(request)["offset"], query(request)["limit"]) for request in answers.asked]
    assert ranges == [("5", "1000"), ("1005", "1000"), ("2005", "1000")]


def test_a_change_is_one_request_that_carries_its_condition() -> None:
    answers = Answers(rows(count=1))
    claim = {"id": "1", "status": JobStatus.QUEUED, "lease_until": None, "cancel_requested": False}
    later = NOW.replace(microsecond=7)
    assert jobs(answers).change("ann", claim, {"status": JobStatus.RUNNING, "lease_until": later}) == 1
    assert answers.last.method == "PATCH"
    asked = query(answers.last)
    assert asked["status"] == "eq.queued"
    assert asked["lease_until"] == "is.null"
    assert asked["cancel_requested"] == "eq.false"
    sent = json.loads(answers.last.content)
    assert sent == {"status": "running", "lease_until": "2026-11-23T09:00:00.000007+00:00"}


def test_moments_come_back_as_they_were_whatever_the_zone_they_are_written_in() -> None:
    moment = datetime(2026, 11, 23, 9, 0, 0, 120000, tzinfo=UTC)
    for text in ("2026-11-23T09:00:00.12+00:00", "2026-11-23T10:00:00.12+01:00"):
        answers = Answers(rows({**posting("1").model_dump(mode="json"), "created_at": text}))
        assert postings(answers).require("ann", "1").created_at == moment


def test_nested_models_are_sent_in_their_wire_form() -> None:
    answers = Answers(rows({"id": "1"}))
    row = job("1", deadline=NOW + timedelta(seconds=170))
    assert jobs(answers).add("ann", row) is row
    sent = json.loads(answers.last.content)
    assert sent["request"]["profileId"] == "p"
    assert sent["result"] is None
    assert sent["user_id"] == "ann"


def test_a_row_that_is_gone_is_said_so() -> None:
    answers = Answers(rows())
    assert postings(answers).get("ann", "1") is None
    with pytest.raises(UserError) as caught:
        postings(answers).require("ann", "1")
    assert caught.value.code is ErrorCode.NOT_FOUND
