"""Where a request comes from: nothing that a caller writes gives a new address."""

import asyncio
from collections.abc import Sequence

import pytest
from starlette.requests import Request
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from core.api.client import client_address
from core.domain.client_address import SOMEWHERE, SOMEWHERE_LOCAL, believed_address

SPOOFED = [
    *(f"203.0.113.{n}" for n in range(50)),
    *(f"198.51.100.{n}:{4000 + n}" for n in range(20)),
    *(f"[2001:db8:{n}::1]:443" for n in range(10)),
    *(f"2001:db8:{n}::1" for n in range(10)),
    *(f"192.0.2.{n}, 10.0.0.{n}" for n in range(5)),
    "unknown",
    "127.0.0.1",
    "_hidden",
    "' or 1=1 --",
    "é",
]


def address(peer: str | None, forwarded: Sequence[str] = (), trusted: int = 0) -> str:
    """What is made of a connection from `peer`, after uvicorn's own middleware has had its way."""
    seen: list[Request] = []

    async def app(scope: dict, receive: object, send: object) -> None:
        seen.append(Request(scope))

    scope = {
        "type": "http",
        "scheme": "http",
        "client": (peer, 50_000) if peer else None,
        "headers": [(b"x-forwarded-for", value.encode("utf-8")) for value in forwarded],
    }
    asyncio.run(ProxyHeadersMiddleware(app)(scope, None, None))
    return client_address(seen[0], trusted)


def test_there_are_a_hundred_spoofed_values() -> None:
    assert len(set(SPOOFED)) == 100


@pytest.mark.parametrize(("peer", "counted"), [("127.0.0.1", SOMEWHERE), ("203.0.114.9", "203.0.114.9")])
def test_without_proxies_of_ours_a_hundred_values_are_one_address(peer: str, counted: str) -> None:
    assert {address(peer, [value]) for value in SPOOFED} == {counted}
    assert {address(peer, [value, "198.51.100.7"]) for value in SPOOFED} == {counted}


@pytest.mark.parametrize(
    ("neighbour", "forwarded", "counted"),
    [
        ("203.0.113.1", "203.0.113.15", "203.0.113.1"),
        ("203.0.113.1", "1203.0.113.1, 203.0.113.1.example", "203.0.113.1"),
        ("203.0.113.1", "203.0.113.1", SOMEWHERE),
        ("203.0.113.1", "198.51.100.7, 203.0.113.1:80 ", SOMEWHERE),
        ("203.0.113.1", "::ffff:203.0.113.1", SOMEWHERE),
        ("2001:db8::1", "2001:DB8:0::0001", SOMEWHERE),
        ("2001:db8::1", "[2001:db8::1]:443", SOMEWHERE),
        ("2001:db8::1", "2001:db8::1a:2", SOMEWHERE),
        ("2001:db8::1", "2001:db8:1::1", "2001:db8::"),
        ("made up", "", SOMEWHERE),
        ("é", "Ã©", SOMEWHERE),
        ("", "203.0.113.1", SOMEWHERE_LOCAL),
        ("127.0.0.1", "", "127.0.0.1"),
    ],
)
def test_who_names_their_own_address_uses_up_nobody_elses_tries(
    neighbour: str, forwarded: str, counted: str
) -> None:
    assert believed_address([forwarded], neighbour, 0) == counted


def test_without_the_header_the_neighbour_counts() -> None:
    assert address("203.0.113.9") == "203.0.113.9"
    assert address("127.0.0.1") == SOMEWHERE_LOCAL
    assert address(None) == SOMEWHERE_LOCAL


@pytest.mark.parametrize("peer", ["127.0.0.1", "10.0.0.5"])
def test_behind_a_proxy_what_the_caller_wrote_is_left_of_what_counts(peer: str) -> None:
    assert {address(peer, [value, "203.0.113.9"], trusted=1) for value in SPOOFED} == {"203.0.113.9"}
    assert {address(peer, [f"{value}, 203.0.113.9"], trusted=1) for value in SPOOFED} == {"203.0.113.9"}


def test_behind_two_proxies_the_second_from_the_right_counts() -> None:
    assert address("10.0.0.5", ["1.1.1.1, 203.0.113.9, 10.0.0.4"], trusted=2) == "203.0.113.9"
    assert address("10.0.0.5", ["203.0.113.9:5123, 10.0.0.4"], trusted=2) == "203.0.113.9"
    assert address("10.0.0.5", ["203.0.113.9", "10.0.0.4"], trusted=2) == "203.0.113.9"


@pytest.mark.parametrize("forwarded", [[], [""], ["203.0.113.9"], ["unknown, 10.0.0.4"], [", 10.0.0.4"]])
def test_too_few_entries_or_no_address_means_the_neighbour(forwarded: list[str]) -> None:
    assert address("10.0.0.5", forwarded, trusted=2) == "10.0.0.5"
    assert address("127.0.0.1", forwarded, trusted=2) == (SOMEWHERE if any(forwarded) else "127.0.0.1")


def test_one_customers_ipv6_addresses_are_one() -> None:
    assert address("2001:db8:1:2:3:4:5:6") == address("2001:db8:1:2::9") == "2001:db8:1:2::"
    assert address("2001:db8:1:3::9") == "2001:db8:1:3::"
    assert address("::ffff:203.0.113.9") == "203.0.113.9"
    assert address("10.0.0.5", ["[2001:db8:1:2::9]:443"], trusted=1) == "2001:db8:1:2::"
