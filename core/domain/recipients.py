"""To whom an e-mail application may go: addresses found in a posting, and what is an address at all."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from core.domain.errors import ErrorCode, UserError
from core.domain.posting import JobPosting

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What would begin another header, or hide in one."""

_MOST_ADDRESS, _MOST_LOCAL = 254, 64
_FOUND = re.compile(r"[\w.%+'-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")

_NO_ADDRESS = "This is not an e-mail address. Give one such as jobs@example.org."
_MANY = "An application goes to one address. Take the others out."
_CONTROLLED = "There is a line break or another invisible sign in the address. Type it again in one line."
_LOCAL_SIGNS = "Mail servers take only plain letters (a-z), digits and signs before the @. Check the address."


class Recipient(NamedTuple):
    """`found_in` says where in the posting, in words for people."""

    address: str
    found_in: str


def recipients_in(posting: JobPosting) -> list[Recipient]:
    """Addresses of the posting, the one named for applications first; each once."""
    found: dict[str, Recipient] = {}
    for one in _all_in(posting):
        found.setdefault(one.address.casefold(), one)
    return list(found.values())


def checked_address(text: str) -> str:
    """The address as mail servers take it, a domain in other letters as IDNA; else INPUT_UNREADABLE."""
    address = text.strip(" ")
    if CONTROL.search(address):
        raise _unreadable(_CONTROLLED)
    if address.count("@") > 1 or re.search(r"[,;]", address):
        raise _unreadable(_MANY)
    local, at, domain = address.partition("@")
    if not (local and at and domain) or " " in address:
        raise _unreadable(_NO_ADDRESS)
    if not local.isascii():
        raise _unreadable(_LOCAL_SIGNS)
    whole = f"{local}@{_ascii_domain(domain)}"
    if not _LOCAL.fullmatch(local) or len(local) > _MOST_LOCAL or len(whole) > _MOST_ADDRESS:
        raise _unreadable(_NO_ADDRESS)
    return whole


def _all_in(posting: JobPosting) -> Iterator[Recipient]:
    if posting.apply_email:
        yield Recipient(posting.apply_email, "The posting's address for applications")
    for line in posting.description.splitlines():
        for match in _FOUND.finditer(line):
            yield Recipient(match[0].strip(".'"), f"In the posting: “{_around(line, match)}”")


def _around(line: str, match: re.Match[str]) -> str:
    """Whole words, about a line of them."""
    start, end = max(0, match.start() - 60), min(len(line), match.end() + 30)
    before = line[start : match.start()].partition(" ")[2] if start else line[: match.start()]
    after = line[match.end() : end].rpartition(" ")[0] if end < len(line) else line[match.end() :]
    quote = f"{before}{match[0]}{after}".strip()
    return ("… " if start else "") + quote + (" …" if end < len(line) else "")


def _ascii_domain(domain: str) -> str:
    try:
        name = domain.encode("idna").decode().lower()
    except UnicodeError:
        raise _unreadable(_NO_ADDRESS) from None
    if not _DOMAIN.fullmatch(name):
        raise _unreadable(_NO_ADDRESS)
    return name


def _unreadable(sentence: str) -> UserError:
    return UserError(ErrorCode.INPUT_UNREADABLE, sentence)
