"""One message on a pipe: a JSON header and any number of byte strings."""

import json
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from core.domain.errors import ErrorCode, UserError


class Message(NamedTuple):
    header: dict[str, Any]
    blobs: Sequence[bytes] = ()


def send(connection: "Connection[Any, Any]", message: Message) -> None:
    """Writes one message; `OSError` when the other side is gone."""
    header = {**message.header, "_blobs": len(message.blobs)}
    connection.send_bytes(json.dumps(header).encode())
    for blob in message.blobs:
        connection.send_bytes(blob)


def receive(connection: "Connection[Any, Any]") -> Message:
    """Reads one message; `EOFError` when the other side is gone."""
    header = json.loads(connection.recv_bytes())
    return Message(header, [connection.recv_bytes() for _ in range(header.pop("_blobs"))])


def error_message(error: UserError) -> Message:
    return Message({"error": {"code": error.code, "message": error.message}})


def raise_if_error(message: Message) -> Message:
    """The message, or the `UserError` it carries."""
    error = message.header.get("error")
    if error is not None:
        raise UserError(ErrorCode(error["code"]), error["message"])
    return message
