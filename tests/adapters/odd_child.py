"""A child process that misbehaves on request."""

import os
import tempfile
import time

from core.adapters.processes.messages import Message
from core.adapters.processes.serving import serve
from core.domain.errors import ErrorCode, UserError


def answer(request: Message) -> Message:
    match request.header["what"]:
        case "pid":
            return Message({"pid": os.getpid()})
        case "sleep":
            time.sleep(60)
        case "crash":
            os.abort()
        case "refuse":
            raise UserError(ErrorCode.INPUT_UNREADABLE, "This is not a CV. Choose another file.")
        case "bug":
            raise ValueError(request.blobs[0].hex())
        case "litter":
            return Message({"path": tempfile.mkdtemp()})
        case "environment":
            return Message({"names": sorted(os.environ)})
    return request


if __name__ == "__main__":
    serve(answer)
