"""The CV's file, shown beside what was read from it."""

from collections.abc import Sequence

import streamlit as st

from core.domain.reading import FieldReading
from core.domain.records import ReadingRecord
from core.services.readings import page_picture
from core.ui.components.document_frame import PAGE_WIDTH, picture_frame
from core.ui.components.problems import attempt, problem_panel
from core.ui.profile.original_html import page_html, text_html
from core.ui.session import ports, remember, require_user

_MOST_PAGES = 20
_ROW, _LETTERS, _EDGES = 26, 84, 60
"""Pixels of a row of text, how many letters it holds, and the white above and below the text."""

_TALLEST = 700
_LEGEND = "Green: read from here."


def has_original(record: ReadingRecord) -> bool:
    return bool(record.original or record.reading.text)


def original_view(record: ReadingRecord, doubts: Sequence[FieldReading]) -> None:
    """A page of it, or its text where it has no pages, and what it holds that nobody sees."""
    doubtful = {one.path for one in doubts}
    if record.original:
        _page(record, doubtful)
    else:
        _text(record, doubtful)
    st.caption(f"{_LEGEND} Orange: please check." if doubtful else _LEGEND)
    if record.reading.hidden:
        st.markdown("**Hidden text that was left out**")
        st.text("\n\n".join(record.reading.hidden))


def _page(record: ReadingRecord, doubtful: set[str]) -> None:
    place = f"original-{record.id}"
    page = _chosen_page(record)
    png = attempt(place, lambda: _picture(record.id, page))
    problem_panel(place)
    if png:
        html = page_html(png, page, record.reading.fields, doubtful)
        picture_frame(html, f"Page {page} of the CV", PAGE_WIDTH, _height(png), f"page-{record.id}")


def _chosen_page(record: ReadingRecord) -> int:
    """One page, and no choice, for most."""
    pages = range(1, min(record.reading.pages, _MOST_PAGES) + 1)
    if len(pages) == 1:
        return 1
    chosen = st.segmented_control(
        "Page",
        pages,
        default=1,
        key=f"page-of-{record.id}",
        format_func=lambda page: f"Page {page}",
        label_visibility="collapsed",
    )
    return chosen or 1


def _picture(profile_id: str, page: int) -> bytes:
    """Drawn once and kept in the person's own visit."""
    key = f"picture.{profile_id}.{page}"
    if key not in st.session_state:
        remember(key, page_picture(ports(), require_user(), profile_id, page))
    return bytes(st.session_state[key])


def _height(png: bytes) -> int:
    """As high as the picture is in the width it is shown in; a PNG gives its size in bytes 16 to 24."""
    width, height = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    return round(PAGE_WIDTH * height / max(1, width))


def _text(record: ReadingRecord, doubtful: set[str]) -> None:
    text = record.reading.text
    html = text_html(text, record.reading.fields, doubtful)
    height = _EDGES + _ROW * sum(1 + len(line) // _LETTERS for line in text.split("\n"))
    with st.container(height=_TALLEST if height > _TALLEST else "content", border=False):
        picture_frame(html, "The text of the CV", PAGE_WIDTH, height, f"text-{record.id}")
