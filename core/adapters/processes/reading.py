"""The child that reads strangers' files: warm itself, it forks a throw-away process for every file.

Why a fork per file: a PDF bomb may eat all the memory and time it is given, and a hostile file may
corrupt the parser; nothing of that must reach the next person's file. The caps are those that held
against 62 hostile files when measured: 768 MB, 10 s, no file writes.
"""

import os
import resource
import select
import signal
from multiprocessing import Pipe
from multiprocessing.connection import Connection

from core.adapters.document_reader import read_document, read_text
from core.adapters.document_reader.pdf.page_pictures import picture_of_page
from core.adapters.posting_reader import read_posting
from core.adapters.processes.messages import Message, error_message, receive, send
from core.adapters.processes.serving import cap_memory, guarded, serve
from core.domain.errors import ErrorCode, UserError
from core.domain.posting_text import parse_posting

SECONDS = 10
MEGABYTES = 768
_DOCUMENT_ENDINGS = (".pdf", ".docx", ".doc", ".zip", ".rtf", ".odt")
_TOO_MUCH = "This file takes too long or too much memory to read. Save it again as PDF or paste its text."


def main() -> None:
    import pypdfium2  # noqa: F401

    serve(_in_throwaway)


def _in_throwaway(request: Message) -> Message:
    ours, theirs = Pipe(duplex=False)
    process = os.fork()
    if process == 0:
        ours.close()
        _answer_and_exit(theirs, request)
    theirs.close()
    try:
        return _wait(ours)
    finally:
        ours.close()
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def _answer_and_exit(connection: "Connection[Message, Message]", request: Message) -> None:
    cap_memory(MEGABYTES)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        send(connection, guarded(_read, request))
    finally:
        os._exit(0)


def _wait(connection: "Connection[Message, Message]") -> Message:
    readable, _, _ = select.select([connection], [], [], SECONDS)
    try:
        if readable:
            return receive(connection)
    except EOFError:
        pass
    return error_message(UserError(ErrorCode.INPUT_TOO_BIG, _TOO_MUCH))


def _read(request: Message) -> Message:
    filename, data = request.header["filename"], request.blobs[0]
    if request.header["as"] == "picture":
        return Message({}, [picture_of_page(data, request.header["page"])])
    if request.header["as"] == "profile":
        document = read_document(data, filename)
        return Message(
            {"reading": document.reading.to_wire(), "text": document.text, "notes": [*document.notes]}
        )
    if filename.lower().endswith(_DOCUMENT_ENDINGS):
        posting = parse_posting(read_text(data, filename))
    else:
        posting = read_posting(data, filename, request.header["url"])
    return Message({"posting": posting.to_wire()})


if __name__ == "__main__":
    main()
