"""Whose words a preview gets: a model's, those it wrote before, or nobody's."""

from datetime import timedelta

from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job, PreviewRequest, PreviewResult
from core.domain.languages import LanguageCode
from core.domain.posting import JobPosting
from core.domain.resume import Resume
from core.domain.writing import Written
from core.ports import Ports
from core.services.asking import purse_of
from core.services.writing import Remembered, Writer

_FILES_SECONDS = 30
"""What a preview keeps of its time for making and checking the files."""
BASE_GONE = (
    "The preview that this one goes back to was removed. Make it again; then you can take changes back."
)


def writer_of(
    ports: Ports,
    job: Job,
    request: PreviewRequest,
    resume: Resume,
    posting: JobPosting,
    language: LanguageCode,
) -> Writer | Remembered:
    """What a model wrote before, or a model where the person wants one and there is one. CONFLICT when the
    preview that this one goes back to is gone."""
    if request.base_job_id:
        before = base_of(ports, job.user_id, request.base_job_id)
        return Remembered(before.written, before.notices)
    if not request.use_ai or not ports.language_model.name:
        return Remembered(Written())
    purse = purse_of(ports, job.user_id, job.deadline - timedelta(seconds=_FILES_SECONDS))
    return Writer(ports, purse, resume, posting, request, language)


def base_of(ports: Ports, user_id: str, job_id: str) -> PreviewResult:
    base = ports.jobs.get(user_id, job_id)
    if base is None or not isinstance(base.result, PreviewResult):
        raise UserError(ErrorCode.CONFLICT, BASE_GONE)
    return base.result
