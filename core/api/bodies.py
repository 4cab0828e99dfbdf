"""The gate before every route: no body that is too big, and no JSON that is not exactly JSON, gets in."""

import json
from contextlib import suppress
from email.message import Message as Headed

from pydantic_core import from_json
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.api.errors import error_answer, http_error
from core.domain.errors import ErrorCode

MEGABYTE = 1024 * 1024
BODY_BYTES = 12 * MEGABYTE
"""A file of 10 MB, with what multipart puts around it."""

JSON_BYTES = MEGABYTE
"""Far more than any CV or posting in words."""

_NOT_JSON = (
    "The body is not valid JSON. It must be UTF-8, nested less than 200 deep, with finite numbers and "
    "without halves of characters."
)


class BodyGate:
    """Answers 413 and 422 itself.

    Why JSON is read here once more than needed: the standard parser lets NaN, infinity and lone surrogates
    through, which no store and no answer can hold, and it fails on deep nesting and long numbers in ways that
    look like our bugs.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        is_json = media_type(headers.get("content-type", "")) == "application/json"
        if _declared(headers) > (JSON_BYTES if is_json else BODY_BYTES):
            await http_error(413)(scope, receive, send)
        elif is_json:
            await self._json(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _json(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await _read(Request(scope, receive))
        if len(body) > JSON_BYTES:
            await http_error(413)(scope, receive, send)
            return
        if body and not is_strict_json(body):
            await error_answer(422, ErrorCode.INPUT_UNREADABLE, _NOT_JSON)(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)


def media_type(content_type: str) -> str:
    """`application/json` for every kind of JSON, else the type without its parameters, in lower case."""
    header = Headed()
    header["content-type"] = content_type
    kind, subtype = header.get_content_maintype(), header.get_content_subtype()
    is_json = kind == "application" and (subtype == "json" or subtype.endswith("+json"))
    return "application/json" if is_json else f"{kind}/{subtype}"


def is_strict_json(body: bytes) -> bool:
    """Whether every reader understands this as we do, and every store can keep it."""
    try:
        json.dumps(from_json(body, allow_inf_nan=False), allow_nan=False)
    except ValueError:
        return False
    return True


async def _read(request: Request) -> bytes:
    """The body, or its beginning when it is too big, or when the caller hung up."""
    body = b""
    with suppress(ClientDisconnect):
        async for chunk in request.stream():
            body += chunk
            if len(body) > JSON_BYTES:
                break
    return body


def _declared(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isdecimal() and len(length) < 20 else 0


def _replay(body: bytes, receive: Receive) -> Receive:
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again
