"""Addresses as people read them, and only the kinds of link that are safe to follow."""

import re
from dataclasses import dataclass

MAX_URL = 500
_WEB = re.compile(r"https?://[^\s<>\"'\\]+", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?:[/?#][^\s<>\"'\\]*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@<>\"'\\,;:?&%]{1,64}@[^\s@<>\"'\\,;:?&%/]{1,190}")
_DECORATION = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    """`url` is "" when the text must not become a link (javascript:, file:, a line of prose …)."""

    text: str
    url: str = ""


def web_link(address: str) -> Link:
    """A web address without its "https://www.": it is shorter on paper and still opens when clicked."""
    if len(address) <= MAX_URL and _WEB.fullmatch(address):
        return Link(_DECORATION.sub("", address).rstrip("/"), address)
    if len(address) <= MAX_URL and _BARE_HOST.fullmatch(address):
        return Link(address.rstrip("/"), f"https://{address}")
    return Link(address)


def mail_link(address: str) -> Link:
    return Link(address, f"mailto:{address}" if _EMAIL.fullmatch(address) else "")
