"""Asking for previews: what one is made from, and which one that exists already will do."""

from collections.abc import Collection
from hashlib import sha256

from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job, PreviewRequest, PreviewResult
from core.domain.records import PostingRecord, ProfileRecord
from core.ports import Ports
from core.services.jobs import IdempotencyKey, ask_for
from core.services.limits import require_room
from core.services.writers import base_of

_OF_ANOTHER = (
    "This profile and this posting belong to different candidates. "
    "Add the posting again for the candidate of the profile."
)
_NO_TEMPLATE = "There is no such template. Choose one of: {names}."
_NO_ACCENT = "This template has no such colour. Choose one of: {names}."


def start_preview(
    ports: Ports,
    user_id: str,
    request: PreviewRequest,
    worker: str = "",
    key: IdempotencyKey | None = None,
) -> Job:
    """Asks for a preview; the same input on the same day gets the one that exists already, unless it had to
    do without the model."""
    profile, posting = require_pair(ports, user_id, request.profile_id, request.posting_id)
    fingerprint = _fresh(ports, user_id, fingerprint_of(ports, profile, posting, request))
    return ask_for(ports, user_id, request, fingerprint, worker, key, profile.candidate_id)


def _fresh(ports: Ports, user_id: str, fingerprint: str) -> str:
    """Another name for the work, as often as it was done without the model that was to help."""
    lacking = [job for job in ports.jobs.list(user_id, {"fingerprint": fingerprint}) if _lacks_model(job)]
    return _fresh(ports, user_id, _digest(fingerprint, lacking[0].id)) if lacking else fingerprint


def _lacks_model(job: Job) -> bool:
    is_asked = isinstance(job.request, PreviewRequest) and not job.request.base_job_id
    return is_asked and isinstance(job.result, PreviewResult) and bool(job.result.notices)


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()


def fingerprint_of(
    ports: Ports, profile: ProfileRecord, posting: PostingRecord, request: PreviewRequest
) -> str:
    """Names the work of a preview by everything that its outcome depends on."""
    parts = [
        profile.candidate_id,
        profile.resume.model_dump_json(),
        posting.posting.model_dump_json(),
        request.template,
        request.language or "",
        request.accent,
        request.density,
        request.paper or "",
        str(request.fit_pages or ""),
        str(request.use_ai),
        request.strength,
        *sorted(request.undone),
        request.base_job_id,
        request.tone,
        request.length,
        ports.language_model.name if request.use_ai else "",
        ports.today().isoformat(),
        ports.build,
    ]
    return _digest(*parts)


def require_pair(
    ports: Ports, user_id: str, profile_id: str, posting_id: str
) -> tuple[ProfileRecord, PostingRecord]:
    """Profile and posting of a preview; CONFLICT when they belong to different candidates."""
    profile = ports.profiles.require(user_id, profile_id)
    posting = ports.postings.require(user_id, posting_id)
    if profile.candidate_id != posting.candidate_id:
        raise UserError(ErrorCode.CONFLICT, _OF_ANOTHER)
    return profile, posting


def require_template(ports: Ports, name: str, accent: str = "") -> None:
    """`INPUT_UNREADABLE` for a design or colour we do not have: known at once, not only when the job runs."""
    accents = {template.name: template.accents for template in ports.renderer.templates()}
    if name not in accents:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _NO_TEMPLATE.format(names=", ".join(accents)))
    if accent and accent not in accents[name]:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _NO_ACCENT.format(names=", ".join(accents[name])))


def ask_for_preview(ports: Ports, user_id: str, request: PreviewRequest) -> Job:
    """`start_preview` for a person who clicks: counted, and refused with RATE_LIMITED when too fast."""
    require_room(ports, user_id, "preview")
    return start_preview(ports, user_id, request)


def ask_without(ports: Ports, user_id: str, job: Job, undone: Collection[str]) -> Job:
    """The preview once more, without these changes and with all others; no model is asked again. CONFLICT
    when what it goes back to was removed."""
    request = request_of(job)
    base_id = request.base_job_id or job.id
    base_of(ports, user_id, base_id)
    if not undone:
        return ports.jobs.require(user_id, base_id)
    return ask_for_preview(ports, user_id, request.changed(undone=sorted(undone), base_job_id=base_id))


def request_of(job: Job) -> PreviewRequest:
    """What a preview was asked to be made from."""
    if not isinstance(job.request, PreviewRequest):
        raise TypeError(f"job {job.id} is not a preview")
    return job.request
