"""The child's side: answer requests on the pipe until the parent is gone."""

import resource
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection

from core.adapters.processes.messages import Message, error_message, receive, send
from core.domain.errors import INTERNAL_MESSAGE, ErrorCode, UserError

Answer = Callable[[Message], Message]

MEGABYTE = 1024 * 1024


def serve(answer: Answer) -> None:
    """Answers one request after the other on the handle named in argv; returns when the parent is gone."""
    connection: Connection[Message, Message] = Connection(int(sys.argv[1]))
    while True:
        try:
            request = receive(connection)
        except EOFError:
            return
        send(connection, guarded(answer, request))


def guarded(answer: Answer, request: Message) -> Message:
    """The door of a child: every error becomes a message.

    The log gets the type and the lines of code, never the text: it may quote the person's document.
    """
    try:
        return answer(request)
    except UserError as error:
        return error_message(error)
    except Exception as error:  # noqa: BLE001
        frames = "".join(traceback.format_tb(error.__traceback__))
        print(f"{type(error).__name__} in a child process\n{frames}", file=sys.stderr)  # noqa: T201
        return error_message(UserError(ErrorCode.INTERNAL, INTERNAL_MESSAGE))


def cap_memory(megabytes: int) -> None:
    """No allocation beyond this (address space) from now on, in this process and its forks."""
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, megabytes * MEGABYTE))
