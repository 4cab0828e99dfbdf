"""Rows that the tests keep."""

from datetime import UTC, datetime, timedelta

from core.domain.jobs import Job, JobStatus, PreviewRequest
from core.domain.posting import JobPosting
from core.domain.records import PostingRecord

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def posting(row_id: str, title: str = "Nurse", user_id: str = "ann", minute: int = 0) -> PostingRecord:
    return PostingRecord(
        id=row_id,
        user_id=user_id,
        created_at=NOW + timedelta(minutes=minute),
        posting=JobPosting(title=title),
        sha256=row_id,
    )


def job(row_id: str, user_id: str = "ann", fingerprint: str = "", **fields: object) -> Job:
    given = {"status": JobStatus.QUEUED, "deadline": NOW + timedelta(seconds=170), **fields}
    return Job(
        id=row_id,
        user_id=user_id,
        created_at=NOW,
        kind="preview",
        fingerprint=fingerprint or row_id,
        request=PreviewRequest(profile_id="p", posting_id="q", template="classic"),
        **given,
    )
