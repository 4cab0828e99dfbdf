"""Step 4: the run while it goes on, what went wrong, or what came out."""

from collections.abc import Collection
from functools import partial

import streamlit as st

from core.domain.jobs import Job, PreviewRequest, PreviewResult
from core.domain.records import ArtifactKind
from core.domain.score import band
from core.services.preview_requests import ask_for_preview, ask_without
from core.services.previews import preview_html
from core.ui.applying import header_actions
from core.ui.components.changes_view import changes_view
from core.ui.components.document_frame import document_frame
from core.ui.components.downloads import downloads
from core.ui.components.plain import md_escape
from core.ui.components.problems import Problem, attempt, problem_panel, show_problem, wants_again
from core.ui.components.run_panel import run_panel
from core.ui.components.score_view import score_view
from core.ui.flow import Flow, begin_again, go, require_chosen
from core.ui.session import ports, remember, require_user

_AGAIN = "run-again"
_READ = "result.read"
_UNDO = "result.undo"
_CHANGES = "What changed"


def result_step(flow: Flow) -> None:
    job = ports().jobs.require(require_user(), flow.job)
    require_chosen(job.candidate_id)
    if not job.status.is_final:
        st.header("Making the CV and letter", anchor=False)
        run_panel(job)
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
    _headline(result)
    for notice in filter(None, [*result.notices, result.length_note]):
        st.info(md_escape(notice), icon=":material/info:")
    header_actions(job, result)
    cv, letter, notes, score, changes = st.tabs(
        ["CV", "Cover letter", "Interview notes", "Score", _CHANGES],
        key=f"tabs-{job.id}",
        on_change="rerun",
    )
    if cv.open:
        with cv:
            _document(job, result, "cv", "The CV", result.pages["cv"])
    if letter.open:
        with letter:
            _document(job, result, "cover_letter", "The cover letter", result.pages["cover_letter"])
    if notes.open:
        with notes:
            _document(job, result, "interview_prep", "The interview notes", _sheets(result))
    with score:
        score_view(result.ats)
    with changes:
        _changes(job, result)
    with st.container(horizontal=True):
        st.button("Change the design", key="edit-result", on_click=partial(_edit, job))
        st.button("Start with another posting", key="next-posting", on_click=partial(_next_posting, job))


def _changes(job: Job, result: PreviewResult) -> None:
    request = job.request
    if isinstance(request, PreviewRequest):
        undone = frozenset(request.undone)
        changes_view(
            result,
            request,
            undo=lambda paths: _without(job, undone.union(paths)),
            redo=lambda paths: _without(job, undone.difference(paths)),
        )
        problem_panel(_UNDO)


def _without(job: Job, undone: Collection[str]) -> None:
    """Makes the files again, and comes back to what changed."""
    started = attempt(_UNDO, lambda: ask_without(ports(), require_user(), job, undone))
    if started is not None:
        remember(f"tabs-{started.id}", _CHANGES)
        go(job=started.id)


def _headline(result: PreviewResult) -> None:
    st.header(md_escape(result.title or "The documents"), anchor=False)
    facts = [
        f"at **{md_escape(result.employer)}**" if result.employer else "",
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


def _document(job: Job, result: PreviewResult, kind: ArtifactKind, title: str, pages: int) -> None:
    """Only for the open tab: each document is a file of its own to fetch."""
    downloads(result.files[kind], f"links-{kind}-{job.id}")
    document_frame(_read(job, kind), title, pages, f"frame-{kind}-{job.id}")


def _read(job: Job, kind: ArtifactKind) -> str:
    """A finished file never changes, so a visit fetches each once and holds those of one run. The job's row
    is asked for every time: what is removed is not shown."""
    job_id, read = st.session_state.get(_READ, ("", {}))
    if job_id != job.id:
        read = {}
    if kind not in read:
        read[kind] = preview_html(ports(), job, kind)
    remember(_READ, (job.id, read))
    return str(read[kind])


def _next_posting(job: Job) -> None:
    if isinstance(job.request, PreviewRequest):
        begin_again(step="posting", profile=job.request.profile_id, template=job.request.template)
