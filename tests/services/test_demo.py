"""The demo workspace: loaded once however often, removed without a trace, and nothing else touched."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from core.bootstrap import RUNNERS
from core.bootstrap.demo_files import demo_story
from core.domain.applications import ApplicationStatus
from core.domain.jobs import JobStatus
from core.ports import Page, Ports
from core.services.applying import copy_answers
from core.services.candidates import add_candidate, list_candidates
from core.services.demo import demo_candidates, load_demo, reset_demo
from core.services.jobs import run_next
from core.services.postings import add_posting_text
from core.services.previews import result_of
from core.services.privacy import erase_everything
from tests.conftest import Clock

pytestmark = pytest.mark.slow

EVERYTHING = Page(limit=1000)


def load(ports: Ports, user_id: str = "ann") -> None:
    load_demo(ports, user_id, demo_story())


def kept(ports: Ports, user_id: str = "ann") -> dict[str, set[str]]:
    names = ("candidates", "profiles", "postings", "jobs", "applications", "application_events")
    return {name: {row.id for row in getattr(ports, name).list(user_id, page=EVERYTHING)} for name in names}


def nothing() -> dict[str, set[str]]:
    names = ("candidates", "profiles", "postings", "jobs", "applications", "application_events")
    return {name: set() for name in names}


def test_there_is_something_of_everything(ports: Ports) -> None:
    load(ports)
    rows = ports.applications.list("ann", page=EVERYTHING)
    counts = {name: len(ids) for name, ids in kept(ports).items()}
    assert (counts["candidates"], counts["postings"], counts["applications"]) == (3, 10, 30)
    assert {row.status for row in rows} == set(ApplicationStatus)
    assert {row.template for row in rows} == {"classic", "modern"}
    assert len({row.source for row in rows}) > 3
    assert max(row.score for row in rows) - min(row.score for row in rows) > 40
    assert all(candidate.has_consent for candidate in list_candidates(ports, "ann"))
    posting_ids = Counter(row.posting_id for row in rows if row.posting_id)
    assert max(posting_ids.values()) == 2


def test_days_are_counted_from_today(ports: Ports, clock: Clock) -> None:
    load(ports)
    rows = ports.applications.list("ann", page=EVERYTHING)
    today = ports.today()
    due = {row.next_action_on for row in rows if row.next_action_on}
    assert min(due) < today.isoformat() < max(due)
    assert today.isoformat() in due
    assert all(row.created_at <= row.updated_at < clock.now for row in rows)
    assert min(row.created_at for row in rows) > clock.now - timedelta(days=95)
    events = ports.application_events.list("ann", page=EVERYTHING)
    assert all(event.created_at < clock.now for event in events)


def test_loading_twice_gives_one(ports: Ports, clock: Clock) -> None:
    load(ports)
    first = kept(ports)
    clock.advance(2 * 86400)
    load(ports)
    assert kept(ports) == first


def test_what_broke_half_way_is_finished(ports: Ports) -> None:
    load(ports)
    first = kept(ports)
    for event in ports.application_events.list("ann", page=Page(limit=7)):
        ports.application_events.remove("ann", event.id)
    ports.applications.remove("ann", ports.applications.list("ann")[0].id)
    load(ports)
    assert kept(ports) == first


def test_reset_takes_the_demo_and_nothing_else(ports: Ports) -> None:
    mine = add_candidate(ports, "ann", "Amara Testwell")
    add_posting_text(ports, "ann", "Analyst\n\nFernway Ltd\n\nWhat you bring\n- SQL", mine.id)
    before = kept(ports)
    load(ports)
    load(ports, "bob")
    theirs = kept(ports, "bob")

    assert reset_demo(ports, "ann") == 3
    assert kept(ports) == before
    assert kept(ports, "bob") == theirs
    assert reset_demo(ports, "ann") == 0


def test_its_documents_are_real_and_go_with_it(ports: Ports, tmp_path: Path) -> None:
    load(ports)
    while run_next(ports, "test", RUNNERS):
        pass
    jobs = {job.id: job for job in ports.jobs.list("ann")}
    assert [job.status for job in jobs.values()] == [JobStatus.DONE] * 6
    made = [row for row in ports.applications.list("ann", page=EVERYTHING) if row.preview_job_id]
    for row in made:
        assert set(row.artifact_ids) == {"cv", "cover_letter", "interview_prep", "form_data"}
        for kind, artifact in row.artifact_ids.items():
            assert ports.artifacts.require("ann", artifact).kind == kind
        assert row.score == result_of(jobs[row.preview_job_id]).ats.score
        assert "@" in copy_answers(ports, "ann", row.preview_job_id)
    assert len(made) == 6
    reset_demo(ports, "ann")
    assert kept(ports) == nothing()
    assert ports.artifacts.list("ann") == []
    assert [path for path in (tmp_path / "data" / "files").rglob("*") if path.is_file()] == []


def test_two_who_load_at_once_get_one(ports: Ports) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: load(ports), range(4)))
    load(ports, "bob")
    assert [len(ids) for ids in kept(ports).values()] == [len(ids) for ids in kept(ports, "bob").values()]


def test_an_erasure_takes_it_too(ports: Ports) -> None:
    load(ports)
    erase_everything(ports, "ann")
    assert kept(ports) == nothing()
    assert demo_candidates(ports, "ann") == []
