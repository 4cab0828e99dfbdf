"""An OpenAI-compatible server on loopback that fails where it is told to, and keeps what it was asked."""

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Says:
    """One answer. `echo` sends the request back as the error's text, as some providers do; `garbage` is the
    whole body; a server that is `slow` says nothing for so many seconds, one that `trickles` waits so long
    before each byte."""

    text: str = '{"greeting": "Hello from the model server"}'
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    finish: str = "stop"
    slow: float = 0
    trickles: float = 0
    echo: bool = False
    garbage: str = ""


@dataclass
class ModelServer:
    """`says` are answered one after the other, the last one for ever. `refuses` are response formats that get
    a 400 (or 500, as llama.cpp's server does); models that are `away` get this status."""

    says: list[Says]
    refuses: Mapping[str, int]
    away: Mapping[str, int]
    asked: list[dict] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    url: str = ""

    def next(self, asked: dict, key: str) -> Says:
        self.asked.append(asked)
        self.keys.append(key)
        format_asked = (asked.get("response_format") or {"type": "none"})["type"]
        if asked["model"] in self.away:
            return Says(status=self.away[asked["model"]])
        if format_asked in self.refuses:
            return Says(status=self.refuses[format_asked], text=f"{format_asked} is not supported")
        return self.says.pop(0) if len(self.says) > 1 else self.says[0]

    @property
    def formats(self) -> list[str]:
        return [(one.get("response_format") or {"type": "none"})["type"] for one in self.asked]

    @property
    def models(self) -> list[str]:
        return [one["model"] for one in self.asked]


@contextmanager
def model_server(
    *says: Says, refuses: Mapping[str, int] | None = None, away: Mapping[str, int] | None = None
) -> Iterator[ModelServer]:
    state = ModelServer(list(says) or [Says()], refuses or {}, away or {})
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            key = self.headers.get("authorization", "")
            with lock:
                answer = state.next(json.loads(body), key)
            time.sleep(answer.slow)
            data = (answer.garbage or _body(answer, body + key)).encode()
            self.send_response(answer.status)
            for name, value in {"content-type": "application/json", **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            for part in [bytes([byte]) for byte in data] if answer.trickles else [data]:
                time.sleep(answer.trickles)
                self.wfile.write(part)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_: object) -> None:
            """A client that has given up waiting is no error."""

    with Server(("127.0.0.1", 0), Handler) as server:
        state.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield state
        server.shutdown()


def _body(answer: Says, request: str) -> str:
    if answer.status != 200:
        text = f"cannot handle {request}" if answer.echo else answer.text
        return json.dumps({"error": {"message": text, "type": "x", "code": None}})
    choice = {"index": 0, "finish_reason": answer.finish}
    choice["message"] = {"role": "assistant", "content": answer.text}
    usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
    return json.dumps({"id": "x", "object": "chat.completion", "created": 1, "model": "any",
                       "choices": [choice], "usage": usage})  # fmt: skip
