"""Who makes a request: from which address, and from whose page."""

from urllib.parse import urlsplit

from fastapi import Request

from core.domain.client_address import believed_address


def client_address(request: Request, trusted_proxies: int) -> str:
    """What to count an unknown caller's tries under."""
    neighbour = request.client.host if request.client else ""
    return believed_address(request.headers.getlist("x-forwarded-for"), neighbour, trusted_proxies)


def is_from_our_pages(request: Request) -> bool:
    """Whether a page of ours made the browser ask. Browsers say so themselves in Sec-Fetch-Site, except over
    plain HTTP, where Origin or Referer has to name our own host."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    asking = request.headers.get("origin") or request.headers.get("referer", "")
    return bool(asking) and _host_of(asking) == request.headers.get("host")


def _host_of(address: str) -> str | None:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return None
