"""Where a caller comes from, as far as that can be believed."""

from collections.abc import Sequence
from contextlib import suppress
from ipaddress import IPv6Address, ip_address

SOMEWHERE_LOCAL = "127.0.0.1"
SOMEWHERE = "somewhere"
"""Stands for all whose address somebody may have made up, so that they use up nobody else's tries."""


def believed_address(forwarded: Sequence[str], neighbour: str, trusted_proxies: int) -> str:
    """What to count an unknown caller's tries under; nothing a caller can write makes it a new one.

    `forwarded` are the X-Forwarded-For headers, `neighbour` is who is at the other end of the connection.
    Each proxy of ours appends whom it talks to, so with n of them the n-th entry from the right was written
    by the outermost; all further left is the caller's own invention. Without enough entries, or with one
    that is no address, the neighbour we talk to stands for everyone behind it.
    """
    entries = ",".join(forwarded).split(",")
    if 0 < trusted_proxies <= len(entries):
        with suppress(ValueError):
            return _network(_without_port(entries[-trusted_proxies].strip()))
    return _true_neighbour(neighbour, entries) if neighbour else SOMEWHERE_LOCAL


def _true_neighbour(neighbour: str, entries: Sequence[str]) -> str:
    """uvicorn puts an entry of X-Forwarded-For in the place of a neighbour that is this machine, and keeps no
    trace of it. So one that the header names too, or that is no address, may be made up."""
    named: set[str] = set()
    for entry in entries:
        with suppress(ValueError):
            named.add(_network(_without_port(entry.strip())))
    with suppress(ValueError):
        if (own := _network(neighbour)) not in named:
            return own
    return SOMEWHERE


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
