"""GET /jobs/{job_id}: how far a background job is, and what it gave."""

from typing import Any

from fastapi import APIRouter

from core.api.access import PortsOf, UserOf
from core.domain.jobs import ApplyResult, Job, JobStatus, PreviewResult
from core.ports import Ports
from core.services.artifacts import download_url
from core.services.previews import preview_html

router = APIRouter()


@router.get("/jobs/{job_id}")
@router.get("/previews/{job_id}")
def show_job(job_id: str, ports: PortsOf, user_id: UserOf) -> dict[str, Any]:
    """Status, progress and phase; when done, the result's fields beside them."""
    job = ports.jobs.require(user_id, job_id)
    answer: dict[str, Any] = {
        "job_id": job.id,
        "kind": job.kind,
        "status": job.status,
        "progress": job.progress,
        "phase": job.phase,
    }
    if job.error_code is not None:
        answer["error"] = {"code": job.error_code, "message": job.error_message, "job_id": job.id}
    if job.status is JobStatus.DONE:
        answer |= _result(ports, job)
    return answer


def _result(ports: Ports, job: Job) -> dict[str, Any]:
    if isinstance(job.result, PreviewResult):
        return {
            "cv_html": preview_html(ports, job, "cv"),
            "cover_letter_html": preview_html(ports, job, "cover_letter"),
            "ats": job.result.ats.to_wire(),
        }
    if isinstance(job.result, ApplyResult):
        files = {kind: _file(ports, job, artifact_id) for kind, artifact_id in job.result.files.items()}
        return {
            "application_id": job.result.application_id,
            "files": files,
            "ats": job.result.ats.to_wire(),
        }
    return {}


def _file(ports: Ports, job: Job, artifact_id: str) -> dict[str, str]:
    artifact = ports.artifacts.require(job.user_id, artifact_id)
    return {
        "artifact_id": artifact.id,
        "url": download_url(ports, artifact, job.user_id),
        "sha256": artifact.sha256,
        "media_type": artifact.media_type,
        "filename": artifact.filename,
    }
