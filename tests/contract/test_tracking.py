"""A change of an application and its event are kept together, in every place."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from core.domain.analytics import ApplicationFact
from core.domain.applications import Application, ApplicationEvent, ApplicationStatus, EventName
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
    sent_long_ago = new_id()
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
    if bob.tracking.facts(bob.user_id, None, None):
        pytest.fail("somebody else's facts are told")


def test_facts_of_more_than_a_thousand_come_in_one_answer(ann: Home) -> None:
    add_all(ann.applications, [application(new_id(), ann.user_id, "", {}) for _ in range(1_100)])
    assert len(ann.tracking.facts(ann.user_id, None, None)) == 1_100
