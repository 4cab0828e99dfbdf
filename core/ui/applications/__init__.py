"""The desk of applications: what is asked of the list, the table, the board, one application, sheets."""

from core.ui.applications.asking import PAGE_SIZE, asked, chosen_view, first_page, page_number, reset
from core.ui.applications.board import CARDS, board, of_each_status
from core.ui.applications.detail import detail
from core.ui.applications.moving import moved_note, refusal_note
from core.ui.applications.sheets import bring_along, empty_desk, take_along
from core.ui.applications.table import table
from core.ui.applications.together import together

__all__ = [
    "CARDS",
    "PAGE_SIZE",
    "asked",
    "board",
    "bring_along",
    "chosen_view",
    "detail",
    "empty_desk",
    "first_page",
    "moved_note",
    "of_each_status",
    "page_number",
    "refusal_note",
    "reset",
    "table",
    "take_along",
    "together",
]
