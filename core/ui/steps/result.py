"""Step 4: the run while it goes on, what went wrong, or what came out."""

from functools import partial

import streamlit as st

from core.domain.jobs import Job, PreviewRequest, PreviewResult
from core.domain.posting import JobPosting
from core.domain.records import ArtifactKind
from core.services.previews import ask_for_preview, preview_html
from core.ui.components.changes_view import changes_view
from core.ui.components.document_frame import document_frame
from core.ui.components.downloads import downloads
from core.ui.components.plain import md_escape
from core.ui.components.problems import Problem, attempt, problem_panel, show_problem, wants_again
from core.ui.components.run_panel import run_panel
from core.ui.components.score_view import band, score_view
from core.ui.flow import Flow, begin_again, go, require_chosen
from core.ui.session import ports, require_user

_AGAIN = "run-again"


def result_step(flow: Flow) -> None:
    job = ports().jobs.require(require_user(), flow.job)
    require_chosen(job.candidate_id)
    if not job.status.is_final:
        st.header("Making the CV and letter", anchor=False)
        run_panel(job.id)
    elif isinstance(job.result, PreviewResult):
        _finished(job, job.result)
    else:
        _failed(job)


def _failed(job: Job) -> None:
    if job.error_code is None:
        st.rerun()
    problem = Problem(job.error_code, job.error_message)
    show_problem(problem, "run", retry=partial(_again, job), back=partial(_edit, job))
    problem_panel(_AGAIN)
    if wants_again(_AGAIN):
        _again(job)
        st.rerun()


def _again(job: Job) -> None:
    request = job.request
    if isinstance(request, PreviewRequest):
        started = attempt(_AGAIN, lambda: ask_for_preview(ports(), job.user_id, request))
        if started is not None:
            go(job=started.id)


def _edit(job: Job) -> None:
    """Back to the design, with everything that was chosen for this run."""
    if isinstance(job.request, PreviewRequest):
        request = job.request
        begin_again(
            step="design",
            profile=request.profile_id,
            posting=request.posting_id,
            template=request.template,
            language=request.language or "",
        )


def _finished(job: Job, result: PreviewResult) -> None:
    _headline(_posting_of(job), result)
    cv, letter, notes, score, changes = st.tabs(
        ["CV", "Cover letter", "Interview notes", "Score", "What changed"]
    )
    with cv:
        downloads(result.files["cv"], f"links-cv-{job.id}")
        _document(job, "cv", "The CV", result.pages["cv"])
    with letter:
        downloads(result.files["cover_letter"], f"links-letter-{job.id}")
        _document(job, "cover_letter", "The cover letter", result.pages["cover_letter"])
    with notes:
        downloads(result.files["interview_prep"], f"links-notes-{job.id}")
        _document(job, "interview_prep", "The interview notes", _sheets(result))
    with score:
        score_view(result.ats)
    with changes:
        changes_view(result.changes, result.cv)
    with st.container(horizontal=True):
        st.button("Change the design", key="edit-result", on_click=partial(_edit, job))
        st.button("Start with another posting", key="next-posting", on_click=partial(_next_posting, job))


def _headline(posting: JobPosting, result: PreviewResult) -> None:
    st.header(md_escape(posting.title or "The documents"), anchor=False)
    employer = posting.hiring_organization.name
    facts = [
        f"at **{md_escape(employer)}**" if employer else "",
        f"Score **{result.ats.score}** of 100, {band(result.ats.score).lower()}",
        f"CV {_pages(result.pages['cv'])}",
        f"letter {_pages(result.pages['cover_letter'])}",
    ]
    st.markdown(" · ".join(fact for fact in facts if fact))


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _sheets(result: PreviewResult) -> int:
    """Notes have no PDF to count the pages of: about 1,700 characters with headings fill one."""
    texts = [
        text
        for section in result.interview_prep.sections
        for item in section.items
        for text in (item.question, *item.notes)
    ]
    return 1 + (sum(map(len, texts)) + 60 * len(texts)) // 3400


def _document(job: Job, kind: ArtifactKind, title: str, pages: int) -> None:
    document_frame(preview_html(ports(), job, kind), title, pages, f"frame-{kind}-{job.id}")


def _posting_of(job: Job) -> JobPosting:
    if not isinstance(job.request, PreviewRequest):
        return JobPosting()
    return ports().postings.require(job.user_id, job.request.posting_id).posting


def _next_posting(job: Job) -> None:
    if isinstance(job.request, PreviewRequest):
        begin_again(step="posting", profile=job.request.profile_id, template=job.request.template)
