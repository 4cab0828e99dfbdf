"""The main job: a profile and a posting in, a tailored CV, a letter and a score out."""

from collections.abc import Mapping, Sequence

from core.domain.documents import TemplateOptions, usual_paper
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
from core.domain.records import Artifact, ArtifactKind
from core.domain.resume import Resume
from core.domain.score import Score, score
from core.domain.tailoring.summary import profile_text
from core.ports import Page, Ports, Rendering
from core.services.artifacts import artifacts_of, keep_artifact, read_artifact
from core.services.drafting import drafting_of
from core.services.fitting import fit
from core.services.jobs import Report
from core.services.preview_requests import request_of

_UNFINISHED = "This preview is not finished yet. Wait until it is, or start it again."


def run_preview(ports: Ports, job: Job, report: Report) -> PreviewResult:
    """Profile → posting → tailored CV → letter and interview notes → files → score.

    The score before tailoring is judged with the same file: the facts that must be readable are the same,
    so the difference is what tailoring did and nothing else.
    """
    request = request_of(job)
    report(READING)
    resume = ports.profiles.require(job.user_id, request.profile_id).resume
    options = _options(request, resume)
    report(UNDERSTANDING)
    posting = ports.postings.require(job.user_id, request.posting_id).posting
    drafting = drafting_of(ports, job, request, resume, posting, options.language)
    report(TAILORING)
    tailoring = drafting.cut()
    report.partial("cv", ports.renderer.html(tailoring.resume, request.template, options))
    tailoring = drafting.reworded(tailoring)
    if drafting.written.edits:
        report.partial("cv", ports.renderer.html(tailoring.resume, request.template, options))
    fitted = fit(ports, request, resume, tailoring, options, drafting.relevance)
    tailoring, options = fitted.tailoring, fitted.options
    report(WRITING)
    letter = drafting.letter()
    report.partial("cover_letter", ports.renderer.html(letter, request.template, options))
    notes = drafting.notes()
    cv, cover = ports.renderer.render([tailoring.resume, letter], request.template, options)
    notes_html = ports.renderer.html(notes, request.template, options)
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
        language=options.language,
        title=posting.title,
        employer=posting.hiring_organization.name,
        url=posting.url,
        written=drafting.written,
        refused=drafting.refused,
        unchecked=drafting.unchecked,
        notices=drafting.all_notices(),
        length_note=fitted.note,
    )


def _options(request: PreviewRequest, resume: Resume) -> TemplateOptions:
    return TemplateOptions(
        language=request.language or detect_language(profile_text(resume)),
        accent=request.accent,
        density=request.density,
        paper=request.paper or usual_paper(resume),
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
