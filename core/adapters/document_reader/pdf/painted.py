"""What lies below the letters of a page: white ones can be read on it."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

WHITE = 245
"""Of 255; lighter colours cannot be read on paper."""


def painted_areas(page: Any) -> Iterator[tuple[float, float, float, float]]:
    color = [ctypes.c_uint() for _ in range(4)]
    kinds = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING)
    for number, item in enumerate(page.get_objects(filter=kinds, max_depth=3)):
        if number > 2000:
            return
        white = (
            item.type == pdfium.FPDF_PAGEOBJ_PATH
            and pdfium.FPDFPageObj_GetFillColor(item.raw, *color)
            and min(part.value for part in color[:3]) >= WHITE
        )
        if not white:
            yield item.get_bounds()
