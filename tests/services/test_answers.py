"""The answer bank: changed all or nothing, kept apart, and in the form data of the next application."""

import json

import pytest

from core.bootstrap import RUNNERS
from core.domain.answers import GivenAnswer
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import ApplyResult, PreviewRequest
from core.ports import Ports
from core.services import jobs
from core.services.answers import MOST_ANSWERS, change_answers, list_answers, replace_answers
from core.services.applications import form_of, start_application
from core.services.candidates import add_candidate
from core.services.postings import add_posting_text, change_posting
from core.services.preview_requests import start_preview
from core.services.profiles import add_profile
from tests.conftest import DATA

WEEKS = GivenAnswer(topic="notice_period", value="2 weeks")
MONTHS = GivenAnswer(topic="notice_period", value="3 months")
GERMAN = GivenAnswer(topic="work_right", country="de", value="yes")


def kept(ports: Ports, candidate: str = "") -> dict[tuple[str, str], str]:
    return {(row.topic, row.country): row.value for row in list_answers(ports, "ann", candidate)}


def test_a_change_leaves_the_others_and_a_replacement_does_not(ports: Ports) -> None:
    change_answers(ports, "ann", [WEEKS])
    change_answers(ports, "ann", [GERMAN])
    assert kept(ports) == {("notice_period", ""): "2 weeks", ("work_right", "DE"): "yes"}
    replace_answers(ports, "ann", [MONTHS])
    assert kept(ports) == {("notice_period", ""): "3 months"}
    change_answers(ports, "ann", [MONTHS.changed(value=" ")])
    assert kept(ports) == {}


def test_one_bad_answer_changes_nothing(ports: Ports) -> None:
    change_answers(ports, "ann", [WEEKS])
    for bad in (
        GivenAnswer(topic="salary", country="XX", value="1"),
        GivenAnswer(topic="shoe_size", value="42"),
        MONTHS,
    ):
        with pytest.raises(UserError) as refused:
            replace_answers(ports, "ann", [MONTHS, bad])
        assert refused.value.code is ErrorCode.INPUT_UNREADABLE
    assert kept(ports) == {("notice_period", ""): "2 weeks"}


def test_answers_have_an_end(ports: Ports) -> None:
    many = [GivenAnswer(topic=f"free:{i}", value="x") for i in range(MOST_ANSWERS)]
    replace_answers(ports, "ann", many)
    with pytest.raises(UserError) as refused:
        change_answers(ports, "ann", [WEEKS])
    assert refused.value.code is ErrorCode.QUOTA


def test_each_person_and_candidate_has_their_own(ports: Ports) -> None:
    mia = add_candidate(ports, "ann", "Mia").id
    change_answers(ports, "ann", [WEEKS])
    change_answers(ports, "ann", [MONTHS], mia)
    change_answers(ports, "bob", [GERMAN])
    assert kept(ports) == {("notice_period", ""): "2 weeks"}
    assert kept(ports, mia) == {("notice_period", ""): "3 months"}
    with pytest.raises(UserError):
        change_answers(ports, "bob", [WEEKS], mia)


@pytest.mark.slow
def test_an_application_takes_along_what_is_stored_at_that_time(ports: Ports) -> None:
    resume = json.loads((DATA / "profiles" / "pm_en.resume.json").read_text())
    brought = [WEEKS.to_wire(), {"topic": "how_heard", "value": "A friend"}]
    resume["meta"] = {"answers": brought}
    profile = add_profile(ports, "ann", json.dumps(resume).encode(), "cv.json")
    posting = add_posting_text(ports, "ann", (DATA / "posting_en.txt").read_text())
    address = "https://jobs.lever.co/larkfield/1"
    changed = posting.posting.changed(job_location="Berlin, Germany", url=address)
    assert change_posting(ports, "ann", posting, changed).ats == "lever"
    request = PreviewRequest(profile_id=profile.id, posting_id=posting.id, template="classic")
    preview = start_preview(ports, "ann", request)
    change_answers(ports, "ann", [GERMAN, MONTHS])
    while jobs.run_next(ports, "test", RUNNERS):
        pass
    job = start_application(ports, "ann", preview.id)
    while jobs.run_next(ports, "test", RUNNERS):
        pass
    replace_answers(ports, "ann", [])
    result = ports.jobs.require("ann", job.id).result
    assert isinstance(result, ApplyResult)
    form = form_of(ports, "ann", result.application_id)
    found = {answer.kind: answer.value for answer in form.answers}
    assert (found["notice-period"], found["how-heard"]) == ("3 months", "A friend")
    assert (found["work-right"], found["needs-sponsorship"]) == ("Yes", "No")
    assert next(one for one in form.answers if one.kind == "email").fields == ["email"]
