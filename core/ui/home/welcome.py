"""What somebody sees who has nothing here yet: the way in, and a way to look around first."""

import streamlit as st

from core.ui.components.candidate_switcher import known_candidates
from core.ui.components.demo_offer import demo_offer
from core.ui.components.ways import way
from core.ui.session import ports

_ROAD = (
    ("upload_file", "Bring your CV", "PDF, Word or your LinkedIn export. You see what was read."),
    ("work", "Add a posting", "Its text or its address. You see at once what could stop you."),
    ("edit_document", "Get CV and letter", "In seconds, with an honest score. Nothing is made up."),
    ("checklist", "Apply and follow up", "From then on this page says what to do next."),
)


def first_step(*, has_profile: bool) -> None:
    """Where somebody begins, or goes on who has brought a CV."""
    with st.container(border=True, key="home-start"):
        words, picture = st.columns([3, 1], gap="large", vertical_alignment="center")
        with words:
            _posting_next() if has_profile else _cv_first()
        with picture:
            design = ports().renderer.templates()[0]
            st.image(design.picture, width=190, alt=f"A page made with the design {design.title}")
    for place, (number, (icon, title, told)) in zip(st.columns(4), enumerate(_ROAD, start=1), strict=True):
        with place:
            st.markdown(f":primary[:material/{icon}:] **{number}. {title}**")
            st.caption(told)
    if not has_profile and not known_candidates():
        with st.container(border=True, key="home-demo"):
            st.subheader("Look around first", anchor=False)
            demo_offer(is_loaded=False)


def _cv_first() -> None:
    st.header("Start with your CV", anchor=False)
    st.markdown(
        "Bring it once. For every posting you like you get a CV and a letter that fit, made in seconds from "
        "what is true, and a plan of what to do next."
    )
    way("tailor", "Bring your CV", "upload_file")


def _posting_next() -> None:
    st.header("The CV is here. What is the job?", anchor=False)
    st.markdown("Bring a posting, and see a CV and a letter for it in a few seconds.")
    way("tailor", "Add a posting", "work")
