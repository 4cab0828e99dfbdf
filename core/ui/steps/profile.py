"""Step 1: whose CV."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from core.domain.jobs import Job, PreviewResult
from core.domain.records import ProfileRecord
from core.settings import ROOT
from core.ui.components.demo_offer import demo_offer
from core.ui.components.plain import md_escape
from core.ui.components.problems import attempt, problem_panel, wants_again
from core.ui.examples import start_example
from core.ui.flow import Flow, begin_again, go, of_candidate
from core.ui.profile.card import profile_card
from core.ui.profile.upload import profile_upload
from core.ui.session import ports, require_user

_SHOWN = 5


def profile_step(flow: Flow, records: Sequence[ProfileRecord], runs: Sequence[Job]) -> None:
    """`records` and `runs` are the candidate's, newest first, as the page has just read them."""
    if not records and flow.candidate:
        _first_cv_of_a_candidate()
        return
    if not records:
        _welcome()
        return
    st.header("Whose CV is it?" if len(records) > 1 else "Did we read the CV right?", anchor=False)
    chosen = _choose(records, flow)
    with st.expander("Add another CV", icon=":material/upload_file:"):
        _take_in()
    if chosen is not None:
        is_at_rest = profile_card(chosen)
        with st.container(horizontal=True, horizontal_alignment="right"):
            st.button(
                "Continue to the posting",
                type="primary",
                key="to-posting",
                on_click=partial(go, step="posting", profile=chosen.id),
                disabled=not is_at_rest,
                help=None if is_at_rest else "Save your corrections first, or close them.",
            )
    _made_before(runs)


def _first_cv_of_a_candidate() -> None:
    st.header("Start with a CV of this candidate", anchor=False)
    with st.container(border=True, key="start"):
        _take_in()


def _welcome() -> None:
    st.title("A CV and a letter that fit the posting, and never lie", anchor=False)
    st.markdown(
        "Bring your CV and a job posting. In a few seconds you see a tailored CV, a cover letter, notes for "
        "the interview and an honest score. Nothing is made up: every line comes from your own CV."
    )
    with st.container(border=True, key="start"):
        st.subheader("Start with your CV", anchor=False)
        _take_in()
    with st.container(border=True, key="example"):
        st.subheader("No CV at hand?", anchor=False)
        st.markdown("See what comes out with a made-up person and a made-up posting.")
        wanted = st.button("Try with an example", key="try-example", icon=":material/play_arrow:")
        if wanted or wants_again("example"):
            attempt("example", lambda: start_example(ports(), require_user()))
            st.rerun()
        problem_panel("example")
    st.page_link(ROOT / "pages" / "designs.py", label="See the six designs", icon=":material/palette:")
    with st.expander("Do you work with several candidates?", icon=":material/groups:"):
        demo_offer(is_loaded=False)


def _take_in() -> None:
    record = profile_upload(of_candidate("step-profile"))
    if record is not None:
        go(profile=record.id)
        st.rerun()


def _choose(records: Sequence[ProfileRecord], flow: Flow) -> ProfileRecord | None:
    """The profile of the flow, or the newest. With one profile there is nothing to choose."""
    by_id = {record.id: record for record in records}
    current = flow.profile if flow.profile in by_id else records[0].id
    if len(records) == 1:
        return records[0]
    picked = st.selectbox(
        "Profile",
        list(by_id),
        index=list(by_id).index(current),
        format_func=lambda record_id: _option(by_id[record_id]),
        label_visibility="collapsed",
    )
    if picked != flow.profile and picked != current:
        go(profile=picked, job="")
        st.rerun()
    return by_id.get(picked)


def _option(record: ProfileRecord) -> str:
    return f"{record.label} ({record.filename})" if record.filename else record.label


def _made_before(runs: Sequence[Job]) -> None:
    """The way back to what was made before."""
    done = [(job, job.result) for job in runs if isinstance(job.result, PreviewResult)]
    if done:
        st.markdown("##### Made before")
    for job, result in done[:_SHOWN]:
        name = ", ".join(part for part in (result.title or "Untitled posting", result.employer) if part)
        st.button(
            md_escape(f"{name} ({job.created_at:%d %b})"),
            key=f"open-{job.id}",
            type="tertiary",
            icon=":material/description:",
            on_click=partial(begin_again, step="result", job=job.id),
        )
