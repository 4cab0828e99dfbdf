"""Applications: a finished preview becomes a record with the exact files and the form answers."""

from collections.abc import Sequence
from hashlib import sha256
from urllib.parse import urlsplit

from core.domain.applications import Application
from core.domain.errors import ErrorCode, UserError
from core.domain.forms import FormData
from core.domain.jobs import (
    CHECKING,
    READING,
    READY,
    WRITING,
    ApplyRequest,
    ApplyResult,
    Job,
    JobStatus,
    PreviewRequest,
)
from core.domain.posting import JobPosting
from core.domain.records import PostingRecord
from core.ports import Page, Ports, add_once
from core.services.answers import plan_form
from core.services.artifacts import keep_artifact, read_artifact, remove_artifacts
from core.services.candidates import require_consent
from core.services.jobs import IdempotencyKey, Report, ask_for
from core.services.previews import result_of

_NO_PREVIEW = "This is not a preview. Open a finished preview and apply from there."
_UNFINISHED = "This preview is not finished. Wait until it is done, or make it again if it failed."
_REMOVED = "This preview was removed meanwhile. Make it again to apply with it."


def start_application(
    ports: Ports,
    user_id: str,
    preview_job_id: str,
    worker: str = "",
    key: IdempotencyKey | None = None,
) -> Job:
    """Asks for the application of a preview; one per preview, however often it is asked for.

    Raises CONSENT_MISSING for a candidate who has agreed to nothing yet.
    """
    candidate_id = ports.jobs.require(user_id, preview_job_id).candidate_id
    require_consent(ports, user_id, candidate_id)
    request = ApplyRequest(preview_job_id=preview_job_id)
    return ask_for(ports, user_id, request, f"apply/{preview_job_id}", worker, key, candidate_id)


def require_applicable(ports: Ports, user_id: str, preview_job_id: str) -> Job:
    """The preview; CONFLICT unless it is finished; NOT_FOUND when there is no such preview.

    CONSENT_MISSING when it was made for a candidate who has agreed to nothing yet.
    """
    preview = ports.jobs.require(user_id, preview_job_id)
    if preview.kind != "preview":
        raise UserError(ErrorCode.NOT_FOUND, _NO_PREVIEW)
    if preview.status is not JobStatus.DONE:
        raise UserError(ErrorCode.CONFLICT, _UNFINISHED)
    require_consent(ports, user_id, preview.candidate_id)
    return preview


def application_id(user_id: str, preview_job_id: str) -> str:
    """Made of its preview's: one preview has one application, whoever asks first."""
    return sha256(f"{user_id}/{preview_job_id}".encode()).hexdigest()[:32]


def find_application(ports: Ports, user_id: str, preview_job_id: str) -> Application | None:
    """The application that was made from this preview, if any was."""
    known = ports.applications.list(user_id, {"preview_job_id": preview_job_id}, page=Page(limit=1))
    return known[0] if known else None


def applications_like(ports: Ports, preview: Job) -> Sequence[Application]:
    """Those for the posting of a preview, its own among them; newest first."""
    request = _request(preview)
    asked = {"candidate_id": preview.candidate_id, "posting_id": request.posting_id}
    return ports.applications.list(preview.user_id, asked, page=Page(limit=20))


def begin_application(ports: Ports, user_id: str, preview_job_id: str) -> Application:
    """The application of a finished preview, made here and now unless it is known: no page waits for a job.

    Raises as `require_applicable`.
    """
    known = find_application(ports, user_id, preview_job_id)
    if known is not None:
        return known
    preview = require_applicable(ports, user_id, preview_job_id)
    posting = posting_of(ports, preview).posting
    return _keep_application(ports, preview, posting, _plan(ports, preview, posting))


