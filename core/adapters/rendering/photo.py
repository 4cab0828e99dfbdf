"""The photo of a person: the only picture a document may hold, and only when it is a small one.

It comes from whoever wrote the profile. A picture of 20 kB can unpack to gigabytes, and a data: URL can be
anything, so what is not plainly a small PNG or JPEG is left out; the page does without.
"""

import base64
import binascii
import re
from io import BytesIO

MAX_BYTES = 300_000
"""A passport photo of 4.5 cm in print quality has about 60 kB."""

MAX_PIXELS = 2_000_000
"""Unpacks to 8 MB, which a rendering process can bear."""

_DATA_URL = re.compile(r"data:image/(?P<kind>png|jpeg);base64,(?P<data>[A-Za-z0-9+/]+={0,2})")
_MAX_URL = MAX_BYTES * 4 // 3 + 30


def small_photo(address: str) -> str:
    """The data: URL itself, or "" when it is no small PNG or JPEG."""
    return address if read_photo(address) else ""


def read_photo(address: str) -> tuple[str, bytes] | None:
    """Media type and bytes of a data: URL that holds a small photo, read no further than its size."""
    found = _DATA_URL.fullmatch(address) if len(address) <= _MAX_URL else None
    if not found:
        return None
    try:
        data = base64.b64decode(found["data"], validate=True)
    except binascii.Error:
        return None
    return (f"image/{found['kind']}", data) if _is_small(data, found["kind"]) else None


def _is_small(data: bytes, kind: str) -> bool:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data), formats=[kind]) as image:
            return image.width * image.height <= MAX_PIXELS
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return False
