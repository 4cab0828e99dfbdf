"""Which addresses of the web the server may open on behalf of a stranger."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from core.adapters.public_addresses import is_public
from core.domain.errors import ErrorCode, UserError

_BLOCKED = "This address does not lead to a public web page. Check it, or paste the posting's text instead."
_FORBIDDEN = "This site does not let programs read its postings. Open it in your browser and paste the text."
_PORTS = {"http": 80, "https": 443}
_ONLY_NUMBERS = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d*))*\.?", re.IGNORECASE)
_HOST = re.compile(
    r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]\.?"
)
_INSIDE = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa", ".onion")
_UNWILLING_SITES = (
    "linkedin", "indeed", "glassdoor", "ziprecruiter", "monster", "stepstone", "xing", "facebook",
    "instagram",
)  # fmt: skip
"""Sites whose terms of use forbid programs to read them, in whatever country's domain."""
_UNWILLING = re.compile(
    rf"(?:^|\.)(?:{'|'.join(_UNWILLING_SITES)})\.[a-z]{{2,3}}(?:\.[a-z]{{2}})?$|(?:^|\.)lnkd\.in$"
)


@dataclass(frozen=True)
class Target:
    """One checked address: `host` is ASCII and lower case, an IPv6 literal without brackets."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        return f"{self.host}:{self.port}"


def blocked() -> UserError:
    return UserError(ErrorCode.FETCH_BLOCKED, _BLOCKED)


def check_url(url: str, allow_hosts: frozenset[str]) -> Target:
    """Refuse before any look-up what cannot be a public page: other schemes, ports, user info, odd spellings.

    `allow_hosts` holds exact "host:port" pairs for local tests. Raises FETCH_BLOCKED, or
    FETCH_FORBIDDEN_BY_SITE for sites whose terms forbid programs.
    """
    parts = _parts(url)
    host, port = _host(parts), _port(parts)
    target = Target(url, parts.scheme, host, port, _path(parts))
    if target.authority in allow_hosts:
        return target
    if port != _PORTS[parts.scheme]:
        raise blocked()
    _check_name(host)
    if _UNWILLING.search(host.rstrip(".")):
        raise UserError(ErrorCode.FETCH_FORBIDDEN_BY_SITE, _FORBIDDEN)
    return target


def _parts(url: str) -> SplitResult:
    if len(url) > 2_000 or re.search(r"[\x00-\x20\x7f\\]", url):
        raise blocked()
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise blocked() from error
    if parts.scheme not in _PORTS or "@" in parts.netloc:
        raise blocked()
    return parts


def _host(parts: SplitResult) -> str:
    try:
        name = parts.hostname or ""
        host = name if name.isascii() else name.encode("idna").decode("ascii").lower()
    except (ValueError, UnicodeError) as error:
        raise blocked() from error
    if not host or "%" in host:
        raise blocked()
    return host


def _port(parts: SplitResult) -> int:
    try:
        return parts.port if parts.port is not None else _PORTS[parts.scheme]
    except ValueError as error:
        raise blocked() from error


def _path(parts: SplitResult) -> str:
    from urllib.parse import quote

    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=?~-._')}" if parts.query else path


def _check_name(host: str) -> None:
    if ":" in host or _ONLY_NUMBERS.fullmatch(host):
        if not is_public(host):
            raise blocked()
        return
    if not _HOST.fullmatch(host) or host.rstrip(".").endswith(_INSIDE):
        raise blocked()
