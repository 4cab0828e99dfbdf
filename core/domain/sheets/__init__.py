"""Applications as rows of a CSV sheet, out and back in, without loss and without formulas."""

from core.domain.sheets.cells import COLUMNS, day_to_moment
from core.domain.sheets.reading import MOST_ROWS, read_sheet
from core.domain.sheets.writing import write_sheet

__all__ = ["COLUMNS", "MOST_ROWS", "day_to_moment", "read_sheet", "write_sheet"]
