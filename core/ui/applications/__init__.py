"""The desk of applications: what is asked of the list, the table, the board, one application, sheets."""

from core.ui.applications.asking import PAGE_SIZE, asked, page_number, reset
from core.ui.applications.board import board
from core.ui.applications.detail import detail
from core.ui.applications.sheets import bring_along, empty_desk, take_along
from core.ui.applications.table import table

__all__ = [
    "PAGE_SIZE",
    "asked",
    "board",
    "bring_along",
    "detail",
    "empty_desk",
    "page_number",
    "reset",
    "table",
    "take_along",
]
