"""One line for every request to the API, and a count of every error it was answered with.

The server's own access log is off: it would repeat whole addresses, and a download link's token is a key.
"""

import json
import logging
import re
import time
from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.domain.errors import ErrorCode
from core.ports import Monitor

NO_ROUTE = "(no route)"
_ID_OF_OURS = re.compile(r"[0-9a-f]{16,64}")

log = logging.getLogger(__name__)


class AccessLog:
    """Says who asked for what by method and route, never by the words in an address."""

    def __init__(self, app: ASGIApp, monitor: Monitor) -> None:
        self._app = app
        self._monitor = monitor

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        inner = {name: value for name, value in scope.items() if name != "route"}
        answer, began = _Answer(send), time.monotonic()
        try:
            await self._app(inner, receive, answer.send)
        finally:
            self._tell(inner, answer, time.monotonic() - began)

    def _tell(self, scope: Scope, answer: "_Answer", seconds: float) -> None:
        fields = {"method": scope["method"], "path": path_of(scope), "status": answer.status}
        log.info("request", extra={**fields, "code": answer.code, "seconds": round(seconds, 3)})
        if answer.code is not None:
            self._monitor.answered(answer.code)


class _Answer:
    """What goes out; a request that raises has none yet and counts as our bug."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status = 500
        self.code: ErrorCode | None = ErrorCode.INTERNAL

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.code = message["status"], None
        elif self.status >= 400 and message["type"] == "http.response.body" and self.code is None:
            self.code = _code_in(message.get("body", b""))
        await self._send(message)


def path_of(scope: Scope) -> str:
    """The route, with the ids of ours that stand in it. Other words of an address are anybody's."""
    route = getattr(scope.get("route"), "path", None)
    if route is None:
        return NO_ROUTE
    given: Mapping[str, object] = scope.get("path_params", {})
    for name, value in given.items():
        if re.fullmatch(_ID_OF_OURS, str(value)):
            route = route.replace(f"{{{name}}}", str(value))
    return f"{scope.get('root_path', '')}{route}"


def _code_in(body: bytes) -> ErrorCode | None:
    """Read from the answer itself, so that no way of answering can forget to be counted."""
    try:
        return ErrorCode(json.loads(body)["error"]["code"])
    except (ValueError, KeyError, TypeError):
        return None
