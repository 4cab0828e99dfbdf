"""All designs, large: a CV and the letter that goes with it."""

import streamlit as st

from core.ports import Template
from core.settings import ROOT
from core.ui.flow import current_flow, go
from core.ui.session import ports

_TAILOR = ROOT / "pages" / "tailor.py"


def show() -> None:
    st.title("Designs", anchor=False)
    st.markdown(
        "Each is read back word for word by the programs that sort applications. Colour, spacing, paper and "
        "length are chosen when the documents are made."
    )
    chosen = current_flow().template
    for template in ports().renderer.templates():
        with st.container(border=True, key=f"gallery-{template.name}"):
            _design(template, is_chosen=template.name == chosen)


def _design(template: Template, *, is_chosen: bool) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(template.title, anchor=False)
        if st.button(
            "Chosen" if is_chosen else "Use this design",
            key=f"use-{template.name}",
            icon=":material/check:" if is_chosen else None,
        ):
            go(template=template.name)
            st.switch_page(_TAILOR)
    st.markdown(template.description)
    cv, letter = st.columns(2)
    cv.image(template.picture, width="stretch", alt=f"A CV made with the design {template.title}")
    letter.image(template.letter_picture, width="stretch", alt=f"A letter made with {template.title}")
    st.caption("In " + ", ".join(template.accents))


show()
