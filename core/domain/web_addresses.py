"""Addresses of web pages as people type them."""

import re
from urllib.parse import urlsplit

from core.domain.errors import ErrorCode, UserError

MOST_ADDRESS_CHARACTERS = 2_000
"""The longest that all browsers and servers take."""

_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f\\<>\"]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_][\w-]+")
_NO_PAGE = "This is not the address of a web page. It looks like https://company.example/jobs/123."


def web_address(text: str) -> str:
    """With its scheme; "" stays empty. INPUT_UNREADABLE for what no browser should be sent to: another scheme
    than http(s), a user's name before the host, a bare number, a host without a dot."""
    typed = text.strip()
    if not typed:
        return ""
    address = typed if _SCHEME.match(typed) else f"https://{typed}"
    if not is_web_address(address):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _NO_PAGE)
    return address


def is_web_address(address: str) -> bool:
    """Whether people may be given this as a link."""
    if len(address) > MOST_ADDRESS_CHARACTERS or _NOT_IN_ADDRESSES.search(address):
        return False
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    is_web = parts.scheme in {"http", "https"} and "@" not in parts.netloc
    return is_web and _HOST.fullmatch(parts.hostname or "") is not None
