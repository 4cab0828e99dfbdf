"""The main job, from files to files, with the real reader and the real renderer."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from core.bootstrap import RUNNERS, Runtime
from core.domain.applications import ApplicationStatus, Proof
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import ApplyResult, Job, JobStatus, PreviewRequest
from core.domain.resume import Resume, Work
from core.ports import Ports
from core.services import jobs
from core.services.applications import start_application
from core.services.artifacts import read_artifact
from core.services.postings import add_posting, add_posting_text, change_posting
from core.services.preview_requests import ask_without, start_preview
from core.services.previews import preview_html, result_of
from core.services.profiles import add_profile, change_profile, remove_profile
from tests.conftest import DATA

pytestmark = pytest.mark.slow

PROFILE = DATA / "profiles" / "pm_en.resume.json"
POSTING = (DATA / "posting_en.txt").read_text()


def request_of(ports: Ports, **changes: object) -> PreviewRequest:
    profile = add_profile(ports, "ann", PROFILE.read_bytes(), PROFILE.name)
    posting = add_posting_text(ports, "ann", POSTING)
    return PreviewRequest(profile_id=profile.id, posting_id=posting.id, template="classic").changed(**changes)


def run_all(ports: Ports) -> None:
    while jobs.run_next(ports, "test", RUNNERS):
        pass


def previewed(ports: Ports, **changes: object) -> Job:
    job = start_preview(ports, "ann", request_of(ports, **changes))
    run_all(ports)
    return ports.jobs.require("ann", job.id)


def test_a_preview_passes_the_promised_phases(ports: Ports) -> None:
    seen = []

    class Watching:
        def __getattr__(self, name: str) -> object:
            return getattr(ports.jobs, name)

        def change(self, user_id: str, where: dict[str, object], patch: dict[str, object]) -> int:
            if "phase" in patch:
                seen.append((patch["progress"], patch["phase"]))
            return ports.jobs.change(user_id, where, patch)

    previewed(replace(ports, jobs=Watching()))
    assert [progress for progress, _ in seen] == [5, 25, 50, 70, 95, 100]
    assert all(phase for _, phase in seen)


def test_both_documents_name_the_person_and_the_letter_the_employer(ports: Ports) -> None:
    job = previewed(ports)
    assert job.status is JobStatus.DONE
    for kind in ("cv", "cover_letter"):
        assert "Priscilla Nakamura-Dunn" in preview_html(ports, job, kind)
    assert "Quillmark Software" in preview_html(ports, job, "cover_letter")
    assert "Content-Security-Policy" in preview_html(ports, job, "interview_prep")


def test_the_score_is_of_the_finished_file_and_keeps_the_one_before(ports: Ports) -> None:
    ats = result_of(previewed(ports)).ats
    assert 0 <= ats.score <= 100
    assert ats.analysis.readable is not None
    assert ats.analysis.before is not None
    assert ats.analysis.before.analysis.readable == ats.analysis.readable


def test_no_employer_title_date_or_degree_is_lost_or_moved(ports: Ports) -> None:
    original = Resume.model_validate_json(PROFILE.read_bytes())
    tailored = result_of(previewed(ports)).cv

    def bones(resume: Resume) -> list[tuple[str, ...]]:
        work = [(w.name, w.position, w.start_date, w.end_date) for w in resume.work]
        return work + [(e.institution, e.study_type, e.start_date, e.end_date) for e in resume.education]

    assert bones(tailored) == bones(original)


def test_unchanged_input_gives_the_finished_preview_back(ports: Ports) -> None:
    first = previewed(ports)
    assert start_preview(ports, "ann", request_of(ports)).id == first.id


def test_a_correction_of_the_profile_is_new_work(ports: Ports) -> None:
    first = previewed(ports)
    profile = ports.profiles.list("ann")[0]
    basics = profile.resume.basics.changed(name="Priscilla Dunn")
    change_profile(ports, "ann", profile.id, profile.resume.changed(basics=basics))
    second = previewed(ports)
    assert second.id != first.id
    assert "Priscilla Dunn" in preview_html(ports, second, "cv")


def test_a_correction_keeps_the_name_and_names_every_job(ports: Ports) -> None:
    record = add_profile(ports, "ann", PROFILE.read_bytes(), PROFILE.name)
    nameless = record.resume.changed(basics=record.resume.basics.changed(name=""))
    unnamed = record.resume.changed(work=[Work(start_date="2020")])
    for resume in (nameless, unnamed):
        with pytest.raises(UserError) as caught:
            change_profile(ports, "ann", record.id, resume)
        assert caught.value.code is ErrorCode.PROFILE_MISSING
    assert ports.profiles.require("ann", record.id).resume == record.resume


def test_a_correction_of_the_posting_reaches_the_letter(ports: Ports) -> None:
    request = request_of(ports)
    record = ports.postings.require("ann", request.posting_id)
    employer = record.posting.hiring_organization.changed(name="Larkfield Tools")
    change_posting(ports, "ann", record, record.posting.changed(hiring_organization=employer))
    assert "Larkfield Tools" in preview_html(ports, previewed(ports), "cover_letter")


@pytest.mark.parametrize("name", ["logistik_de", "marketing_fr", "electrician_en"])
def test_the_documents_speak_the_profiles_language(ports: Ports, name: str) -> None:
    path = DATA / "profiles" / f"{name}.resume.json"
    profile = add_profile(ports, "ann", path.read_bytes(), path.name)
    job = previewed(ports, profile_id=profile.id, template="modern")
    assert result_of(job).language == name[-2:]
    assert f'<html lang="{name[-2:]}"' in preview_html(ports, job, "cv")


def test_an_unknown_template_is_an_error_that_leaves_nothing_behind(ports: Ports) -> None:
    job = previewed(ports, template="none-such")
    assert job.error_code is ErrorCode.NOT_FOUND
    assert "classic" in job.error_message
    assert ports.artifacts.list("ann") == []
    with pytest.raises(UserError):
        result_of(job)


def test_a_profile_too_thin_for_a_cv_says_what_to_add(ports: Ports) -> None:
    thin = add_profile(ports, "ann", b'{"basics": {"name": "Ann"}}', "thin.json")
    job = previewed(ports, profile_id=thin.id)
    assert job.error_code is ErrorCode.PROFILE_MISSING


def test_a_file_that_cannot_be_read_is_not_kept(ports: Ports) -> None:
    for data, name in [(b"", "cv.pdf"), (b"%PDF-1.4 cut", "cv.pdf"), (b"PK\x03\x04cut", "cv.docx")]:
        with pytest.raises(UserError):
            add_profile(ports, "ann", data, name)
    with pytest.raises(UserError):
        add_posting(ports, "ann", b"   ", "posting.txt")
    assert ports.profiles.list("ann") == []
    assert ports.postings.list("ann") == []


def test_the_same_file_is_read_once_per_person(ports: Ports) -> None:
    first = add_profile(ports, "ann", PROFILE.read_bytes(), PROFILE.name)
    assert add_profile(ports, "ann", PROFILE.read_bytes(), PROFILE.name).id == first.id
    assert add_profile(ports, "bob", PROFILE.read_bytes(), PROFILE.name).id != first.id


def test_a_removed_profile_is_gone_and_only_its_owner_removes_it(ports: Ports) -> None:
    record = add_profile(ports, "ann", PROFILE.read_bytes(), PROFILE.name)
    remove_profile(ports, "bob", record.id)
    assert ports.profiles.get("ann", record.id) is not None
    remove_profile(ports, "ann", record.id)
    assert ports.profiles.get("ann", record.id) is None


def test_another_person_cannot_preview_my_profile(ports: Ports) -> None:
    with pytest.raises(UserError) as caught:
        start_preview(ports, "bob", request_of(ports))
    assert caught.value.code is ErrorCode.NOT_FOUND


def test_a_killed_run_starts_again_and_keeps_each_file_once(ports: Ports, tmp_path: Path) -> None:
    job = previewed(ports)
    kept = {artifact.id for artifact in ports.artifacts.list("ann")}
    ports.jobs.change("ann", {"id": job.id}, {"status": JobStatus.QUEUED})
    run_all(ports)
    assert {artifact.id for artifact in ports.artifacts.list("ann")} == kept


def test_an_application_holds_the_exact_files_and_the_answers(ports: Ports) -> None:
    preview = previewed(ports)
    job = start_application(ports, "ann", preview.id)
    run_all(ports)
    result = ports.jobs.require("ann", job.id).result
    assert isinstance(result, ApplyResult)
    application = ports.applications.require("ann", result.application_id)
    assert (application.status, application.proof) == (ApplicationStatus.PENDING, Proof.NONE)
    assert application.employer == "Quillmark Software"
    form = json.loads(read_artifact(ports, "ann", result.files["form_data"])[1])
    (email,) = [answer for answer in form["answers"] if answer["kind"] == "email"]
    assert (email["value"], email["source"]) == ("priscilla.nd@example.io", "basics.email")
    assert start_application(ports, "ann", preview.id).id == job.id


def test_the_warm_children_survive_a_bad_file(runtime: Runtime, ports: Ports) -> None:
    runtime.warm_up()
    with pytest.raises(UserError):
        add_profile(ports, "ann", b"%PDF-1.4 cut", "cv.pdf")
    assert add_profile(ports, "ann", PROFILE.read_bytes(), PROFILE.name).resume.basics.name


def test_a_change_that_was_undone_is_not_made(ports: Ports) -> None:
    job = previewed(ports)
    assert [change.path for change in result_of(job).changes] == ["skills"]
    without = ask_without(ports, "ann", job, {"skills"})
    run_all(ports)
    result = result_of(ports.jobs.require("ann", without.id))
    assert (result.changes, result.cv.skills) == ([], ports.profiles.list("ann")[0].resume.skills)
    assert ask_without(ports, "ann", ports.jobs.require("ann", without.id), set()).id == job.id


def test_a_cv_may_be_left_alone(ports: Ports) -> None:
    job = previewed(ports, strength="none")
    result = result_of(job)
    assert (result.changes, result.cv) == ([], ports.profiles.list("ann")[0].resume)
    assert result.cover_letter.paragraphs
