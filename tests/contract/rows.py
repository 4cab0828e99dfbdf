"""Rows that the tests keep."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from core.domain.applications import Application
from core.domain.audit import AuditAction, AuditEntry
from core.domain.candidates import Candidate
from core.domain.credentials import Credential, CredentialKind
from core.domain.jobs import Job, JobStatus, PreviewRequest
from core.domain.posting import JobPosting
from core.domain.records import Artifact, PostingRecord, ProfileRecord
from core.domain.resume import Resume

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def new_id() -> str:
    return secrets.token_hex(16)


def posting(
    row_id: str, title: str = "Nurse", user_id: str = "ann", minute: int = 0, **fields: Any
) -> PostingRecord:
    return PostingRecord(
        id=row_id,
        user_id=user_id,
        created_at=NOW + timedelta(minutes=minute),
        posting=JobPosting(title=title),
        **{"sha256": row_id, **fields},
    )


def job(row_id: str, user_id: str = "ann", fingerprint: str = "", **fields: Any) -> Job:
    return Job(
        id=row_id,
        user_id=user_id,
        created_at=NOW,
        kind="preview",
        fingerprint=fingerprint or row_id,
        request=PreviewRequest(profile_id="p", posting_id="q", template="classic"),
        **{"status": JobStatus.QUEUED, "deadline": NOW + timedelta(seconds=170), **fields},
    )


def artifact(row_id: str, user_id: str, job_id: str) -> Artifact:
    return Artifact(
        id=row_id,
        user_id=user_id,
        created_at=NOW,
        job_id=job_id,
        kind="cv",
        filename="Müller, Änne – CV “final”.pdf",
        media_type="application/pdf",
        sha256="f" * 64,
        size=2**40,
        key=f"{user_id}/{job_id}/cv.pdf",
    )


def application(row_id: str, user_id: str, job_id: str, artifacts: dict[str, str]) -> Application:
    return Application(
        id=row_id,
        user_id=user_id,
        created_at=NOW,
        updated_at=NOW,
        preview_job_id=job_id,
        title="Nurse",
        employer='O\'Hara & "Söhne"',
        template="classic",
        score=71,
        artifact_ids=artifacts,
    )


def candidate(row_id: str, user_id: str) -> Candidate:
    return Candidate(id=row_id, user_id=user_id, created_at=NOW, updated_at=NOW, label="Cem")


def profile(row_id: str, user_id: str, candidate_id: str = "") -> ProfileRecord:
    resume = {
        "basics": {"name": "Änne Müller", "x-private": {"kept": [1, 2.5, None, True]}},
        "work": [{"name": "Charité", "position": "Nurse", "startDate": "2019-03", "highlights": ["a", "b"]}],
    }
    return ProfileRecord(
        id=row_id,
        user_id=user_id,
        candidate_id=candidate_id,
        created_at=NOW,
        updated_at=NOW,
        label="CV",
        resume=Resume.model_validate(resume),
        notes=["The photo was left out.", "«quoted», 100 %"],
    )


def credential(row_id: str, user_id: str) -> Credential:
    return Credential(
        id=row_id,
        user_id=user_id,
        created_at=NOW,
        updated_at=NOW,
        kind=CredentialKind.SMTP,
        label="Mail",
        host="mail.example.org",
        username="ann",
        sealed="ciphertext",
    )


def entry(row_id: str, user_id: str) -> AuditEntry:
    return AuditEntry(
        id=row_id,
        user_id=user_id,
        created_at=NOW,
        sequence=1,
        actor=user_id,
        action=AuditAction.DATA_EXPORTED,
    )