def complete_application(ports: Ports, preview: Job) -> None:
    """Gives an application that was written down before its preview was made what came out of it."""
    posting = posting_of(ports, preview).posting
    form = _keep_form(ports, preview, _plan(ports, preview, posting))
    made = {
        "artifact_ids": {**_documents(preview), "form_data": form},
        "score": result_of(preview).ats.score,
    }
    ports.applications.change(preview.user_id, {"preview_job_id": preview.id}, made)


def form_of(ports: Ports, user_id: str, application_id: str) -> FormData:
    """The form answers of an application; NOT_FOUND when they have been removed."""
    application = ports.applications.require(user_id, application_id)
    data = read_artifact(ports, user_id, application.artifact_ids.get("form_data", ""))[1]
    return FormData.model_validate_json(data)


def run_application(ports: Ports, job: Job, report: Report) -> ApplyResult:
    """Form answers and the application's record, from a finished preview."""
    if not isinstance(job.request, ApplyRequest):
        raise TypeError(f"job {job.id} is not an application")
    report(READING)
    preview = ports.jobs.require(job.user_id, job.request.preview_job_id)
    require_consent(ports, job.user_id, preview.candidate_id)
    posting = posting_of(ports, preview).posting
    report(WRITING)
    form = _plan(ports, preview, posting)
    report(CHECKING)
    application = find_application(ports, job.user_id, preview.id) or _keep_application(
        ports, preview, posting, form
    )
    report(READY)
    files = application.artifact_ids
    return ApplyResult(application_id=application.id, files=files, ats=result_of(preview).ats)


def posting_of(ports: Ports, preview: Job) -> PostingRecord:
    """What a preview was made for; NOT_FOUND when it has been removed."""
    return ports.postings.require(preview.user_id, _request(preview).posting_id)


def _request(preview: Job) -> PreviewRequest:
    if not isinstance(preview.request, PreviewRequest):
        raise UserError(ErrorCode.NOT_FOUND, _NO_PREVIEW)
    return preview.request


def _plan(ports: Ports, preview: Job, posting: JobPosting) -> FormData:
    return plan_form(ports, preview, result_of(preview), posting)


def _keep_application(ports: Ports, preview: Job, posting: JobPosting, form: FormData) -> Application:
    """Both its id and its form's come from the preview: of two who make it at once, both get the same one.

    A preview can be removed meanwhile; then nothing may stay that was made of it since.
    """
    files = {**_documents(preview), "form_data": _keep_form(ports, preview, form)}
    kept = add_once(ports.applications, _new_application(ports, preview, posting, files))
    if ports.jobs.get(preview.user_id, preview.id) is None:
        remove_artifacts(ports, preview.user_id, preview.id)
        ports.applications.remove(preview.user_id, kept.id)
        raise UserError(ErrorCode.NOT_FOUND, _REMOVED)
    return kept


def _documents(preview: Job) -> dict[str, str]:
    files = result_of(preview).files
    return {
        "cv": files["cv"]["pdf"],
        "cover_letter": files["cover_letter"]["pdf"],
        "interview_prep": files["interview_prep"]["html"],
    }


def _keep_form(ports: Ports, preview: Job, form: FormData) -> str:
    """With the preview's files, so that it is kept and removed with them."""
    data = form.model_dump_json(by_alias=True, indent=2).encode()
    return keep_artifact(ports, preview.user_id, preview.id, "form_data", "form_data", "json", data).id


def _new_application(ports: Ports, preview: Job, posting: JobPosting, files: dict[str, str]) -> Application:
    now = ports.clock()
    request = _request(preview)
    return Application(
        id=application_id(preview.user_id, preview.id),
        user_id=preview.user_id,
        created_at=now,
        updated_at=now,
        candidate_id=preview.candidate_id,
        preview_job_id=preview.id,
        title=posting.title,
        employer=posting.hiring_organization.name,
        url=posting.url,
        posting_id=request.posting_id,
        source=urlsplit(posting.url).hostname or "",
        posted_on=posting.date_posted,
        template=request.template,
        score=result_of(preview).ats.score,
        artifact_ids=files,
    )
