"""A page of a PDF as a picture, to show beside what was read from it."""

import io

import pypdfium2

from core.domain.errors import ErrorCode, UserError

_PIXELS, _MOST_SCALE = 1000, 4.0
"""As wide as a page is ever shown, and a cap for tiny pages."""

_NO_PAGE = "This page cannot be shown. What was read from the file is not changed by that."


def picture_of_page(data: bytes, page: int) -> bytes:
    """PNG, a thousand points wide. `UserError(NOT_FOUND)` where the file has no such page."""
    try:
        document = pypdfium2.PdfDocument(data)
        return _png(document[page - 1])
    except (pypdfium2.PdfiumError, IndexError):
        raise UserError(ErrorCode.NOT_FOUND, _NO_PAGE) from None


def _png(page: pypdfium2.PdfPage) -> bytes:
    width, height = page.get_size()
    scale = min(_PIXELS / max(1.0, width, height / 2), _MOST_SCALE)
    picture = io.BytesIO()
    page.render(scale=scale).to_pil().convert("RGB").quantize(64).save(picture, "PNG")
    return picture.getvalue()
