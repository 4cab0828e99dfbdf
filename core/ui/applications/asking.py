"""What is asked of the list, kept in the address so that a reload and a link find the same."""

from collections.abc import Mapping
from datetime import timedelta

import streamlit as st

from core.domain.applications import ApplicationStatus
from core.domain.tracking import Order, Search
from core.ui.flow import chosen_candidate
from core.ui.session import remember, today_here

PAGE_SIZE = 50
_ORDERS: dict[str, Order] = {
    "Newest": "-created_at",
    "Last action": "-updated_at",
    "Next step": "next_action_on",
    "Score": "-score",
    "Company": "employer",
}
_ALL: Mapping[str, object] = {"status": [], "words": "", "due": False, "order": next(iter(_ORDERS))}
"""What asks for all."""


def asked() -> Search:
    """Draws the fields and says what they ask for."""
    with st.container(horizontal=True, key="desk-asking"):
        words = st.text_input(
            "Search", key="words", max_chars=200, bind="query-params", icon=":material/search:"
        )
        order = st.selectbox("Order", list(_ORDERS), key="order", bind="query-params", width=160)
    with st.container(horizontal=True, vertical_alignment="center", key="desk-filters"):
        statuses = st.pills(
            "Status",
            [status.value for status in ApplicationStatus],
            selection_mode="multi",
            key="status",
            bind="query-params",
            label_visibility="collapsed",
        )
        due = st.toggle("Due this week", key="due", bind="query-params")
    return Search(
        candidate_id=chosen_candidate(),
        statuses=tuple(ApplicationStatus(status) for status in statuses),
        words=(words or "").strip(),
        due_by=(today_here() + timedelta(days=7)).isoformat() if due else "",
        order=_ORDERS.get(order or "", "-created_at"),
    )


def chosen_view() -> str:
    """Draws the switch between table and board, and says which is on."""
    view = st.segmented_control(
        "View",
        ["Table", "Board"],
        default="Table",
        key="view",
        bind="query-params",
        label_visibility="collapsed",
    )
    return view or "Table"


def page_number() -> int:
    """The page asked for, from 1; read before the pages are counted."""
    given = str(st.session_state.get("page") or st.query_params.get("page", "1"))
    return max(1, int(given)) if given.isascii() and given.isdecimal() and len(given) < 7 else 1


def first_page() -> None:
    """Leaves a page that is not there any more, before the pages are drawn. Streamlit itself changes the
    address of pages that it has drawn already."""
    if "page" in st.session_state:
        remember("page", 1)
    else:
        st.query_params.pop("page", None)


def reset() -> None:
    """Shows all again; a button's callback. The address follows the fields."""
    for name, value in _ALL.items():
        remember(name, value)
    first_page()
