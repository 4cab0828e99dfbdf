"""Where a request comes from, as far as that can be believed."""

from contextlib import suppress
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from fastapi import Request

SOMEWHERE_LOCAL = "127.0.0.1"
_FORWARDED = "x-forwarded-for"


def client_address(request: Request, trusted_proxies: int) -> str:
    """What to count an unknown caller's tries under; nothing a caller can write makes it a new one.

    Each proxy of ours appends whom it talks to, so with n of them the n-th entry from the right was written
    by the outermost; all further left is the caller's own invention. Without enough entries, or with one
    that is no address, the neighbour we talk to stands for everyone behind it.
    """
    entries = ",".join(request.headers.getlist(_FORWARDED)).split(",")
    if 0 < trusted_proxies <= len(entries):
        with suppress(ValueError):
            return _network(_without_port(entries[-trusted_proxies].strip()))
    return _neighbour(request)


def is_from_our_pages(request: Request) -> bool:
    """Whether a page of ours made the browser ask. Browsers say so themselves in Sec-Fetch-Site, except over
    plain HTTP, where Origin or Referer has to name our own host."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    asking = request.headers.get("origin") or request.headers.get("referer", "")
    return bool(asking) and urlsplit(asking).netloc == request.headers.get("host")


def _neighbour(request: Request) -> str:
    """Who is at the other end of the connection.

    uvicorn puts an entry of X-Forwarded-For in its place whenever the true neighbour is this machine, and
    keeps no trace of that. So an address that the header names too counts as this machine.
    """
    host = request.client.host if request.client else ""
    forwarded = ",".join(request.headers.getlist(_FORWARDED))
    if not host or host in forwarded:
        return SOMEWHERE_LOCAL
    with suppress(ValueError):
        return _network(host)
    return host


def _network(text: str) -> str:
    """An IPv6 customer has 2^64 addresses: the first half stands for all of them."""
    address = ip_address(text)
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(IPv6Address(int(address) >> 64 << 64))


def _without_port(text: str) -> str:
    """`192.0.2.1:443` and `[2001:db8::1]:443`, as some proxies write."""
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0] if text.count(":") == 1 else text
