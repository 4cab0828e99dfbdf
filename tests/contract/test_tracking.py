"""A change of an application and its event are kept together, in every place."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta

import pytest

from core.domain.analytics import ApplicationFact
from core.domain.applications import Application, ApplicationEvent, ApplicationStatus, EventName
from core.domain.next_steps import OpenApplication, next_steps
from core.domain.tracking import ORDERS, Search
from core.ports import Change, Page
from tests.contract.homes import Home, add_all
from tests.contract.rows import NOW, application, candidate, job, new_id


def event(home: Home, application_id: str, name: str = "e1") -> ApplicationEvent:
    return ApplicationEvent(
        id=f"{name}-{application_id}",
        user_id=home.user_id,
        created_at=NOW,
        application_id=application_id,
        name=EventName.STATUS_CHANGED,
        actor=home.user_id,
        data={"from": "pending", "to": "applied"},
    )


def application_of(home: Home) -> Application:
    preview = home.jobs.add(home.user_id, job(new_id(), home.user_id))
    return home.applications.add(home.user_id, application(new_id(), home.user_id, preview.id, {}))


PENDING = {"status": ApplicationStatus.PENDING}
APPLIED = {"status": ApplicationStatus.APPLIED, "applied_at": NOW}


def test_both_or_neither(ann: Home) -> None:
    row = application_of(ann)
    assert ann.tracking.change(ann.user_id, row.id, PENDING, APPLIED, event(ann, row.id))
    kept = ann.applications.require(ann.user_id, row.id)
    assert (kept.status, kept.applied_at) == (ApplicationStatus.APPLIED, NOW)
    assert ann.application_events.list(ann.user_id) == [event(ann, row.id)]
    assert not ann.tracking.change(ann.user_id, row.id, PENDING, APPLIED, event(ann, row.id, "e2"))
    assert len(ann.application_events.list(ann.user_id)) == 1


def test_an_event_of_an_id_that_is_known_changes_nothing(ann: Home) -> None:
    row = application_of(ann)
    assert ann.tracking.change(ann.user_id, row.id, {}, {"notes": "first"}, event(ann, row.id))
    assert not ann.tracking.change(ann.user_id, row.id, {}, {"notes": "second"}, event(ann, row.id))
    assert ann.applications.require(ann.user_id, row.id).notes == "first"


def test_an_event_may_come_without_a_change(ann: Home) -> None:
    row = application_of(ann)
    assert ann.tracking.change(ann.user_id, row.id, {}, {}, event(ann, row.id))
    assert ann.applications.require(ann.user_id, row.id) == row


def test_many_are_changed_in_one_step_and_each_for_itself(ann: Home, bob: Home) -> None:
    rows = [application_of(ann) for _ in range(3)]
    stranger = application_of(bob)
    assert ann.tracking.change(ann.user_id, rows[1].id, {}, {"status": "offer"}, event(ann, rows[1].id, "e0"))
    wanted = [Change(row.id, PENDING, APPLIED, event(ann, row.id)) for row in [*rows, stranger]]
    assert set(ann.tracking.change_all(ann.user_id, wanted)) == {rows[0].id, rows[2].id}
    assert [ann.applications.require(ann.user_id, row.id).status for row in rows] == [
        ApplicationStatus.APPLIED,
        ApplicationStatus.OFFER,
        ApplicationStatus.APPLIED,
    ]
    assert bob.applications.require(bob.user_id, stranger.id) == stranger
    assert len(ann.application_events.list(ann.user_id)) == 3
    assert not ann.tracking.change_all(ann.user_id, [])


def test_nobody_changes_another_person_s(ann: Home, bob: Home) -> None:
    row = application_of(ann)
    for user_id in (bob.user_id, ann.user_id):
        told = event(bob, row.id).model_copy(update={"user_id": user_id})
        if bob.tracking.change(bob.user_id, row.id, {}, {"notes": "hello"}, told):
            pytest.fail("somebody else's application was changed")
    assert ann.applications.require(ann.user_id, row.id).notes == ""
    assert ann.application_events.list(ann.user_id) == []


def test_of_many_who_change_from_the_same_state_one_wins(ann: Home) -> None:
    row = application_of(ann)
    with ThreadPoolExecutor(8) as pool:
        won = list(
            pool.map(
                lambda n: ann.tracking.change(
                    ann.user_id, row.id, PENDING, APPLIED, event(ann, row.id, f"e{n}")
                ),
                range(8),
            )
        )
    assert won.count(True) == 1
    assert len(ann.application_events.list(ann.user_id)) == 1


def test_events_go_with_their_application(ann: Home) -> None:
    row = application_of(ann)
    ann.tracking.change(ann.user_id, row.id, {}, {}, event(ann, row.id))
    assert ann.applications.remove(ann.user_id, row.id)
    assert ann.application_events.list(ann.user_id) == []


def test_no_other_column_is_reached(ann: Home) -> None:
    row = application_of(ann)
    with pytest.raises(ValueError, match="colour"):
        ann.tracking.change(ann.user_id, row.id, {}, {"colour": "red"}, event(ann, row.id))


def told(home: Home, row: Application, minute: int, patch: Mapping[str, object], **data: str) -> None:
    step = event(home, row.id, f"after-{minute}").model_copy(
        update={"created_at": NOW + timedelta(minutes=minute), "data": data}
    )
    assert home.tracking.change(home.user_id, row.id, {}, patch, step)


def test_facts_are_what_figures_need(ann: Home) -> None:
    row = application_of(ann)
    told(ann, row, 2, {"status": "interview"}, to="interview")
    told(ann, row, 1, {"status": "applied"}, to="applied")
    told(ann, row, 3, {}, to="jobs@example.org")
    told(ann, row, 4, {"applied_at": NOW, "next_action_on": "2026-12-01"})
    steps = [(NOW + timedelta(minutes=1), "applied"), (NOW + timedelta(minutes=2), "interview")]
    assert ann.tracking.facts(ann.user_id, None, None) == [
        ApplicationFact(row.id, NOW, NOW, "applied", 71, "classic", "", "2026-12-01", "p", steps)
    ]


def test_facts_are_of_the_person_the_candidate_and_the_time_asked_for(ann: Home, bob: Home) -> None:
    mia = ann.candidates.add(ann.user_id, candidate(new_id(), ann.user_id))
    sent_long_ago, later = new_id(), NOW + timedelta(days=1)
    rows = [
        application(new_id(), ann.user_id, "", {}),
        application(new_id(), ann.user_id, "", {}).model_copy(update={"candidate_id": mia.id}),
        application(sent_long_ago, ann.user_id, "", {}).model_copy(
            update={"applied_at": NOW - timedelta(days=90)}
        ),
    ]
    add_all(ann.applications, rows)

    def ids(candidate_id: str | None, since: datetime | None = None, home: Home = ann) -> set[str]:
        return {fact.id for fact in home.tracking.facts(ann.user_id, candidate_id, since)}

    assert ids(None) == {row.id for row in rows}
    assert ids("") == {rows[0].id, sent_long_ago}
    assert ids(mia.id) == {rows[1].id}
    assert ids("", NOW - timedelta(days=30)) == {rows[0].id}
    assert ann.tracking.change(
        ann.user_id, sent_long_ago, {}, {"updated_at": later}, event(ann, sent_long_ago)
    )
    assert {fact.id for fact in ann.tracking.facts(ann.user_id, "", changed_since=later)} == {sent_long_ago}
    if bob.tracking.facts(bob.user_id, None, None):
        pytest.fail("somebody else's facts are told")


def test_facts_of_more_than_a_thousand_come_in_one_answer(ann: Home) -> None:
    add_all(ann.applications, [application(new_id(), ann.user_id, "", {}) for _ in range(1_100)])
    assert len(ann.tracking.facts(ann.user_id, None, None)) == 1_100


def brought(home: Home, count: int, **fields: object) -> list[Application]:
    rows = [application(new_id(), home.user_id, "", {}) for _ in range(count)]
    return [row.model_copy(update={"score": number, **fields}) for number, row in enumerate(rows)]


def scores(rows: Sequence[Application]) -> list[int]:
    return [row.score for row in rows]


def test_all_are_added_or_none_and_each_once(ann: Home) -> None:
    rows = brought(ann, 3)
    assert ann.tracking.add_all(ann.user_id, rows[:2]) == 2
    assert ann.tracking.add_all(ann.user_id, rows) == 1
    assert {row.id: row for row in ann.applications.list(ann.user_id)} == {row.id: row for row in rows}
    unfit = [*brought(ann, 1), *brought(ann, 2, candidate_id="nobody")]
    with pytest.raises(Exception):  # noqa: B017
        ann.tracking.add_all(ann.user_id, unfit, [event(ann, unfit[0].id)])
    assert ann.applications.count(ann.user_id) == 3
    assert ann.application_events.count(ann.user_id) == 0


def test_events_are_kept_with_those_that_are_new(ann: Home) -> None:
    rows = brought(ann, 2)
    ann.tracking.add_all(ann.user_id, rows[:1])
    ann.tracking.add_all(ann.user_id, rows, [event(ann, row.id) for row in rows])
    assert ann.application_events.list(ann.user_id) == [event(ann, rows[1].id)]


def test_a_page_is_found_in_every_order_with_its_counts(ann: Home, bob: Home) -> None:
    rows = brought(ann, 5)
    rows[3] = rows[3].model_copy(update={"status": ApplicationStatus.OFFER, "employer": "aa"})
    rows[2] = rows[2].model_copy(
        update={"next_action_on": "2026-12-01", "updated_at": NOW.replace(year=2027)}
    )
    ann.tracking.add_all(ann.user_id, rows)
    bob.tracking.add_all(bob.user_id, brought(bob, 1))
    first = {
        order: ann.tracking.find(ann.user_id, Search(order=order), Page(0, 1)).rows[0] for order in ORDERS
    }
    assert first["-score"] == rows[4]
    assert first["employer"] == rows[3]
    assert first["-updated_at"] == first["next_action_on"] == rows[2]
    found = ann.tracking.find(ann.user_id, Search(order="-score"), Page(1, 2))
    assert scores(found.rows) == [3, 2]
    assert found.counts == {ApplicationStatus.PENDING: 4, ApplicationStatus.OFFER: 1}
    offers = ann.tracking.find(ann.user_id, Search(statuses=(ApplicationStatus.OFFER,)))
    assert (scores(offers.rows), offers.counts) == ([3], found.counts)
    assert scores(ann.tracking.find(ann.user_id, Search(due_by="2026-12-01")).rows) == [2]
    assert scores(ann.tracking.find(ann.user_id, Search(candidate_id="nobody")).rows) == []


def test_a_page_of_each_status_at_once(ann: Home) -> None:
    rows = brought(ann, 6)
    rows[3:5] = [row.model_copy(update={"status": ApplicationStatus.OFFER}) for row in rows[3:5]]
    ann.tracking.add_all(ann.user_id, rows)
    found = ann.tracking.find(ann.user_id, Search(each_status=True, order="-score"), Page(limit=2))
    lanes = {status: [row.score for row in found.rows if row.status is status] for status in found.counts}
    assert lanes == {ApplicationStatus.PENDING: [5, 2], ApplicationStatus.OFFER: [4, 3]}
    assert found.counts == {ApplicationStatus.PENDING: 4, ApplicationStatus.OFFER: 2}
    offers = Search(each_status=True, statuses=(ApplicationStatus.OFFER,))
    assert len(ann.tracking.find(ann.user_id, offers, Page(limit=9)).rows) == 2


@pytest.mark.parametrize(
    ("days", "found"),
    [({"since": "2026-01-02"}, [2, 1]), ({"until": "2026-01-02"}, [1, 0]), ({"since": "2026-01-04"}, [])],
)
def test_the_days_asked_for_count_whole(ann: Home, days: dict[str, str], found: list[int]) -> None:
    moments = [datetime(2026, 1, day, hour, tzinfo=UTC) for day, hour in ((1, 23), (2, 23), (3, 0))]
    rows = [
        row.model_copy(update={"created_at": moment})
        for row, moment in zip(brought(ann, 3), moments, strict=True)
    ]
    ann.tracking.add_all(ann.user_id, rows)
    page = ann.tracking.find(ann.user_id, Search(**days))
    assert (scores(page.rows), page.total(())) == (found, len(found))


@pytest.mark.parametrize(
    "words", ["100%", "a_b", "a*b", "\\d", "(x)", "o'hara", '"q"', "SÖHNE".lower(), "x,y", "null"]
)
def test_words_are_looked_for_as_they_are(ann: Home, words: str) -> None:
    row = application(new_id(), ann.user_id, "", {}).model_copy(update={"notes": f"so {words.upper()} it"})
    other = row.model_copy(update={"id": new_id(), "notes": "100 axb dx", "employer": "E", "title": "T"})
    ann.tracking.add_all(ann.user_id, [row, other])
    assert [found.id for found in ann.tracking.find(ann.user_id, Search(words=words)).rows] == [row.id]


def test_twins_are_told_of_the_same_posting_alone(ann: Home) -> None:
    rows = brought(ann, 5)
    for number, named in enumerate(
        [{"url": "u"}, {"url": "u"}, {"posting_id": "p"}, {"posting_id": "p"}, {}]
    ):
        rows[number] = rows[number].model_copy(update=named)
    ann.tracking.add_all(ann.user_id, rows)
    page = ann.tracking.find(ann.user_id, Search(order="-score"), Page(0, 4))
    assert page.twins == {row.id for row in rows[1:4]}


def test_open_are_those_of_all_candidates_that_have_not_ended(ann: Home, bob: Home) -> None:
    mia = ann.candidates.add(ann.user_id, candidate(new_id(), ann.user_id))
    rows = [
        row.model_copy(update={"status": status, "candidate_id": whose, "applied_at": NOW})
        for status in ApplicationStatus
        for whose in ("", mia.id)
        for row in brought(ann, 1, next_action="Call", next_action_on=NOW.date().isoformat())
    ]
    ann.tracking.add_all(ann.user_id, rows)
    bob.tracking.add_all(bob.user_id, brought(bob, 1, next_action_on=NOW.date().isoformat()))
    opened = {one.id: one.model_dump() for one in ann.tracking.open(ann.user_id, NOW.date())}
    ended = {ApplicationStatus.REJECTED, ApplicationStatus.WITHDRAWN}
    left = {row.id: row.model_dump() for row in rows if row.status not in ended}
    assert opened.keys() == left.keys()
    assert all(one.items() <= left[row_id].items() for row_id, one in opened.items())


def test_open_are_exactly_those_with_a_next_step(ann: Home) -> None:
    today = NOW.date()
    days = ["", *((today + timedelta(days=ahead)).isoformat() for ahead in (-1, 0, 1, 7, 8))]
    run = ann.jobs.add(ann.user_id, job(new_id(), ann.user_id))
    rows = [
        row.model_copy(update={"status": status, "next_action_on": day, "applied_at": applied_at})
        for status in ApplicationStatus
        for day in days
        for applied_at in (None, *(midnight(today) - timedelta(days=13, seconds=n) for n in (0, 1)))
        for row in brought(ann, 1)
    ]
    rows.append(
        application(new_id(), ann.user_id, run.id, {}).model_copy(update={"next_action_on": days[-1]})
    )
    ann.tracking.add_all(ann.user_id, rows)
    told = OpenApplication.model_fields.keys()
    wanted = {
        step.application.id
        for step in next_steps((OpenApplication(**row.model_dump(include=told)) for row in rows), today)
    }
    assert {one.id for one in ann.tracking.open(ann.user_id, today)} == wanted


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
