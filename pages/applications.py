"""The desk: all applications of one person, how far each is, and what comes next."""

from collections.abc import Sequence

import streamlit as st

from core.domain.applications import Application
from core.domain.tracking import Found, Search
from core.ports import Page
from core.services.tracking import find_applications
from core.ui.applications import (
    CARDS,
    PAGE_SIZE,
    asked,
    board,
    bring_along,
    chosen_view,
    detail,
    empty_desk,
    first_page,
    moved_note,
    of_each_status,
    page_number,
    refusal_note,
    reset,
    table,
    take_along,
    together,
)
from core.ui.session import ports, require_user


def show() -> None:
    st.title("Applications", anchor=False)
    opened = st.query_params.get("application", "")
    if opened:
        detail(opened)
    else:
        with st.container(key="desk"):
            _list()


def _list() -> None:
    top = st.empty()
    with top.container():
        search = asked()
        with st.container(horizontal=True, wrap=False, vertical_alignment="center", key="desk-bar"):
            is_board = chosen_view() == "Board"
            slot = st.container(horizontal=True, wrap=False, vertical_alignment="center", key="desk-slot")
    found = _found(search, is_board)
    if found.counts and not found.rows and page_number() > 1:
        first_page()
        found = _found(search, is_board)
    total = found.total(search.statuses)
    if not total and not search.narrows:
        top.empty()
        empty_desk()
        return
    refusal_note()
    chosen = _rows(found, is_board)
    with slot:
        if chosen:
            together(chosen)
        elif not moved_note():
            st.caption(f"{total:,} application{'' if total == 1 else 's'}", width="content")
    if total > PAGE_SIZE and not is_board:
        st.pagination(-(-total // PAGE_SIZE), key="page", bind="query-params")
    with st.container(horizontal=True):
        take_along(search)
        bring_along()


def _found(search: Search, is_board: bool) -> Found:
    page = CARDS if is_board else Page((page_number() - 1) * PAGE_SIZE, PAGE_SIZE)
    return find_applications(ports(), require_user(), of_each_status(search) if is_board else search, page)


def _rows(found: Found, is_board: bool) -> Sequence[Application]:
    """Draws them; those that were chosen."""
    if not found.rows:
        st.markdown("Nothing here fits what you look for.")
        st.button("Show all", key="desk-reset", on_click=reset)
        return []
    if is_board:
        board(found)
        return []
    return table(found)


show()
