"""Following applications: moves of the status, undo, notes and search."""

from datetime import timedelta

import pytest

from core.domain.applications import Application, ApplicationStatus, EventName, Proof
from core.domain.calendars import calendar_of
from core.domain.errors import UserError
from core.domain.moves import moves_from, wrong_move
from core.domain.tracking import Search, is_stale
from core.ports import Page, Ports
from core.services.moves import set_status, set_statuses, take_back, undo
from core.services.tracking import (
    events_of,
    find_applications,
    remove_application,
    set_details,
)

ME = "local"
S = ApplicationStatus


def kept(ports: Ports, number: int = 0, **fields: object) -> Application:
    now = ports.clock() + timedelta(seconds=number)
    row = {"id": ports.new_id(), "user_id": ME, "created_at": now, "updated_at": now, "title": "Nurse"}
    row |= {"employer": f"Clinic {number}", "template": "classic", "score": number % 100}
    return ports.applications.add(ME, Application.model_validate({**row, **fields}))


def now_of(ports: Ports, row: Application) -> Application:
    return ports.applications.require(ME, row.id)


def test_who_says_that_they_applied_has_stated_it_and_can_take_it_back(ports: Ports) -> None:
    row = kept(ports)
    set_status(ports, ME, row, S.APPLIED)
    applied = now_of(ports, row)
    assert (applied.status, applied.proof, applied.applied_at is None) == (S.APPLIED, Proof.STATED, False)
    undo(ports, ME, applied)
    back = now_of(ports, row)
    assert (back.status, back.proof, back.applied_at) == (S.PENDING, Proof.NONE, None)
    assert [event.name for event in events_of(ports, ME, row.id)] == [EventName.STATUS_CHANGED] * 2


def test_a_later_undo_keeps_when_it_was_sent(ports: Ports) -> None:
    row = kept(ports)
    set_status(ports, ME, row, S.APPLIED)
    applied = now_of(ports, row)
    set_status(ports, ME, applied, S.INTERVIEW)
    undo(ports, ME, now_of(ports, row))
    assert now_of(ports, row).model_copy(update={"updated_at": applied.updated_at}) == applied


def test_two_windows_do_not_overwrite_each_other(ports: Ports) -> None:
    row = kept(ports, status=S.APPLIED)
    set_status(ports, ME, row, S.INTERVIEW)
    with pytest.raises(UserError, match="changed meanwhile"):
        set_status(ports, ME, row, S.REJECTED)
    set_details(ports, ME, row, {"notes": "first"})
    with pytest.raises(UserError, match="changed meanwhile"):
        set_details(ports, ME, row, {"notes": "second"})
    assert now_of(ports, row).notes == "first"


def test_every_wrong_move_is_explained() -> None:
    for now in S:
        for then in S:
            assert bool(wrong_move(now, then)) is (then not in moves_from(now))


def test_what_was_sent_is_not_undone(ports: Ports) -> None:
    row = kept(ports, status=S.APPLIED)
    with pytest.raises(UserError, match="no change"):
        undo(ports, ME, row)


def test_notes_are_kept_beside_an_address_that_no_browser_opens(ports: Ports) -> None:
    row = kept(ports, url="see their board")
    assert set_details(ports, ME, row, {"notes": "called", "url": "see their board"})
    assert (now_of(ports, row).notes, now_of(ports, row).url) == ("called", "see their board")
    with pytest.raises(UserError, match="not the address"):
        set_details(ports, ME, now_of(ports, row), {"url": "see their other board"})


def test_a_next_step_has_a_real_day(ports: Ports) -> None:
    row = kept(ports)
    with pytest.raises(UserError, match="2026-11-30"):
        set_details(ports, ME, row, {"next_action_on": "2026-02-30"})
    assert not set_details(ports, ME, row, {"notes": ""})
    assert set_details(ports, ME, row, {"next_action_on": "2026-12-01", "next_action": "call"})
    assert events_of(ports, ME, row.id)[0].data["next_action_on"] == "2026-12-01"


