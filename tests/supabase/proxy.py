"""A loopback proxy in front of the stand-in: counts what is asked for, plays a dead or a silent Supabase."""

import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

Answer = tuple[int, list[tuple[str, str]], bytes]
"""Status, headers, body."""

_LEFT_OUT = {"connection", "transfer-encoding", "content-length", "keep-alive"}


class Proxy:
    """Forwards to `target`. `asked` holds "METHOD path?query" of every request, in order."""

    def __init__(self, target: str) -> None:
        self._target = urlsplit(target).netloc
        self._open: set[socket.socket] = set()
        self._server = self._started(0)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self.asked: list[str] = []
        self.awake = threading.Event()
        self.awake.set()

    def fall_silent(self) -> None:
        """Connections are taken and nothing is answered on them."""
        self.awake.clear()

    def die(self) -> None:
        """The port is closed: whoever comes is refused."""
        self._server.shutdown()
        self._server.server_close()
        self._hang_up()

    def come_back(self) -> None:
        """After `die` or `fall_silent`. What was asked in silence is never answered."""
        if self.awake.is_set():
            self._server = self._started(self._server.server_port)
        else:
            self._hang_up()
            self.awake.set()

    def forward(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer:
        connection = http.client.HTTPConnection(self._target, timeout=30)
        try:
            connection.request(method, path, body or None, headers | {"Connection": "close"})
            answer = connection.getresponse()
            kept = [(name, value) for name, value in answer.getheaders() if name.lower() not in _LEFT_OUT]
            return answer.status, kept, answer.read()
        finally:
            connection.close()

    def _started(self, port: int) -> ThreadingHTTPServer:
        proxy = self

        class Door(_Door):
            def setup(self) -> None:
                super().setup()
                self.proxy = proxy
                proxy._open.add(self.connection)

            def finish(self) -> None:
                proxy._open.discard(self.connection)
                with suppress(OSError):
                    super().finish()

        server = ThreadingHTTPServer(("127.0.0.1", port), Door)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return server

    def _hang_up(self) -> None:
        for connection in list(self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class _Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    proxy: Proxy

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        self.proxy.asked.append(f"{self.command} {self.path}")
        if not self.proxy.awake.is_set():
            self.proxy.awake.wait(60)
            self.close_connection = True
            return
        status, headers, data = self.proxy.forward(self.command, self.path, dict(self.headers), body)
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        if self.command != "HEAD":
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_HEAD = do_POST = do_PATCH = do_PUT = do_DELETE = answer  # noqa: N815

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def running_proxy(target: str) -> Iterator[Proxy]:
    proxy = Proxy(target)
    try:
        yield proxy
    finally:
        proxy.awake.set()
        proxy.die()
