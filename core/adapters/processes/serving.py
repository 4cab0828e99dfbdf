"""The child's side: answer requests on the pipe until the parent is gone."""

import logging
import resource
import sys
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from types import TracebackType

from core.adapters.frames import frames_of
from core.adapters.processes.messages import Message, error_message, receive, send
from core.domain.errors import INTERNAL_MESSAGE, ErrorCode, UserError

Answer = Callable[[Message], Message]

MEGABYTE = 1024 * 1024


def serve(answer: Answer) -> None:
    """Answers one request after the other on the handle named in argv; returns when the parent is gone."""
    be_silent()
    connection: Connection[Message, Message] = Connection(int(sys.argv[1]))
    while True:
        try:
            request = receive(connection)
        except EOFError:
            return
        send(connection, guarded(answer, request))


def guarded(answer: Answer, request: Message) -> Message:
    """The door of a child: every error becomes a message.

    A bug travels to the parent's log as its type and lines of code, never its text: that may quote the
    person's document. A capped child may write to no file, so it cannot log by itself.
    """
    try:
        return answer(request)
    except UserError as error:
        return error_message(error)
    except Exception as error:  # noqa: BLE001
        said = error_message(UserError(ErrorCode.INTERNAL, INTERNAL_MESSAGE))
        return Message({**said.header, "bug": _without_words(type(error), error.__traceback__)})


def be_silent() -> None:
    """Libraries complain about a person's file by quoting it, so nothing of theirs reaches our stderr.

    What ends this process is still said there, as type and lines of code.
    """
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    sys.excepthook = lambda kind, _, trace: print(_without_words(kind, trace), file=sys.stderr)  # noqa: T201


def _without_words(kind: type[BaseException], trace: TracebackType | None) -> str:
    return " ".join([kind.__name__, *reversed(frames_of(trace))])


def cap_memory(megabytes: int) -> None:
    """No allocation beyond this (address space) from now on, in this process and its forks."""
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, megabytes * MEGABYTE))
