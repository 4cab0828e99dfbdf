"""Two people with tokens, and everything the first of them can have, without running anything."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from starlette.applications import Starlette
from starlette.testclient import TestClient

from core.api import health_routes, mounted_api
from core.bootstrap import Runtime
from core.domain.accounts import Scope
from core.domain.answers import StoredAnswer
from core.domain.applications import Application, ApplicationEvent, EventName
from core.domain.credentials import CredentialKind
from core.domain.documents import InterviewPrep, Letter
from core.domain.forms import FormData
from core.domain.jobs import ApplyRequest, ApplyResult, Job, JobStatus, PreviewRequest, PreviewResult
from core.domain.outbox import OutgoingMail
from core.domain.posting import JobPosting
from core.domain.reading import Reading
from core.domain.records import Artifact, ArtifactKind, PostingRecord, ProfileRecord
from core.domain.resume import Basics, Resume
from core.domain.score import Score
from core.ports import Ports
from core.services.api_tokens import issue_api_token, list_api_tokens, revoke_api_token
from core.services.artifacts import keep_artifact
from core.services.candidates import add_candidate
from core.services.credentials import add_credential, list_credentials, remove_credential
from core.services.readings import keep_reading

ROOT = "/api/v1"


@dataclass(frozen=True)
class World:
    """`ids` are rows of ann's by the name they have in a path or body."""

    client: TestClient
    ports: Ports
    ann: Mapping[str, str]
    bob: Mapping[str, str]
    ids: Mapping[str, str]


def client_of(runtime: Runtime) -> TestClient:
    app = Starlette(routes=[*health_routes(runtime), mounted_api(runtime)])
    return TestClient(app, raise_server_exceptions=False)


def closed(runtime: Runtime, ports: Ports) -> Runtime:
    """The same installation without the development shortcut: everybody must sign in."""
    settings = runtime.settings.model_copy(update={"allow_dev_no_auth": False, "auth_backend": "local"})
    return replace(runtime, ports=ports, settings=settings)


def world_of(runtime: Runtime, ports: Ports) -> World:
    ids, ann = rows_of(ports, "ann"), token_of(ports, "ann")
    return World(client_of(closed(runtime, ports)), ports, ann, token_of(ports, "bob"), ids)


def token_of(ports: Ports, user_id: str) -> dict[str, str]:
    """Headers that are this person."""
    _, secret = issue_api_token(ports, user_id, Scope.FULL, "test", None)
    return {"Authorization": f"Bearer {secret}"}


def rows_of(ports: Ports, user_id: str) -> dict[str, str]:
    """One row of every kind, by hand."""
    profile, posting = profile_of(ports, user_id), posting_of(ports, user_id)
    request = PreviewRequest(profile_id=profile.id, posting_id=posting.id, template="classic")
    waiting = job_of(ports, user_id, request, JobStatus.QUEUED)
    preview = finished_preview(ports, user_id, request)
    applying = finished_application(ports, user_id, preview.id)
    for token in list_api_tokens(ports, user_id):
        if token.scope is Scope.FILL:
            revoke_api_token(ports, user_id, token.id)
    token, _ = issue_api_token(ports, user_id, Scope.FILL, "another", None)
    for kept in list_credentials(ports, user_id):
        remove_credential(ports, user_id, kept.id)
    credential = add_credential(ports, user_id, CredentialKind.SMTP, "smtp.example.org", "ann", "secret")
    track(ports, user_id, applying.result.application_id)
    return {
        "candidate_id": add_candidate(ports, user_id, f"Mia {ports.new_id()}").id,
        "profile_id": profile.id,
        "posting_id": posting.id,
        "job_id": waiting.id,
        "preview_job_id": preview.id,
        "apply_job_id": applying.id,
        "application_id": applying.result.application_id,
        "artifact_id": applying.result.files["form_data"],
        "token_id": token.id,
        "credential_id": credential.id,
    }


