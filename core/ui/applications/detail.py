"""One application: how far it is, its documents, what was noted, what comes next, and what happened."""

import streamlit as st

from core.domain.applications import Application
from core.domain.moves import moves_from
from core.domain.tracking import is_stale, told
from core.domain.web_addresses import is_web_address
from core.services.tracking import events_of, remove_application
from core.ui.applications.moving import PLACE, move, take_back_last
from core.ui.applications.noting import noting
from core.ui.components.downloads import file_links
from core.ui.components.plain import md_escape
from core.ui.components.problems import attempt, problem_note
from core.ui.flow import require_chosen
from core.ui.session import ports, require_user, time_zone, today_here

_DOCUMENTS = {
    "cv": "CV",
    "cover_letter": "Letter",
    "interview_prep": "Interview notes",
    "form_data": "Form answers",
}
_PROOFS = {
    "none": "Nothing says yet that it was sent.",
    "stated": "You said that you sent it.",
    "receipt": "There is a receipt that it was sent.",
    "unconfirmed": "It may have been sent; there is no receipt.",
}

_BEGAN = "The application was begun."


def detail(application_id: str) -> None:
    """Draws it all; NOT_FOUND when it is gone or belongs to another candidate."""
    user_id = require_user()
    st.button(
        "All applications", key="desk-back", icon=":material/arrow_back:", type="tertiary", on_click=_leave
    )
    row = ports().applications.require(user_id, application_id)
    require_chosen(row.candidate_id)
    st.header(md_escape(row.title) or "Without a title", anchor=False)
    st.markdown(md_escape(row.employer))
    st.caption(" · ".join(_facts(row)))
    if is_stale(row, today_here()):
        st.warning(
            "This posting is old. Look whether it is still open before you apply.", icon=":material/schedule:"
        )
    if is_web_address(row.url):
        st.link_button("Open the posting", row.url, icon=":material/open_in_new:")
    _status(row)
    _documents(row)
    noting(row)
    _timeline(row, user_id)
    with st.popover("Remove this application", icon=":material/delete:"):
        st.markdown("It is removed with its history for good. The documents of the run stay.")
        st.button("Remove it", key="remove-application", on_click=_remove, args=(row.id,))


def _facts(row: Application) -> list[str]:
    """What is known beside the names, as far as it is."""
    applied = row.applied_at.astimezone(time_zone()).date().isoformat() if row.applied_at else ""
    facts = {
        "score": str(row.score or ""),
        "template": row.template,
        "from": row.source,
        "posted": row.posted_on,
        "applied": applied,
    }
    return [f"{name} {md_escape(text)}" for name, text in facts.items() if text]


def _status(row: Application) -> None:
    st.markdown(f"**{row.status.capitalize()}** · {_PROOFS[row.proof]}")
    with st.container(horizontal=True, key="desk-moves"):
        for status in moves_from(row.status):
            st.button(status.capitalize(), key=f"move-{status}", on_click=move, args=((row, status),))
        st.button(
            "Undo",
            key="undo",
            type="tertiary",
            icon=":material/undo:",
            on_click=take_back_last,
            args=(row.id,),
        )
    problem_note(PLACE)


def _documents(row: Application) -> None:
    kept = row.artifact_ids
    files = {label: kept[kind] for kind, label in _DOCUMENTS.items() if kept.get(kind)}
    if files:
        st.markdown("##### Documents")
        file_links(files, f"files-{row.id}", is_plain=True)


def _timeline(row: Application, user_id: str) -> None:
    st.markdown("##### What happened")
    happened = [(event.created_at, told(event)) for event in events_of(ports(), user_id, row.id)]
    zone = time_zone()
    lines = [
        f"- {moment.astimezone(zone):%Y-%m-%d %H:%M} · {md_escape(sentence)}"
        for moment, sentence in [*happened, (row.created_at, _BEGAN)]
    ]
    st.markdown("\n".join(lines))


def _leave() -> None:
    st.query_params.pop("application", None)


def _remove(application_id: str) -> None:
    def do() -> bool:
        remove_application(ports(), require_user(), application_id)
        return True

    if attempt(PLACE, do):
        _leave()
