"""What somebody sees who comes back: their own steps, what is being made, and how the last days went."""

from datetime import timedelta

import pytest

from core.bootstrap.demo_files import demo_story
from core.domain.analytics import Recent
from core.domain.applications import Application, ApplicationStatus
from core.domain.jobs import JobStatus, PreviewRequest
from core.domain.next_steps import StepKind
from core.ports import Ports
from core.services.applications import application_id
from core.services.candidates import add_candidate
from core.services.demo import load_demo
from core.services.home import Outlook, outlook
from core.services.moves import set_status
from core.services.preview_requests import start_preview
from tests.api.world import posting_of, profile_of
from tests.conftest import Clock
from tests.sent_applications import keep_sent


def seen(ports: Ports, candidate_id: str = "") -> Outlook:
    return outlook(ports, "ann", candidate_id, ports.today())


def keep(ports: Ports, sent_days_ago: int, **fields: object) -> Application:
    return keep_sent(ports, "ann", sent_days_ago, **fields)


def begin_run(ports: Ports) -> str:
    request = PreviewRequest(
        profile_id=profile_of(ports, "ann").id,
        posting_id=posting_of(ports, "ann").id,
        template="classic",
    )
    return start_preview(ports, "ann", request).id


def test_somebody_new_has_nothing_and_then_a_cv(ports: Ports) -> None:
    assert (seen(ports).is_new, seen(ports).has_profile) == (True, False)
    profile_of(ports, "ann")
    assert (seen(ports).is_new, seen(ports).has_profile) == (True, True)
    begin_run(ports)
    assert not seen(ports).is_new


def test_whose_applications_have_all_ended_is_not_new(ports: Ports) -> None:
    keep(ports, 40, status=ApplicationStatus.REJECTED)
    assert (seen(ports).is_new, seen(ports).steps) == (False, [])


def test_an_answer_that_took_long_is_one_of_the_week(ports: Ports, clock: Clock) -> None:
    set_status(ports, "ann", keep(ports, 200), ApplicationStatus.INTERVIEW)
    clock.advance(60)
    assert seen(ports).week == Recent(0, 1, 1)


def test_steps_are_the_chosen_candidate_s_and_the_others_are_counted(ports: Ports) -> None:
    mia, cem = (add_candidate(ports, "ann", name).id for name in ("Mia", "Cem"))
    mine = keep(ports, 20)
    hers = [keep(ports, days, candidate_id=mia) for days in (15, 30)]
    keep(ports, 2, candidate_id=cem)
    assert [step.application.id for step in seen(ports).steps] == [mine.id]
    assert [step.application.id for step in seen(ports, mia).steps] == [hers[1].id, hers[0].id]
    assert seen(ports, cem).steps == []
    assert seen(ports, cem).due == {"": 1, mia: 2}


def test_the_day_is_the_person_s(ports: Ports) -> None:
    keep(ports, 1, next_action_on=ports.today().isoformat())
    yesterday = outlook(ports, "ann", "", ports.today() - timedelta(days=1))
    assert yesterday.steps == []
    assert [step.kind for step in seen(ports).steps] == [StepKind.TODAY]


def test_the_week_is_set_beside_the_one_before(ports: Ports) -> None:
    mia = add_candidate(ports, "ann", "Mia").id
    for days in (1, 6, 8, 13, 20):
        keep(ports, days)
    keep(ports, 3, candidate_id=mia)
    found = seen(ports)
    assert (found.week, found.week_before) == (Recent(2, 0, 0), Recent(2, 0, 0))


def test_a_run_is_shown_while_it_goes_on_and_for_a_day(ports: Ports, clock: Clock) -> None:
    run = begin_run(ports)
    assert [one.id for one in seen(ports).runs] == [run]
    ports.jobs.change("ann", {"id": run}, {"status": JobStatus.ERROR, "finished_at": clock.now})
    clock.advance(80_000)
    assert [one.id for one in seen(ports).runs] == [run]
    clock.advance(10_000)
    assert seen(ports).runs == []


def test_a_run_whose_application_is_there_is_not_shown_twice(ports: Ports, clock: Clock) -> None:
    run = begin_run(ports)
    ports.jobs.change("ann", {"id": run}, {"status": JobStatus.DONE, "finished_at": clock.now})
    assert len(seen(ports).runs) == 1
    keep(
        ports,
        0,
        id=application_id("ann", run),
        preview_job_id=run,
        status=ApplicationStatus.PENDING,
        applied_at=None,
    )
    found = seen(ports)
    assert (list(found.runs), [step.kind for step in found.steps]) == ([], [StepKind.READY])
    set_status(ports, "ann", ports.applications.list("ann")[0], ApplicationStatus.APPLIED)
    assert (list(seen(ports).runs), list(seen(ports).steps)) == ([], [])


@pytest.mark.slow
def test_the_demo_has_something_to_do_for_each_and_no_runs(ports: Ports) -> None:
    candidates, _ = load_demo(ports, "ann", demo_story())
    for one in candidates:
        found = seen(ports, one.id)
        assert len(found.steps) >= 3
        assert found.runs == []
        assert not found.is_new
    assert seen(ports).is_new


def test_a_run_that_was_made_again_is_replaced(ports: Ports, clock: Clock) -> None:
    first = begin_run(ports)
    clock.advance(60)
    request = ports.jobs.require("ann", first).request.changed(template="modern")
    again = start_preview(ports, "ann", request).id
    assert [one.id for one in seen(ports).runs] == [again]