def test_a_follow_up_is_a_calendar_entry(ports: Ports) -> None:
    row = kept(ports, title="Ä" * 60, next_action="a,b;c\\d\ne", next_action_on="2026-12-31")
    text = calendar_of(row, ports.clock())
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    plain = text.replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n" in plain
    assert r"SUMMARY:a\,b\;c\\d\ne: ÄÄ" in plain
    assert calendar_of(kept(ports), ports.clock()) == ""


def test_an_old_posting_that_waits_is_stale(ports: Ports) -> None:
    today = ports.clock().date()
    old = (today - timedelta(days=46)).isoformat()
    assert is_stale(kept(ports, posted_on=old), today)
    assert not is_stale(kept(ports, posted_on=old, status=S.APPLIED), today)
    assert not is_stale(kept(ports, posted_on=today.isoformat()), today)


def test_a_search_takes_words_as_they_are(ports: Ports) -> None:
    kept(ports, 1, notes="100% sure_thing")
    kept(ports, 2, employer="ÄRZTE-Haus")
    assert [row.score for row in find(ports, words="0% SURE_")] == [1]
    assert [row.score for row in find(ports, words="ärzte")] == [2]
    assert find(ports, words="1__%") == find(ports, words="' or 1=1 --") == []


def find(ports: Ports, **asked: object) -> list[Application]:
    return list(find_applications(ports, ME, Search(**asked)).rows)  # type: ignore[arg-type]


def test_several_are_moved_and_the_others_named(ports: Ports) -> None:
    rows = [kept(ports, 1, status=S.APPLIED), kept(ports, 2)]
    moved = set_statuses(ports, ME, [(row, S.REJECTED) for row in rows])
    assert [now_of(ports, row).status for row in rows] == [S.REJECTED, S.PENDING]
    assert [move.after.id for move in moved.moves] == [rows[0].id]
    assert [(row, why) for row, why in moved.refused] == [(rows[1], wrong_move(S.PENDING, S.REJECTED))]


def test_several_are_taken_back_as_they_were_but_what_went_on_since(ports: Ports) -> None:
    rows = [kept(ports, 1), kept(ports, 2, status=S.APPLIED, proof=Proof.RECEIPT), kept(ports, 3)]
    moved = set_statuses(
        ports, ME, [(row, S.APPLIED if row.status is S.PENDING else S.OFFER) for row in rows]
    )
    set_status(ports, ME, now_of(ports, rows[2]), S.INTERVIEW)
    back = take_back(ports, ME, moved.moves)
    for row in rows[:2]:
        assert now_of(ports, row) == row.model_copy(update={"updated_at": ports.clock()})
    assert now_of(ports, rows[2]).status is S.INTERVIEW
    assert ["changed meanwhile" in why for _, why in back.refused] == [True]
    assert [bool(event.data.get("undoes")) for event in events_of(ports, ME, rows[0].id)].count(True) == 1


def test_removed_means_with_its_history(ports: Ports) -> None:
    row = kept(ports)
    set_details(ports, ME, row, {"notes": "x"})
    remove_application(ports, ME, row.id)
    assert ports.applications.count(ME) == ports.application_events.count(ME) == 0


def test_pages_counts_and_twins(ports: Ports) -> None:
    for number in range(5):
        kept(ports, number, url="https://jobs.example/1" if number in (1, 4) else "")
    kept(ports, 9, status=S.OFFER, candidate_id="")
    page = find_applications(ports, ME, Search(statuses=(S.PENDING,)), Page(0, 2))
    assert [row.score for row in page.rows] == [4, 3]
    assert page.counts == {S.PENDING: 5, S.OFFER: 1}
    assert page.total([S.PENDING]) == 5
    assert page.twins == {page.rows[0].id}