def track(ports: Ports, user_id: str, application_id: str, words: str = "by hand") -> None:
    """What follows an application: something that happened, a mail, an answer for the next form."""
    own = {"id": ports.new_id(), "user_id": user_id, "created_at": ports.clock()}
    event = ApplicationEvent(
        **own, application_id=application_id, name=EventName.NOTED, actor=user_id, data={"notes": words}
    )
    ports.tracking.change(user_id, application_id, {}, {"notes": words}, event)
    kept = {**own, "updated_at": ports.clock()}
    ports.answers.add(user_id, StoredAnswer(**kept, topic=ports.new_id(), value=words))
    mail = OutgoingMail(
        **kept,
        application_id=application_id,
        recipient="jobs@example.org",
        subject=words,
        body=words,
        attachments={},
        message_id="<1@example.org>",
    )
    ports.outbox.add(user_id, mail)


def profile_of(ports: Ports, user_id: str) -> ProfileRecord:
    now = ports.clock()
    resume = Resume(basics=Basics(name="Ann Meyer"))
    row = ProfileRecord(
        id=ports.new_id(), user_id=user_id, created_at=now, updated_at=now, label="Ann", resume=resume
    )
    profile = ports.profiles.add(user_id, row)
    keep_reading(ports, profile, b"", Reading(resume=resume))
    return profile


def posting_of(ports: Ports, user_id: str) -> PostingRecord:
    posting = JobPosting(title="Data Engineer")
    row = PostingRecord(id=ports.new_id(), user_id=user_id, created_at=ports.clock(), posting=posting)
    return ports.postings.add(user_id, row)


def job_of(
    ports: Ports,
    user_id: str,
    request: PreviewRequest | ApplyRequest,
    status: JobStatus,
    result: PreviewResult | ApplyResult | None = None,
) -> Job:
    """A row that went the way every row goes, so that its steps are told."""
    job = Job(
        id=ports.new_id(),
        user_id=user_id,
        created_at=ports.clock(),
        kind=request.kind,
        fingerprint=ports.new_id(),
        request=request,
        deadline=ports.clock() + timedelta(seconds=170),
    )
    ports.jobs.add(user_id, job)
    ports.jobs.change(user_id, {"id": job.id}, {"status": status, "result": result})
    return ports.jobs.require(user_id, job.id)


def finished_preview(ports: Ports, user_id: str, request: PreviewRequest) -> Job:
    files = {
        kind: {"html": file_of(ports, user_id, kind, "html"), "pdf": file_of(ports, user_id, kind, "pdf")}
        for kind in ("cv", "cover_letter", "interview_prep")
    }
    result = PreviewResult(
        files=files,
        pages={"cv": 1},
        ats=Score(score=50),
        cv=Resume(basics=Basics(name="Ann Meyer")),
        cover_letter=Letter(),
        interview_prep=InterviewPrep(),
    )
    return job_of(ports, user_id, request, JobStatus.DONE, result)


def finished_application(ports: Ports, user_id: str, preview_job_id: str) -> Job:
    kinds: tuple[ArtifactKind, ...] = ("cv", "cover_letter", "interview_prep", "form_data")
    files = {kind: file_of(ports, user_id, kind, "json") for kind in kinds}
    now = ports.clock()
    application = Application(
        id=ports.new_id(),
        user_id=user_id,
        created_at=now,
        updated_at=now,
        preview_job_id=preview_job_id,
        title="Data Engineer",
        employer="Example GmbH",
        template="classic",
        score=50,
        artifact_ids=files,
    )
    ports.applications.add(user_id, application)
    result = ApplyResult(application_id=application.id, files=files, ats=Score(score=50))
    request = ApplyRequest(preview_job_id=preview_job_id)
    return job_of(ports, user_id, request, JobStatus.DONE, result)


def file_of(ports: Ports, user_id: str, kind: ArtifactKind, ending: str) -> str:
    data = FormData(title="Data Engineer").model_dump_json(by_alias=True).encode()
    return kept_file(ports, user_id, kind, ending, data).id


def kept_file(ports: Ports, user_id: str, kind: ArtifactKind, ending: str, data: bytes) -> Artifact:
    return keep_artifact(ports, user_id, ports.new_id(), kind, f"{kind} Ann", ending, data)
