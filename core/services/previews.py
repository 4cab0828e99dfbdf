"""The main job: a profile and a posting in, a tailored CV, a letter and a score out."""

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import (
    CHECKING,
    READING,
    READY,
    TAILORING,
    UNDERSTANDING,
    WRITING,
    Job,
    PreviewRequest,
    PreviewResult,
)
from core.domain.languages import detect_language
from core.domain.records import Artifact, ArtifactKind, PostingRecord, ProfileRecord
from core.domain.resume import Resume
from core.domain.score import Score, score
from core.domain.tailoring.summary import profile_text
from core.ports import Page, Ports, Rendering
from core.services.artifacts import artifacts_of, keep_artifact, read_artifact
from core.services.drafting import BASE_GONE, drafting_of
from core.services.jobs import IdempotencyKey, Report, ask_for
from core.services.limits import require_room

_UNFINISHED = "This preview is not finished yet. Wait until it is, or start it again."

_OF_ANOTHER = (
    "This profile and this posting belong to different candidates. "
    "Add the posting again for the candidate of the profile."
)
_NO_TEMPLATE = "There is no such template. Choose one of: {names}."


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


def require_template(ports: Ports, name: str) -> None:
    """`INPUT_UNREADABLE` for a design we do not have: known at once, not only when the job runs."""
    names = [template.name for template in ports.renderer.templates()]
    if name not in names:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _NO_TEMPLATE.format(names=", ".join(names)))


def ask_for_preview(ports: Ports, user_id: str, request: PreviewRequest) -> Job:
    """`start_preview` for a person who clicks: counted, and refused with RATE_LIMITED when too fast."""
    require_room(ports, user_id, "preview")
    return start_preview(ports, user_id, request)


def ask_without(ports: Ports, user_id: str, job: Job, undone: Collection[str]) -> Job:
    """The preview once more, without these changes and with all others; no model is asked again. CONFLICT
    when what it goes back to was removed."""
    request = _request(job)
    base = ports.jobs.get(user_id, request.base_job_id or job.id)
    if base is None or not isinstance(base.result, PreviewResult):
        raise UserError(ErrorCode.CONFLICT, BASE_GONE)
    if not undone:
        return base
    return ask_for_preview(ports, user_id, request.changed(undone=sorted(undone), base_job_id=base.id))


def run_preview(ports: Ports, job: Job, report: Report) -> PreviewResult:
    """Profile → posting → tailored CV → letter and interview notes → files → score.

    The score before tailoring is judged with the same file: the facts that must be readable are the same,
    so the difference is what tailoring did and nothing else.
    """
    request = _request(job)
    report(READING)
    resume = ports.profiles.require(job.user_id, request.profile_id).resume
    language = request.language or detect_language(profile_text(resume))
    report(UNDERSTANDING)
    posting = ports.postings.require(job.user_id, request.posting_id).posting
    drafting = drafting_of(ports, job, request, resume, posting, language)
    report(TAILORING)
    tailoring = drafting.cut()
    report.partial("cv", ports.renderer.html(tailoring.resume, request.template, language))
    tailoring = drafting.reworded(tailoring)
    if drafting.written.edits:
        report.partial("cv", ports.renderer.html(tailoring.resume, request.template, language))
    report(WRITING)
    letter = drafting.letter()
    report.partial("cover_letter", ports.renderer.html(letter, request.template, language))
    notes = drafting.notes()
    cv, cover = ports.renderer.render([tailoring.resume, letter], request.template, language)
    notes_html = ports.renderer.html(notes, request.template, language)
    report(CHECKING)
    ats = score(tailoring.resume, posting, drafting.vocabulary, drafting.today, cv.text)
    before = score(resume, posting, drafting.vocabulary, drafting.today, cv.text)
    files = _keep_files(ports, job, resume, cv, cover, notes_html)
    report(READY)
    return PreviewResult(
        files=_ids(files),
        html_keys={kind: kept["html"].key for kind, kept in files.items()},
        pages={"cv": cv.pages, "cover_letter": cover.pages},
        ats=_with_before(ats, before),
        cv=tailoring.resume,
        cover_letter=letter,
        interview_prep=notes,
        changes=tailoring.changes,
        language=language,
        title=posting.title,
        employer=posting.hiring_organization.name,
        url=posting.url,
        written=drafting.written,
        refused=drafting.refused,
        unchecked=drafting.unchecked,
        notices=drafting.all_notices(),
    )


def recent_previews(ports: Ports, user_id: str, candidate_id: str, count: int) -> Sequence[Job]:
    """The newest ones of this candidate, however far they are."""
    asked_for = {"candidate_id": candidate_id, "kind": "preview"}
    return ports.jobs.list(user_id, asked_for, page=Page(limit=count))


def preview_html(ports: Ports, job: Job, kind: ArtifactKind) -> str:
    """The finished document as one self-contained page of HTML."""
    result = result_of(job)
    if kind in result.html_keys:
        return ports.files.get(result.html_keys[kind]).decode()
    artifact_id = result.files[kind]["html"]
    return read_artifact(ports, job.user_id, artifact_id)[1].decode()


def preview_pages(ports: Ports, job: Job, kinds: Sequence[ArtifactKind]) -> Sequence[str]:
    """Several documents as `preview_html`; what is kept of them is asked for once."""
    files = result_of(job).files
    names = [files[kind]["html"] for kind in kinds]
    return [ports.files.get(kept.key).decode() for kept in artifacts_of(ports, job, names)]


def result_of(job: Job) -> PreviewResult:
    """A finished preview's result; raises what stopped it, or CONFLICT while it runs."""
    if job.error_code is not None:
        raise UserError(job.error_code, job.error_message)
    if not isinstance(job.result, PreviewResult):
        raise UserError(ErrorCode.CONFLICT, _UNFINISHED)
    return job.result


def _request(job: Job) -> PreviewRequest:
    if not isinstance(job.request, PreviewRequest):
        raise TypeError(f"job {job.id} is not a preview")
    return job.request


def _with_before(ats: Score, before: Score) -> Score:
    return ats.changed(analysis=ats.analysis.changed(before=before))


def _keep_files(
    ports: Ports, job: Job, resume: Resume, cv: Rendering, cover: Rendering, notes_html: str
) -> dict[ArtifactKind, dict[str, Artifact]]:
    name = resume.basics.name or "Applicant"
    forms: list[tuple[ArtifactKind, str, dict[str, bytes]]] = [
        ("cv", f"CV {name}", {"html": cv.html.encode(), "pdf": cv.pdf, "docx": cv.docx}),
        (
            "cover_letter",
            f"Cover letter {name}",
            {"html": cover.html.encode(), "pdf": cover.pdf, "docx": cover.docx},
        ),
        ("interview_prep", f"Interview notes {name}", {"html": notes_html.encode()}),
    ]
    return {
        kind: {
            ending: keep_artifact(ports, job.user_id, job.id, kind, stem, ending, data)
            for ending, data in files.items()
        }
        for kind, stem, files in forms
    }


def _ids(files: Mapping[ArtifactKind, Mapping[str, Artifact]]) -> dict[str, dict[str, str]]:
    return {kind: {ending: kept.id for ending, kept in forms.items()} for kind, forms in files.items()}
