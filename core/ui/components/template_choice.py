"""Choosing a design by its picture."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from core.ports import Template
from core.ui.flow import go

_CARD_WIDTH = 272
"""Pixels: three cards side by side in the page's width, one on a phone."""


def template_choice(templates: Sequence[Template], chosen: str) -> None:
    """A card per design; a click chooses it."""
    with st.container(horizontal=True):
        for template in templates:
            with st.container(border=True, key=f"design-{template.name}", width=_CARD_WIDTH):
                _card(template, is_chosen=template.name == chosen)


def _card(template: Template, *, is_chosen: bool) -> None:
    st.image(template.picture, width="stretch", alt=f"A page made with the design {template.title}")
    st.markdown(f"**{template.title}**")
    st.caption(template.description)
    st.button(
        "Chosen" if is_chosen else "Choose",
        key=f"choose-{template.name}",
        type="primary" if is_chosen else "secondary",
        icon=":material/check:" if is_chosen else None,
        width="stretch",
        on_click=partial(go, template=template.name),
    )
