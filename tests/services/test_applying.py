"""What a person does with a finished preview: once each, and what was sent stays what it was."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256

import pytest

from core.domain.answers import GivenAnswer
from core.domain.applications import ApplicationStatus, Channel, EventName, Proof, Sent
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job, PreviewRequest
from core.ports import Ports
from core.services import jobs
from core.services.answers import replace_answers
from core.services.applications import applications_like, begin_application, find_application, form_of
from core.services.applying import confirm_sent, copy_answers, name_job_page, open_job_page, record_event
from core.services.artifacts import read_artifact
from core.services.candidates import add_candidate
from core.services.tracking import remove_application
from tests.api.world import file_of, finished_preview, posting_of, profile_of
from tests.conftest import Clock

WORD_AND_PDF = Sent(how=Channel.SITE, documents={"cv": "docx", "cover_letter": "pdf"})
DAY = 86_400


@pytest.fixture
def preview(ports: Ports) -> Job:
    request = PreviewRequest(
        profile_id=profile_of(ports, "ann").id, posting_id=posting_of(ports, "ann").id, template="classic"
    )
    job = finished_preview(ports, "ann", request)
    files = {
        **job.result.files,
        "cv": {**job.result.files["cv"], "docx": file_of(ports, "ann", "cv", "docx")},
    }
    result = job.result.changed(files=files)
    ports.jobs.change("ann", {"id": job.id}, {"result": result, "finished_at": ports.clock()})
    return ports.jobs.require("ann", job.id)


def told(ports: Ports) -> list[str]:
    return sorted(event.name for event in ports.application_events.list("ann"))


def counted(ports: Ports) -> dict[str, float]:
    return {
        count.labels[0][1]: count.value
        for count in ports.counters.list()
        if count.name == "application_events_total"
    }


def test_the_first_action_makes_the_application_and_its_form(ports: Ports, preview: Job) -> None:
    assert find_application(ports, "ann", preview.id) is None
    application = open_job_page(ports, "ann", preview.id)
    assert (application.status, application.proof) == (ApplicationStatus.PENDING, Proof.NONE)
    assert form_of(ports, "ann", application.id).title == "Data Engineer"
    assert "Ann Meyer" in copy_answers(ports, "ann", preview.id)
    assert len(ports.applications.list("ann")) == 1


def test_a_posting_learns_late_where_it_stands(ports: Ports, preview: Job) -> None:
    for nowhere in ("", "file:///etc/passwd", "javascript:alert(1)"):
        with pytest.raises(UserError):
            name_job_page(ports, "ann", preview.id, nowhere)
    assert find_application(ports, "ann", preview.id) is None
    named = name_job_page(ports, "ann", preview.id, "jobs.lever.co/larkfield/17")
    assert named.url == "https://jobs.lever.co/larkfield/17"
    assert form_of(ports, "ann", named.id).ats == "lever"
    elsewhere = "https://larkfield.example/jobs/17"
    assert name_job_page(ports, "ann", preview.id, elsewhere).url == elsewhere


def test_twenty_clicks_at_once_do_each_thing_once(ports: Ports, preview: Job) -> None:
    def click(number: int) -> None:
        action = (
            lambda: open_job_page(ports, "ann", preview.id),
            lambda: copy_answers(ports, "ann", preview.id),
            lambda: confirm_sent(ports, "ann", preview.id, WORD_AND_PDF),
        )[number % 3]
        action()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(click, range(24)))
    names = sorted([EventName.STARTED, EventName.COPIED, EventName.SUBMITTED])
    assert told(ports) == names
    assert counted(ports) == dict.fromkeys(names, 1)
    (application,) = ports.applications.list("ann")
    assert (application.status, application.proof) == (ApplicationStatus.APPLIED, Proof.STATED)


def test_what_was_sent_can_be_opened_a_year_later(ports: Ports, preview: Job, clock: Clock) -> None:
    application = confirm_sent(ports, "ann", preview.id, WORD_AND_PDF)
    ids = application.artifact_ids
    assert ids["cv"] == preview.result.files["cv"]["docx"]
    before = {kind: read_artifact(ports, "ann", name) for kind, name in ids.items()}
    clock.advance(400 * DAY)
    jobs.forget_old(ports)
    later = replace(ports, clock=clock)
    assert {kind: read_artifact(later, "ann", name) for kind, name in ids.items()} == before
    assert all(sha256(data).hexdigest() == artifact.sha256 for artifact, data in before.values())
    (event,) = ports.application_events.list("ann", {"name": EventName.SUBMITTED})
    assert event.data["cv_sha256"] == before["cv"][0].sha256
    assert (event.data["how"], event.data["cover_letter"]) == ("site", ids["cover_letter"])


def test_a_preview_without_an_application_is_forgotten(ports: Ports, preview: Job, clock: Clock) -> None:
    clock.advance(400 * DAY)
    jobs.forget_old(ports)
    assert ports.jobs.get("ann", preview.id) is None


def test_a_day_that_has_not_come_is_refused(ports: Ports, preview: Job, clock: Clock) -> None:
    later = clock().date().replace(year=2027)
    with pytest.raises(UserError) as caught:
        confirm_sent(ports, "ann", preview.id, WORD_AND_PDF.changed(day=later))
    assert caught.value.code is ErrorCode.INPUT_UNREADABLE
    assert find_application(ports, "ann", preview.id).status is ApplicationStatus.PENDING


def test_what_is_further_stays_and_what_was_undone_is_sent_again(ports: Ports, preview: Job) -> None:
    application = confirm_sent(ports, "ann", preview.id, WORD_AND_PDF)
    for status in (ApplicationStatus.INTERVIEW, ApplicationStatus.WITHDRAWN):
        ports.applications.change("ann", {"id": application.id}, {"status": status})
        assert confirm_sent(ports, "ann", preview.id, WORD_AND_PDF).status is status
    ports.applications.change("ann", {"id": application.id}, {"status": ApplicationStatus.PENDING})
    again = confirm_sent(ports, "ann", preview.id, WORD_AND_PDF)
    assert again.status is ApplicationStatus.APPLIED
    assert counted(ports) == {EventName.SUBMITTED: 1}


def test_a_mail_a_program_tells_of_is_no_receipt(ports: Ports, preview: Job) -> None:
    application = begin_application(ports, "ann", preview.id)
    told_of = record_event(ports, "ann", application.id, EventName.MAILED, WORD_AND_PDF)
    assert (told_of.status, told_of.proof) == (ApplicationStatus.APPLIED, Proof.STATED)


def test_opening_another_day_is_told_again(ports: Ports, preview: Job, clock: Clock) -> None:
    for _ in range(2):
        open_job_page(ports, "ann", preview.id)
        clock.advance(DAY)
    assert told(ports) == [EventName.STARTED, EventName.STARTED]


def test_a_candidate_who_agreed_to_nothing_is_not_applied_for(ports: Ports, preview: Job) -> None:
    mia = add_candidate(ports, "ann", "Mia")
    ports.jobs.change("ann", {"id": preview.id}, {"candidate_id": mia.id})
    for action in (open_job_page, copy_answers):
        with pytest.raises(UserError) as caught:
            action(ports, "ann", preview.id)
        assert caught.value.code is ErrorCode.CONSENT_MISSING
    assert ports.applications.list("ann") == []


def test_nothing_stays_of_a_preview_removed_meanwhile(ports: Ports, preview: Job) -> None:
    class Removing:
        def __getattr__(self, name: str) -> object:
            return getattr(ports.applications, name)

        def add(self, user_id: str, row: object) -> object:
            ports.jobs.remove(user_id, preview.id)
            return ports.applications.add(user_id, row)

    with pytest.raises(UserError):
        open_job_page(replace(ports, applications=Removing()), "ann", preview.id)
    assert ports.applications.list("ann") == []
    assert ports.artifacts.list("ann", {"job_id": preview.id}) == []


def test_a_removed_application_takes_its_form_answers_along_and_nothing_of_the_preview(
    ports: Ports, preview: Job
) -> None:
    application = open_job_page(ports, "ann", preview.id)
    form = ports.artifacts.require("ann", application.artifact_ids["form_data"])
    remove_application(ports, "ann", application.id)
    assert ports.artifacts.get("ann", form.id) is None
    with pytest.raises(UserError):
        ports.files.get(form.key)
    assert read_artifact(ports, "ann", application.artifact_ids["cv"])
    replace_answers(ports, "ann", [GivenAnswer(topic="notice_period", value="2 weeks")])
    assert "2 weeks" in copy_answers(ports, "ann", preview.id), "another one is asked anew"


def test_another_preview_of_the_same_job_knows_what_was_sent(ports: Ports, preview: Job) -> None:
    confirm_sent(ports, "ann", preview.id, WORD_AND_PDF)
    request = preview.request.changed(template="modern")
    again = finished_preview(ports, "ann", request)
    (sent,) = applications_like(ports, again)
    assert (sent.preview_job_id, sent.status) == (preview.id, ApplicationStatus.APPLIED)
