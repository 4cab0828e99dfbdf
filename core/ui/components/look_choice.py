"""Colour, spacing and paper of a design."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

import streamlit as st

from core.domain.documents import Density, Paper
from core.ports import Template
from core.ui.flow import of_candidate

T = TypeVar("T", bound=str)
_DENSITIES: dict[Density, str] = {
    "auto": "As it fits best",
    "airy": "Roomy",
    "normal": "Normal",
    "dense": "Close",
}
_PAPERS: dict[Paper | Literal[""], str] = {"": "Usual where I live", "a4": "A4", "letter": "US Letter"}

_LENGTHS = {"0": "As long as it is", "1": "At most one page", "2": "At most two pages"}


@dataclass(frozen=True)
class Look:
    """`accent` is the name of a colour of the design; `paper` None: the usual one of the person's country;
    `fit_pages` None: as many as it takes."""

    accent: str
    density: Density
    paper: Paper | None
    fit_pages: int | None


def look_choice(template: Template) -> Look:
    """Each design has colours of its own, so each remembers the one that was chosen for it."""
    with st.container(horizontal=True):
        accent = _chosen("Colour", {name: name.capitalize() for name in template.accents}, template.name)
        density = _chosen("Spacing of the CV", _DENSITIES, "density")
        paper = _chosen("Paper", _PAPERS, "paper")
        pages = _chosen("Length of the CV", _LENGTHS, "pages")
    return Look(accent, density, paper or None, int(pages) or None)


def _chosen(label: str, choices: Mapping[T, str], name: str) -> T:
    default = next(iter(choices))
    chosen = st.selectbox(
        label,
        list(choices),
        format_func=choices.__getitem__,
        key=of_candidate(f"design.look.{name}"),
        persist_state="session",
        width=200,
    )
    return chosen or default
