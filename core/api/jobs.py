"""/jobs: how far a background job is, what it gave, and how it is stopped."""

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from core.api.access import PortsOf, UserOf
from core.api.errors import ErrorDetail
from core.api.examples import ACCEPTED, JOB
from core.api.files import FileOut, file_out
from core.domain.claims import Finding
from core.domain.jobs import ApplyResult, EmailResult, Job, JobKind, JobStatus, PreviewResult
from core.domain.score import Score
from core.domain.tailoring import Change, RefusedEdit
from core.ports import Ports
from core.services import jobs
from core.services.previews import preview_pages

router = APIRouter(prefix="/jobs", tags=["jobs"])


class AcceptedOut(BaseModel):
    """The job that was asked for; `Location` leads to it."""

    model_config = ConfigDict(json_schema_extra={"examples": [ACCEPTED]})

    job_id: str
    status: JobStatus


class JobOut(BaseModel):
    """A job that is not done: `progress` is 0–100, `phase` is for people."""

    model_config = ConfigDict(json_schema_extra={"examples": [JOB]})

    job_id: str
    kind: JobKind
    status: JobStatus
    progress: int = Field(ge=0, le=100)
    phase: str


class FailedJobOut(JobOut):
    """A job that ended without a result."""

    error: ErrorDetail


class FinishedPreviewOut(JobOut):
    """A finished preview: the documents as self-contained pages, and the score of the tailored CV."""

    cv_html: str
    cover_letter_html: str
    ats: Score
    changes: list[Change] = Field(
        description="What the CV has that the profile has not, each with its reason."
    )
    refused: list[RefusedEdit] = Field(description="What the AI wrote and the profile does not support.")
    unchecked: list[Finding] = Field(description="Claims of the AI that nobody could check.")
    notices: list[str] = Field(description="What was made without the AI after all, and why.")


class SentMailOut(JobOut):
    """A mail that the mail server has taken."""

    mail_id: str
    to: str
    message_id: str
    is_test: bool


class FinishedApplicationOut(JobOut):
    """A finished application with its exact files."""

    application_id: str
    files: dict[str, FileOut] = Field(description="By kind: cv, cover_letter, interview_prep, form_data.")
    ats: Score


AnyJobOut = FinishedPreviewOut | FinishedApplicationOut | SentMailOut | FailedJobOut | JobOut


@router.get("/{job_id}", summary="Get a job")
def show_job(job_id: str, ports: PortsOf, user_id: UserOf) -> AnyJobOut:
    """Status, progress and phase; when done, the result's fields beside them."""
    return _shown(ports, ports.jobs.require(user_id, job_id))


@router.post("/{job_id}/cancel", status_code=202, summary="Stop a job")
def cancel(job_id: str, ports: PortsOf, user_id: UserOf) -> AnyJobOut:
    """A waiting job is stopped at once, a running one before its next phase, a finished one not at all."""
    ports.jobs.require(user_id, job_id)
    jobs.cancel(ports, user_id, job_id)
    return _shown(ports, ports.jobs.require(user_id, job_id))


def accepted(job: Job, response: Response) -> AcceptedOut:
    """The answer to a call that asks for a job."""
    response.headers["Location"] = f"/api/v1/jobs/{job.id}"
    return AcceptedOut(job_id=job.id, status=job.status)


def _shown(ports: Ports, job: Job) -> AnyJobOut:
    shown = JobOut(job_id=job.id, kind=job.kind, status=job.status, progress=job.progress, phase=job.phase)
    if job.error_code is not None:
        error = ErrorDetail(code=job.error_code, message=job.error_message, job_id=job.id)
        return FailedJobOut(**shown.model_dump(), error=error)
    if job.status is not JobStatus.DONE:
        return shown
    return _finished(ports, job, shown)


def _finished(ports: Ports, job: Job, shown: JobOut) -> AnyJobOut:
    if isinstance(job.result, PreviewResult):
        cv, letter = preview_pages(ports, job, ("cv", "cover_letter"))
        return FinishedPreviewOut(
            **shown.model_dump(),
            cv_html=cv,
            cover_letter_html=letter,
            **{
                name: getattr(job.result, name)
                for name in ("ats", "changes", "refused", "unchecked", "notices")
            },
        )
    if isinstance(job.result, ApplyResult):
        files = job.result.files.items()
        return FinishedApplicationOut(
            **shown.model_dump(),
            application_id=job.result.application_id,
            files={kind: file_out(ports, ports.artifacts.require(job.user_id, name)) for kind, name in files},
            ats=job.result.ats,
        )
    if isinstance(job.result, EmailResult):
        return SentMailOut(**shown.model_dump(), **job.result.model_dump())
    return shown
