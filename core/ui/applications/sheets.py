"""Applications out to a sheet and in from one, and what is shown to somebody who has none yet."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from core.domain.sheets import read_sheet
from core.domain.tracking import Search
from core.services.sheets import export_sheet, import_sheet
from core.settings import ROOT
from core.ui.components.plain import md_escape
from core.ui.components.problems import attempt, problem_note
from core.ui.flow import chosen_candidate
from core.ui.session import ports, remember, require_user

_PLACE = "desk-sheet"
_TAKEN = "desk.taken"
_LOOKED = "desk.looked"
_VERSION = "desk.sheet"


def take_along(search: Search) -> None:
    """What is found, as CSV. It is read when it is asked for."""
    user_id, own_ports = require_user(), ports()
    st.download_button(
        "Save as CSV",
        lambda: export_sheet(own_ports, user_id, search),
        "applications.csv",
        "text/csv",
        key="desk-export",
        icon=":material/download:",
        on_click="ignore",
    )


def bring_along() -> None:
    """Takes in a sheet of the same columns."""
    with st.popover("Bring a CSV", icon=":material/upload:"):
        st.markdown(
            "Each row becomes an application. It needs the columns `company` and `title`; "
            "save a CSV to see all."
        )
        key = f"desk-import.{st.session_state.get(_VERSION, 0)}"
        file = st.file_uploader("CSV sheet", type=["csv", "txt"], key=key, max_upload_size=10)
        look = _look(file)
        st.markdown(look)
        if st.button("Take these in", key="take-in", type="primary", disabled=not look) and file is not None:
            _take_in(file.getvalue())
        problem_note(_PLACE)
    said = st.session_state.pop(_TAKEN, "")
    if said:
        st.toast(said, icon=":material/check:")


def _look(file: UploadedFile | None) -> str:
    """What `_told` says of this file, which is read once: that of a big sheet takes a while. "" for
    none, and for one that cannot be read."""
    file_id = file.file_id if file is not None else ""
    looked: tuple[str, str] = st.session_state.get(_LOOKED, ("", ""))
    if looked[0] != file_id:
        rows = attempt(_PLACE, lambda: read_sheet(file.getvalue()) if file is not None else [])
        looked = (file_id, _told(rows) if rows else "")
        remember(_LOOKED, looked)
    return looked[1]


def _told(rows: Sequence[Mapping[str, str]]) -> str:
    """How many there are, and the first of them: are the letters right?"""
    named = [f"- {md_escape(row.get('company', ''))}: {md_escape(row.get('title', ''))}" for row in rows[:3]]
    more = [f"- and {len(rows) - 3:,} more"] if len(rows) > 3 else []
    return "\n".join(["This sheet holds:", "", *named, *more])


def _take_in(data: bytes) -> None:
    with st.spinner("Taking them in …"):
        taken = attempt(_PLACE, lambda: import_sheet(ports(), require_user(), data, chosen_candidate()))
    if taken is not None:
        remember(_TAKEN, f"{taken.added:,} added, {taken.known:,} were here already.")
        remember(_VERSION, st.session_state.get(_VERSION, 0) + 1)
        st.rerun()


def empty_desk() -> None:
    """The way on."""
    st.markdown(
        "No applications yet. Tailor a CV to a posting and apply from there, or bring a sheet with what you "
        "have sent so far."
    )
    st.page_link(ROOT / "pages" / "tailor.py", label="Tailor a CV", icon=":material/edit_document:")
    bring_along()
