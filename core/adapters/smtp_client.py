"""smtplib's client, made safe to point at a server that somebody typed in."""

import smtplib
import socket
import ssl
from typing import TYPE_CHECKING

from core.adapters.public_addresses import is_public
from core.domain.errors import ErrorCode, UserError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

FORBIDDEN = "This mail server cannot be used from here: take a public one with port 465 or 587."


class _Utf8(str):
    """smtplib writes names and passwords in ASCII; servers read them as UTF-8 (RFC 4616)."""

    __slots__ = ()

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:  # noqa: ARG002
        return super().encode("utf-8", errors)


class VettedSmtp(smtplib.SMTP):
    """Connects to the address that was looked at, not to what a second look-up would give."""

    is_trusted = False
    context: ssl.SSLContext | None = None

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        opened = socket.create_connection((_address(host, port, is_trusted=self.is_trusted), port), timeout)
        return self.context.wrap_socket(opened, server_hostname=host) if self.context else opened

    def login(self, user: str, password: str, *, initial_response_ok: bool = True) -> tuple[int, bytes]:
        return super().login(_Utf8(user), _Utf8(password), initial_response_ok=initial_response_ok)

    def auth_plain(self, challenge: "ReadableBuffer | None" = None) -> str:
        return _Utf8(super().auth_plain(challenge))


def _address(host: str, port: int, *, is_trusted: bool) -> str:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    if not is_trusted and not all(map(is_public, addresses)):
        raise UserError(ErrorCode.SMTP_REJECTED, FORBIDDEN)
    return addresses[0]
