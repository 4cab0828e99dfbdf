"""The desk: all applications of one person, how far each is, and what comes next."""

import streamlit as st

from core.ports import Page
from core.services.tracking import find_applications
from core.ui.applications import (
    PAGE_SIZE,
    asked,
    board,
    bring_along,
    detail,
    empty_desk,
    page_number,
    reset,
    table,
    take_along,
)
from core.ui.applications.moving import PLACE, moved_note
from core.ui.components.problems import problem_note
from core.ui.session import ports, require_user


def show() -> None:
    st.title("Applications", anchor=False)
    opened = st.query_params.get("application", "")
    if opened:
        detail(opened)
    else:
        _list()


def _list() -> None:
    user_id = require_user()
    search = asked()
    page = Page((page_number() - 1) * PAGE_SIZE, PAGE_SIZE)
    found = find_applications(ports(), user_id, search, page)
    total = found.total(search.statuses)
    if not total and not search.narrows:
        empty_desk()
        return
    view = st.segmented_control(
        "View",
        ["Table", "Board"],
        default="Table",
        key="view",
        bind="query-params",
        label_visibility="collapsed",
    )
    problem_note(PLACE)
    moved_note()
    if not found.rows:
        st.markdown("Nothing here fits what you look for.")
        st.button("Show all", key="desk-reset", on_click=reset)
    elif view == "Board":
        board(found)
    else:
        table(found)
    if total > PAGE_SIZE:
        st.pagination(-(-total // PAGE_SIZE), key="page", bind="query-params")
    st.caption(f"{total:,} applications")
    with st.container(horizontal=True):
        take_along(search)
        bring_along()


show()
