"""A coach's desk: several candidates of one account, kept apart, each with a consent of their own."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from core.bootstrap import RUNNERS
from core.domain.applications import Application
from core.domain.candidates import OWN, Candidate
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job, JobStatus, PreviewRequest
from core.domain.records import PostingRecord, ProfileRecord
from core.domain.resume import Basics, Resume
from core.domain.tracking import Search
from core.ports import Ports
from core.services.applications import require_applicable, start_application
from core.services.audit import list_audit
from core.services.candidate_removal import remove_candidate
from core.services.candidates import (
    MOST_CANDIDATES,
    add_candidate,
    desks,
    list_candidates,
    record_consent,
    rename_candidate,
    require_consent,
    withdraw_consent,
)
from core.services.jobs import IdempotencyKey, run_next
from core.services.postings import add_posting_text, list_postings
from core.services.preview_requests import start_preview
from core.services.privacy import erase_everything, export_everything
from core.services.profiles import add_profile, list_profiles
from core.services.tracking import find_applications
from tests.api.world import finished_application, finished_preview
from tests.conftest import Clock

pytestmark = pytest.mark.slow

CV = json.dumps({"basics": {"name": "Mia Example"}, "work": [{"name": "Tidewater"}]}).encode()
ADVERT = "Data Engineer\n\nYou bring\n- 3 years of Python"


def candidate(ports: Ports, label: str = "Mia", user_id: str = "ann") -> Candidate:
    return add_candidate(ports, user_id, label)


def cv_of(ports: Ports, candidate_id: str = OWN) -> ProfileRecord:
    return add_profile(ports, "ann", CV, "cv.json", candidate_id=candidate_id)


def advert_for(ports: Ports, candidate_id: str = OWN) -> PostingRecord:
    return add_posting_text(ports, "ann", ADVERT, candidate_id)


def asked_for(ports: Ports, candidate_id: str = OWN, key: IdempotencyKey | None = None) -> Job:
    request = PreviewRequest(
        profile_id=cv_of(ports, candidate_id).id,
        posting_id=advert_for(ports, candidate_id).id,
        template="classic",
        use_ai=False,
    )
    return start_preview(ports, "ann", request, key=key)


def made_for(ports: Ports, candidate_id: str) -> Job:
    """A finished preview with files, without rendering anything."""
    request = PreviewRequest(
        profile_id=cv_of(ports, candidate_id).id,
        posting_id=advert_for(ports, candidate_id).id,
        template="classic",
    )
    job = finished_preview(ports, "ann", request)
    ports.jobs.change("ann", {"id": job.id}, {"candidate_id": candidate_id})
    return ports.jobs.require("ann", job.id)


def refused(code: ErrorCode) -> pytest.RaisesExc[UserError]:
    return pytest.RaisesExc(UserError, check=lambda error: error.code is code)


def test_candidates_come_by_name_and_only_to_their_coach(ports: Ports) -> None:
    for label in ("zoe", "Ben ", "  Mia   Example"):
        candidate(ports, label)
    assert [one.label for one in list_candidates(ports, "ann")] == ["Ben", "Mia Example", "zoe"]
    assert list_candidates(ports, "bob") == []


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("", ErrorCode.INPUT_UNREADABLE),
        (" \n ", ErrorCode.INPUT_UNREADABLE),
        ("x" * 201, ErrorCode.INPUT_TOO_BIG),
        ("MIA", ErrorCode.CONFLICT),
    ],
)
def test_a_name_that_tells_nobody_apart_is_refused(ports: Ports, label: str, code: ErrorCode) -> None:
    candidate(ports, "Mia")
    ben = candidate(ports, "Ben")
    with refused(code):
        candidate(ports, label)
    with refused(code):
        rename_candidate(ports, "ann", ben.id, label)
    assert rename_candidate(ports, "ann", ben.id, "BEN").label == "BEN"


def test_there_is_an_end_to_candidates(ports: Ports) -> None:
    for number in range(MOST_CANDIDATES):
        candidate(ports, str(number))
    with refused(ErrorCode.QUOTA):
        candidate(ports, "one more")


def test_the_same_file_may_belong_to_two_candidates(ports: Ports) -> None:
    mia, ben = candidate(ports), candidate(ports, "Ben")
    profiles = [cv_of(ports, one) for one in (OWN, mia.id, ben.id)]
    postings = [advert_for(ports, one) for one in (OWN, mia.id, ben.id)]
    assert len({row.id for row in profiles}) == len({row.id for row in postings}) == 3
    assert cv_of(ports, mia.id).id == profiles[1].id
    assert advert_for(ports, ben.id).id == postings[2].id


def test_lists_hold_one_candidate_or_all(ports: Ports) -> None:
    mia = candidate(ports)
    own, hers = cv_of(ports), cv_of(ports, mia.id)
    advert_for(ports, mia.id)
    assert [row.id for row in list_profiles(ports, "ann", candidate_id=OWN)] == [own.id]
    assert [row.id for row in list_profiles(ports, "ann", candidate_id=mia.id)] == [hers.id]
    assert {row.id for row in list_profiles(ports, "ann")} == {own.id, hers.id}
    assert list_postings(ports, "ann", candidate_id=OWN) == []
    assert len(list_postings(ports, "ann", candidate_id=mia.id)) == 1


@pytest.mark.parametrize("stranger", ["nobody", "bobs"])
def test_nothing_is_kept_for_a_candidate_who_is_not_mine(ports: Ports, stranger: str) -> None:
    bobs = candidate(ports, user_id="bob").id
    candidate_id = bobs if stranger == "bobs" else stranger
    for action in (cv_of, advert_for):
        with refused(ErrorCode.NOT_FOUND):
            action(ports, candidate_id)
    assert list_profiles(ports, "ann") == []


def test_a_preview_is_for_the_candidate_of_its_profile(ports: Ports) -> None:
    mia, ben = candidate(ports), candidate(ports, "Ben")
    runs = [asked_for(ports, one) for one in (OWN, mia.id, ben.id)]
    assert [run.candidate_id for run in runs] == [OWN, mia.id, ben.id]
    assert len({run.id for run in runs}) == 3
    assert asked_for(ports, mia.id).id == runs[1].id


def test_a_key_still_names_one_request(ports: Ports) -> None:
    mia = candidate(ports)
    key = IdempotencyKey("k", "hash")
    first = asked_for(ports, mia.id, key)
    assert asked_for(ports, mia.id, key).id == first.id
    with refused(ErrorCode.CONFLICT):
        asked_for(ports, OWN, IdempotencyKey("k", "another"))


@pytest.mark.parametrize("order", [1, -1])
def test_profile_and_posting_of_different_candidates_do_not_meet(ports: Ports, order: int) -> None:
    mia = candidate(ports)
    profile_owner, posting_owner = (OWN, mia.id)[::order]
    profile, posting = cv_of(ports, profile_owner), advert_for(ports, posting_owner)
    request = PreviewRequest(profile_id=profile.id, posting_id=posting.id, template="classic")
    with pytest.raises(UserError, match="different candidates") as caught:
        start_preview(ports, "ann", request)
    assert caught.value.code is ErrorCode.CONFLICT
    assert ports.jobs.list("ann") == []


def test_consent_is_kept_with_its_time_and_can_be_withdrawn(ports: Ports, clock: Clock) -> None:
    mia = candidate(ports)
    clock.advance(60)
    kept = record_consent(ports, "ann", mia.id, "  By phone: CVs and letters, no e-mails.  ")
    assert (kept.consent_note, kept.consent_at) == ("By phone: CVs and letters, no e-mails.", clock.now)
    require_consent(ports, "ann", mia.id)
    assert withdraw_consent(ports, "ann", mia.id).consent_note == ""
    with refused(ErrorCode.CONSENT_MISSING):
        require_consent(ports, "ann", mia.id)


def test_an_empty_note_is_no_consent(ports: Ports) -> None:
    mia = candidate(ports)
    with refused(ErrorCode.INPUT_UNREADABLE):
        record_consent(ports, "ann", mia.id, " ")
    with refused(ErrorCode.NOT_FOUND):
        record_consent(ports, "bob", mia.id, "mine now")
    assert not list_candidates(ports, "ann")[0].has_consent


def test_nothing_is_applied_for_without_consent(ports: Ports) -> None:
    mia = candidate(ports)
    preview = made_for(ports, mia.id)
    for ask in (start_application, require_applicable):
        with pytest.raises(UserError, match="Mia agreed to") as caught:
            ask(ports, "ann", preview.id)
        assert caught.value.code is ErrorCode.CONSENT_MISSING
    record_consent(ports, "ann", mia.id, "Everything, by e-mail.")
    require_applicable(ports, "ann", preview.id)
    assert start_application(ports, "ann", preview.id).candidate_id == mia.id


def test_nobody_asks_themselves(ports: Ports) -> None:
    require_applicable(ports, "ann", made_for(ports, OWN).id)


@pytest.mark.slow
def test_an_application_belongs_to_the_candidate_of_its_preview(ports: Ports) -> None:
    mia = candidate(ports)
    record_consent(ports, "ann", mia.id, "Everything, by e-mail.")
    start_application(ports, "ann", made_for(ports, mia.id).id)
    while run_next(ports, "test", RUNNERS):
        pass
    (application,) = find_applications(ports, "ann", Search(candidate_id=mia.id)).rows
    assert application.candidate_id == mia.id
    assert find_applications(ports, "ann", Search(candidate_id=OWN)).rows == []


def test_a_consent_taken_back_stops_an_application_that_waits(ports: Ports) -> None:
    mia = candidate(ports)
    record_consent(ports, "ann", mia.id, "Everything, by e-mail.")
    job = start_application(ports, "ann", made_for(ports, mia.id).id)
    withdraw_consent(ports, "ann", mia.id)
    while run_next(ports, "test", RUNNERS):
        pass
    assert ports.jobs.require("ann", job.id).error_code is ErrorCode.CONSENT_MISSING
    assert find_applications(ports, "ann", Search()).rows == []


def test_the_desk_counts_what_is_kept_for_each(ports: Ports) -> None:
    mia = candidate(ports)
    candidate(ports, "Ben")
    made_for(ports, mia.id)
    made_for(ports, OWN)
    assert [(one.candidate.label, one.profiles, one.runs) for one in desks(ports, "ann")] == [
        ("Ben", 0, 0),
        ("Mia", 1, 1),
    ]


def test_a_candidate_nothing_is_kept_for_goes_at_once(ports: Ports) -> None:
    mia = candidate(ports)
    with refused(ErrorCode.NOT_FOUND):
        remove_candidate(ports, "bob", mia.id)
    remove_candidate(ports, "ann", mia.id)
    assert list_candidates(ports, "ann") == []


def test_a_candidate_with_documents_goes_only_with_everything(ports: Ports) -> None:
    mia, ben = candidate(ports), candidate(ports, "Ben")
    for one in (mia, ben):
        applied_for(ports, made_for(ports, one.id), one.id)
    with refused(ErrorCode.CONFLICT):
        remove_candidate(ports, "ann", mia.id)
    assert belongings(ports, mia.id) == belongings(ports, ben.id) == (1, 1, 2, 1)

    remove_candidate(ports, "ann", mia.id, with_everything=True)

    assert [one.label for one in list_candidates(ports, "ann")] == ["Ben"]
    assert belongings(ports, mia.id) == (0, 0, 0, 0)
    assert belongings(ports, ben.id) == (1, 1, 2, 1)


def applied_for(ports: Ports, preview: Job, candidate_id: str) -> None:
    job = finished_application(ports, "ann", preview.id)
    ports.jobs.change("ann", {"id": job.id}, {"candidate_id": candidate_id})
    ports.applications.change("ann", {"preview_job_id": preview.id}, {"candidate_id": candidate_id})


def belongings(ports: Ports, candidate_id: str) -> tuple[int, ...]:
    tables = (ports.profiles, ports.postings, ports.jobs, ports.applications)
    return tuple(table.count("ann", {"candidate_id": candidate_id}) for table in tables)


@pytest.mark.slow
def test_not_a_file_of_a_removed_candidate_is_left(ports: Ports, tmp_path: Path) -> None:
    mia = candidate(ports)
    record_consent(ports, "ann", mia.id, "Everything.")
    job = asked_for(ports, mia.id)
    thick = Resume(basics=Basics(name="Mia Example", summary="Engineer. " * 60))
    ports.profiles.change("ann", {"id": cv_of(ports, mia.id).id}, {"resume": thick})
    run_next(ports, "test", RUNNERS)
    start_application(ports, "ann", job.id)
    run_next(ports, "test", RUNNERS)
    files = tmp_path / "data" / "files"
    assert [path for path in files.rglob("*") if path.is_file()]

    remove_candidate(ports, "ann", mia.id, with_everything=True)

    assert [path for path in files.rglob("*") if path.is_file()] == []
    assert ports.artifacts.list("ann") == []


def test_a_waiting_run_is_stopped_and_a_running_one_waited_for(ports: Ports) -> None:
    mia = candidate(ports)
    waiting = asked_for(ports, mia.id)
    ports.jobs.change("ann", {"id": waiting.id}, {"status": JobStatus.RUNNING})
    with refused(ErrorCode.CONFLICT):
        remove_candidate(ports, "ann", mia.id, with_everything=True)
    assert ports.jobs.require("ann", waiting.id).cancel_requested
    ports.jobs.change("ann", {"id": waiting.id}, {"status": JobStatus.QUEUED})
    remove_candidate(ports, "ann", mia.id, with_everything=True)
    assert ports.jobs.list("ann") == []


def test_the_store_leaves_no_row_without_its_candidate(ports: Ports) -> None:
    mia = candidate(ports)
    row = cv_of(ports, mia.id)
    with refused(ErrorCode.CONFLICT):
        ports.candidates.remove("ann", mia.id)
    remove_candidate(ports, "ann", mia.id, with_everything=True)
    with refused(ErrorCode.CONFLICT):
        ports.profiles.add("ann", row)
    application = Application(
        id="a",
        user_id="ann",
        created_at=row.created_at,
        updated_at=row.updated_at,
        candidate_id=mia.id,
        preview_job_id="p",
        title="",
        employer="",
        template="classic",
        score=0,
    )
    with refused(ErrorCode.CONFLICT):
        ports.applications.add("ann", application)


def test_a_coach_takes_candidates_along_and_erases_them_with_everything(ports: Ports) -> None:
    mia = candidate(ports)
    record_consent(ports, "ann", mia.id, "By phone: everything.")
    made_for(ports, mia.id)
    with zipfile.ZipFile(BytesIO(export_everything(ports, "ann"))) as archive:
        (taken,) = json.loads(archive.read("candidates.json"))
    assert (taken["label"], taken["consent_note"]) == ("Mia", "By phone: everything.")

    erase_everything(ports, "ann")

    assert list_candidates(ports, "ann") == []
    assert belongings(ports, mia.id) == (0, 0, 0, 0)


def test_what_was_agreed_to_is_written_down_without_its_words(ports: Ports) -> None:
    mia = candidate(ports)
    record_consent(ports, "ann", mia.id, "By phone: everything.")
    withdraw_consent(ports, "ann", mia.id)
    remove_candidate(ports, "ann", mia.id)
    entries = list_audit(ports, "ann")
    assert [entry.action for entry in entries] == [
        "candidate.added",
        "consent.recorded",
        "consent.withdrawn",
        "candidate.removed",
    ]
    assert {entry.subject for entry in entries} == {mia.id}
    assert "phone" not in "".join(entry.model_dump_json() for entry in entries)
