"""What every `Table` does, wherever its rows are kept."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import JobStatus
from core.ports import Page
from tests.contract.homes import Home, Homes, add_all
from tests.contract.rows import (
    NOW,
    application,
    artifact,
    candidate,
    credential,
    job,
    new_id,
    posting,
    profile,
)


def code_of(call: Callable[[], object]) -> ErrorCode:
    with pytest.raises(UserError) as caught:
        call()
    return caught.value.code


def test_rows_of_every_noun_come_back_as_they_were(ann: Home) -> None:
    user, known = (
        ann.user_id,
        {name: new_id() for name in ("person", "profile", "posting", "job", "cv", "sent", "secret")},
    )
    rows = [
        (ann.candidates, candidate(known["person"], user)),
        (ann.profiles, profile(known["profile"], user, known["person"])),
        (ann.postings, posting(known["posting"], "Pflegefachkraft (m/w/d) – „Intensiv“ 🩺", user)),
        (ann.jobs, job(known["job"], user, lease_until=NOW.replace(microsecond=120), error_message="")),
        (ann.artifacts, artifact(known["cv"], user, known["job"])),
        (ann.applications, application(known["sent"], user, known["job"], {"cv": known["cv"]})),
        (ann.credentials, credential(known["secret"], user)),
    ]
    for table, row in rows:
        assert table.add(user, row) == row
    for table, row in rows:
        assert table.require(user, row.id) == row
        assert table.require(user, row.id).model_dump_json() == row.model_dump_json()
        assert table.list(user) == [row]


def test_another_persons_row_is_not_found(ann: Home, bob: Home) -> None:
    row = ann.postings.add(ann.user_id, posting(new_id(), user_id=ann.user_id))
    assert bob.postings.get(bob.user_id, row.id) is None
    assert bob.postings.list(bob.user_id) == []
    assert bob.postings.count(bob.user_id) == 0
    assert bob.postings.change(bob.user_id, {"id": row.id}, {"source": "stolen"}) == 0
    assert not bob.postings.remove(bob.user_id, row.id)
    assert code_of(lambda: bob.postings.require(bob.user_id, row.id)) is ErrorCode.NOT_FOUND
    assert ann.postings.require(ann.user_id, row.id) == row


def test_rows_come_in_the_order_that_was_asked_for_and_in_pages(ann: Home) -> None:
    add_all(ann.postings, [posting(f"{ann.user_id}-{n}", user_id=ann.user_id, minute=n) for n in range(5)])

    def numbers(order: str, page: Page = Page()) -> str:  # noqa: B008
        return "".join(row.id[-1] for row in ann.postings.list(ann.user_id, order=order, page=page))

    assert numbers("-created_at") == "43210"
    assert numbers("created_at") == "01234"
    assert numbers("-created_at", Page(limit=2)) == "43"
    assert numbers("-created_at", Page(offset=2, limit=2)) == "21"
    assert numbers("-created_at", Page(offset=9)) == ""
    assert numbers("-created_at", Page(limit=0)) == ""


def test_rows_of_one_moment_stand_in_one_order_on_all_pages(ann: Home) -> None:
    rows = [posting(new_id(), user_id=ann.user_id) for _ in range(9)]
    add_all(ann.postings, rows)
    paged = [
        row.id
        for offset in range(0, 9, 2)
        for row in ann.postings.list(ann.user_id, page=Page(offset=offset, limit=2))
    ]
    assert paged == sorted((row.id for row in rows), reverse=True)


def test_more_rows_than_one_answer_holds_are_all_read(ann: Home) -> None:
    ids = [f"{ann.user_id}-{number:04}" for number in range(2300)]
    for start in range(0, 2300, 800):
        add_all(ann.postings, [posting(row_id, user_id=ann.user_id) for row_id in ids[start : start + 800]])
    assert [row.id for row in ann.postings.list(ann.user_id, order="id", page=Page(limit=5000))] == ids
    assert [row.id for row in ann.postings.list(ann.user_id, order="id", page=Page(5, 1200))] == ids[5:1205]
    assert ann.postings.count(ann.user_id) == 2300
    assert ann.postings.change(ann.user_id, {"source": ""}, {"source": "all of them"}) == 2300


def test_nothing_stands_before_something(ann: Home) -> None:
    moments = {"none": None, "late": NOW + timedelta(hours=1), "early": NOW}
    for name, moment in moments.items():
        ann.jobs.add(ann.user_id, job(f"{ann.user_id}-{name}", ann.user_id, not_before=moment))
    for order, names in (("not_before", "none early late"), ("-not_before", "late early none")):
        found = [row.id.rpartition("-")[2] for row in ann.jobs.list(ann.user_id, order=order)]
        assert found == names.split()


ODD_TEXTS = [
    "",
    " ",
    " padded ",
    "null",
    "NULL",
    "true",
    "eq.1",
    "not.is.null",
    "a,b",
    "(a)",
    'say "hi"',
    "it's",
    "back\\slash",
    "50%",
    "a+b&c=d#e?f",
    "*",
    "ünï – 漢字 🩺",
    "line\nbreak\ttab",
]


def test_a_condition_means_the_text_itself(homes: Homes) -> None:
    ann = homes.ann
    texts = [text for text in ODD_TEXTS if text not in homes.misread]
    for text in texts:
        ann.postings.add(ann.user_id, posting(new_id(), user_id=ann.user_id, source=text))
    for text in texts:
        assert [row.source for row in ann.postings.list(ann.user_id, {"source": text})] == [text]
        assert ann.postings.count(ann.user_id, {"source": text}) == 1
        assert ann.postings.change(ann.user_id, {"source": text}, {"sha256": text}) == 1
    assert {row.sha256 for row in ann.postings.list(ann.user_id)} == set(texts)


def test_a_condition_can_be_of_every_kind(ann: Home) -> None:
    ann.jobs.add(ann.user_id, job(f"{ann.user_id}-1", ann.user_id))
    ann.jobs.add(
        ann.user_id, job(f"{ann.user_id}-2", ann.user_id, progress=5, cancel_requested=True, woken_at=NOW)
    )
    for where, found in [
        ({"progress": 5}, "2"),
        ({"progress": 0}, "1"),
        ({"cancel_requested": True}, "2"),
        ({"cancel_requested": False}, "1"),
        ({"woken_at": None}, "1"),
        ({"error_code": None, "status": JobStatus.QUEUED}, "12"),
        ({"status": JobStatus.DONE}, ""),
    ]:
        assert "".join(row.id[-1] for row in ann.jobs.list(ann.user_id, where, order="id")) == found
    with pytest.raises(ValueError, match="no column"):
        ann.jobs.list(ann.user_id, {"id = id or 1": "1"})


def test_a_change_sets_cells_of_every_kind(ann: Home) -> None:
    row = ann.jobs.add(ann.user_id, job(new_id(), ann.user_id, lease_until=NOW))
    later = NOW + timedelta(microseconds=1)
    request = row.request.changed(template="modern")
    patch = {
        "status": JobStatus.RUNNING,
        "progress": 25,
        "lease_until": None,
        "woken_at": later,
        "request": request,
    }
    assert ann.jobs.change(ann.user_id, {"id": row.id}, patch) == 1
    assert ann.jobs.require(ann.user_id, row.id) == row.model_copy(update=patch)
    assert ann.jobs.require(ann.user_id, row.id).created_at == NOW


def test_a_change_wins_only_while_its_condition_holds(ann: Home) -> None:
    row = ann.jobs.add(ann.user_id, job(new_id(), ann.user_id))
    claim = {"id": row.id, "status": JobStatus.QUEUED, "lease_until": None}
    assert ann.jobs.change(ann.user_id, claim, {"status": JobStatus.RUNNING}) == 1
    assert ann.jobs.change(ann.user_id, claim, {"status": JobStatus.RUNNING}) == 0


def test_of_many_who_claim_at_once_one_wins(ann: Home) -> None:
    row = ann.jobs.add(ann.user_id, job(new_id(), ann.user_id))
    claim = {"id": row.id, "worker": ""}

    def won(number: int) -> int:
        return ann.jobs.change(ann.user_id, claim, {"worker": f"w{number}"})

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(won, range(16))) == 1


def test_threads_that_count_up_together_lose_nothing(ann: Home) -> None:
    row = ann.jobs.add(ann.user_id, job(new_id(), ann.user_id))

    def count_up(_: int) -> None:
        while True:
            seen = ann.jobs.require(ann.user_id, row.id).progress
            if ann.jobs.change(ann.user_id, {"id": row.id, "progress": seen}, {"progress": seen + 1}):
                return

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(count_up, range(24)))
    assert ann.jobs.require(ann.user_id, row.id).progress == 24


def test_what_must_be_unique_is_kept_once(ann: Home) -> None:
    row = ann.jobs.add(ann.user_id, job(new_id(), ann.user_id, "same"))
    assert code_of(lambda: ann.jobs.add(ann.user_id, job(row.id, ann.user_id, "other"))) is ErrorCode.CONFLICT
    again = job(new_id(), ann.user_id, "same")
    assert code_of(lambda: ann.jobs.add(ann.user_id, again)) is ErrorCode.CONFLICT
    ann.jobs.change(ann.user_id, {"id": row.id}, {"status": JobStatus.ERROR})
    ann.jobs.add(ann.user_id, again)
    assert ann.jobs.count(ann.user_id, {"fingerprint": "same"}) == 2


def test_two_people_may_do_the_same(ann: Home, bob: Home) -> None:
    for home in (ann, bob):
        home.jobs.add(home.user_id, job(new_id(), home.user_id, "same", idempotency_key="key"))
        assert home.jobs.count(home.user_id) == 1


def test_a_row_goes_once_and_not_while_another_needs_it(ann: Home) -> None:
    person = ann.candidates.add(ann.user_id, candidate(new_id(), ann.user_id))
    cv = ann.profiles.add(ann.user_id, profile(new_id(), ann.user_id, person.id))
    assert code_of(lambda: ann.candidates.remove(ann.user_id, person.id)) is ErrorCode.CONFLICT
    assert ann.profiles.remove(ann.user_id, cv.id)
    assert not ann.profiles.remove(ann.user_id, cv.id)
    assert ann.candidates.remove(ann.user_id, person.id)
    assert ann.candidates.get(ann.user_id, person.id) is None


def test_ids_that_nobody_gave_are_not_found(ann: Home) -> None:
    for row_id in ("", "nothing", "0" * 32, "null", "1,2", "*", "x" * 500):
        assert ann.postings.get(ann.user_id, row_id) is None
        assert not ann.postings.remove(ann.user_id, row_id)


def test_many_are_kept_at_once_and_each_once(ann: Home) -> None:
    rows = [posting(new_id(), user_id=ann.user_id, source="first") for _ in range(3)]
    assert ann.postings.add_all(ann.user_id, rows[:2]) == 2
    again = [row.model_copy(update={"source": "second"}) for row in rows]
    assert ann.postings.add_all(ann.user_id, again) == 1
    kept = {row.id: row.source for row in ann.postings.list(ann.user_id)}
    assert kept == dict(zip([row.id for row in rows], ["first", "first", "second"], strict=True))
    assert ann.postings.add_all(ann.user_id, []) == 0


def test_of_many_all_are_kept_or_none(ann: Home, bob: Home) -> None:
    taken = ann.jobs.add(ann.user_id, job(new_id(), ann.user_id, "taken"))
    rows = [job(new_id(), ann.user_id, name) for name in ("free", "taken")]
    assert code_of(lambda: ann.jobs.add_all(ann.user_id, rows)) is ErrorCode.CONFLICT
    assert ann.jobs.list(ann.user_id) == [taken]
    theirs = posting(new_id(), user_id=bob.user_id)
    ann.postings.add_all(ann.user_id, [theirs])
    assert bob.postings.list(bob.user_id) == []


def test_what_matches_goes_at_once_and_nothing_else(ann: Home, bob: Home) -> None:
    for home in (ann, bob):
        add_all(
            home.postings, [posting(new_id(), user_id=home.user_id, source=name) for name in ("a", "a", "b")]
        )
    assert ann.postings.remove_all(ann.user_id, {"source": "a"}) == 2
    assert [row.source for row in ann.postings.list(ann.user_id)] == ["b"]
    assert bob.postings.count(bob.user_id) == 3


def test_while_one_of_many_is_needed_none_goes(ann: Home) -> None:
    person, other = (ann.candidates.add(ann.user_id, candidate(new_id(), ann.user_id)) for _ in range(2))
    ann.profiles.add(ann.user_id, profile(new_id(), ann.user_id, person.id))
    assert code_of(lambda: ann.candidates.remove_all(ann.user_id, {})) is ErrorCode.CONFLICT
    assert {row.id for row in ann.candidates.list(ann.user_id)} == {person.id, other.id}
