"""Connections that look a name up once, check every answer, and go to the address they checked.

Because the check sits where the socket is opened, a redirect, a second look-up or a name that changes its
address between check and use (DNS rebinding) passes through it like everything else.
"""

import queue
import socket
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from ssl import SSLContext
from typing import Any

import httpcore

from core.adapters.posting_fetcher.addresses import blocked
from core.adapters.public_addresses import is_public

Resolve = Callable[[str, int], Sequence[str]]
_SLOWEST_STEP_S = 8.0


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a name, in the system's order."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


class GuardedBackend(httpcore.NetworkBackend):
    """Opens sockets to public addresses only (or to an exact "host:port" of `allow_hosts`), until `deadline`.

    `deadline` is a `time.monotonic()` moment shared by look-up, connection, TLS and every read.
    """

    def __init__(self, allow_hosts: frozenset[str], resolve: Resolve, deadline: float) -> None:
        self._allow_hosts = allow_hosts
        self._resolve = resolve
        self._deadline = deadline
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        address = self._vetted(host, port)
        stream = self._network.connect_tcp(
            address, port, remaining(self._deadline), local_address, socket_options
        )
        return _TimedStream(stream, self._deadline)

    def _vetted(self, host: str, port: int) -> str:
        addresses = self._looked_up(host, port)
        allowed = f"{host}:{port}" in self._allow_hosts
        if not addresses or not (allowed or all(map(is_public, addresses))):
            raise blocked()
        return addresses[0]

    def _looked_up(self, host: str, port: int) -> Sequence[str]:
        """The system's look-up knows no time limit, so it runs beside us and may be left behind."""
        answer: queue.SimpleQueue[Sequence[str] | OSError | UnicodeError] = queue.SimpleQueue()

        def look_up() -> None:
            try:
                answer.put(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                answer.put(error)

        threading.Thread(target=look_up, daemon=True).start()
        try:
            found = answer.get(timeout=remaining(self._deadline))
        except queue.Empty as error:
            raise httpcore.ConnectTimeout from error
        if isinstance(found, OSError | UnicodeError):
            raise httpcore.ConnectError(str(found)) from found
        return found


def remaining(deadline: float) -> float:
    """Seconds a single step may still take. Raises `httpcore.ReadTimeout` when there are none."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return min(left, _SLOWEST_STEP_S)


class _TimedStream(httpcore.NetworkStream):
    """A socket whose every step counts against the one deadline, so a site that drips bytes gains nothing."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, remaining(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, remaining(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, remaining(self._deadline))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
