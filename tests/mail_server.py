"""A mail server on loopback that fails where it is told to, and keeps what it took."""

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class MailServerState:
    """`answers` replaces what is said to a word: an answer, "drop" (hangs up), or "slow" (says nothing)."""

    answers: dict[str, str] = field(default_factory=dict)
    taken: list[bytes] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(data, policy=policy.default) for data in self.taken]


@contextmanager
def mail_server(**answers: str) -> Iterator[MailServerState]:
    state = MailServerState(dict(answers))

    class Session(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            _talk(self, state)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False
        request_queue_size = 64

    with Server(("127.0.0.1", 0), Session) as server:
        state.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield state
        server.shutdown()


_GOOD = {
    "CONNECT": "220 ready",
    "EHLO": "250-here\r\n250 AUTH PLAIN",
    "AUTH": "235 welcome",
    "MAIL": "250 ok",
    "RCPT": "250 ok",
    "DATA": "354 go on",
    "END": "250 taken",
    "QUIT": "221 bye",
}


def _talk(session: socketserver.StreamRequestHandler, state: MailServerState) -> None:
    word = "CONNECT"
    while _say(session, state, word):
        if word == "DATA" and state.answers.get("DATA", "354").startswith("354"):
            data = b""
            while (line := session.rfile.readline()) != b".\r\n":
                if not line:
                    return
                data += line.removeprefix(b".")
            state.taken.append(data)
            word = "END"
            continue
        line = session.rfile.readline().decode()
        if not line:
            return
        word = line.split()[0].upper()
        state.words.append(word)


def _say(session: socketserver.StreamRequestHandler, state: MailServerState, word: str) -> bool:
    answer = state.answers.get(word, _GOOD.get(word, "500 what"))
    if answer == "slow":
        time.sleep(3)
    if answer in {"drop", "slow"}:
        return False
    session.wfile.write(answer.encode() + b"\r\n")
    return True
