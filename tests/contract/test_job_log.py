"""What every `JobLog` tells, and keeps."""

from core.domain.jobs import Job, JobStatus
from tests.contract.homes import Home, add_all
from tests.contract.offices import Office
from tests.contract.rows import job, new_id


def running(home: Home) -> Job:
    return home.jobs.add(home.user_id, job(new_id(), home.user_id, status=JobStatus.RUNNING))


def step(home: Home, row: Job, **patch: object) -> None:
    assert home.jobs.change(home.user_id, {"id": row.id}, patch) == 1


def drafts(office: Office, row: Job) -> list[dict[str, object]]:
    return [event.data for event in office.log.list(0, [row.id]) if event.name == "partial"]


def test_events_are_told_in_order_and_of_the_jobs_asked_for(office: Office) -> None:
    first, second, other = (running(office.ann) for _ in range(3))
    for progress, row in enumerate([second, first, other, second], start=1):
        step(office.ann, row, progress=progress)
    events = office.log.list(0, [second.id, first.id])
    told = [(event.job_id, event.data["progress"]) for event in events]
    begun = [(first.id, 0), (second.id, 0)]
    assert told == [*begun, (second.id, 1), (first.id, 2), (second.id, 4)]
    assert [event.id for event in events] == sorted({event.id for event in events})
    assert office.log.list(events[2].id, [first.id, second.id]) == events[3:]
    assert office.log.list(events[-1].id, [first.id, second.id]) == []


def test_of_no_job_and_of_unknown_ones_nothing_is_told(office: Office) -> None:
    running(office.ann)
    assert office.log.list(0, []) == []
    assert office.log.list(0, ["nothing", 'a,"b"', "{}", "null", ""]) == []


def test_however_many_jobs_and_events_there_are_all_are_told(office: Office) -> None:
    rows = [job(new_id(), office.ann.user_id) for _ in range(1100)]
    add_all(office.ann.jobs, rows)
    events = office.log.list(0, [row.id for row in rows])
    assert {event.job_id for event in events} == {row.id for row in rows}
    assert [event.id for event in events] == sorted({event.id for event in events})


def test_the_end_is_told_with_its_reason(office: Office) -> None:
    row = running(office.ann)
    step(office.ann, row, status=JobStatus.ERROR, error_code="render_failed", error_message="Ünclear “why”.")
    last = office.log.list(0, [row.id])[-1]
    assert (last.name, last.is_last) == ("error", True)
    said = {"code": "render_failed", "message": "Ünclear “why”.", "job_id": row.id}
    assert last.data["error"] == said


def test_the_newest_draft_of_each_part_is_kept(office: Office) -> None:
    row, user = running(office.ann), office.ann.user_id
    for part, html in [("cv", "<p>1</p>"), ("letter", "<p>ä 🩺 \\ \"'</p>"), ("cv", "<p>2</p>")]:
        office.log.add_partial(user, row.id, part, html)
    kept = [{"part": "letter", "html": "<p>ä 🩺 \\ \"'</p>"}, {"part": "cv", "html": "<p>2</p>"}]
    assert drafts(office, row) == kept


def test_drafts_go_when_the_job_ends_and_none_comes_after(office: Office) -> None:
    row = running(office.ann)
    office.log.add_partial(office.ann.user_id, row.id, "cv", "x")
    assert len(drafts(office, row)) == 1
    step(office.ann, row, status=JobStatus.DONE)
    office.log.add_partial(office.ann.user_id, row.id, "cv", "late")
    assert drafts(office, row) == []


def test_a_draft_is_kept_for_the_jobs_owner_alone(office: Office) -> None:
    theirs = running(office.bob)
    for user_id in (office.ann.user_id, new_id()):
        office.log.add_partial(user_id, theirs.id, "cv", "planted")
    events = office.log.list(0, [theirs.id])
    assert [event.name for event in events] == (["progress"] if office.serves_all else [])
