"""A GitHub of one account, as small as the stand-in's side of a sign-in allows: a page that asks, a token,
who it is. It stands at `localhost`, which to a browser is another site than 127.0.0.1."""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, urlencode, urlsplit

_PAGE = """<!doctype html><title>GitHub</title><h1>Sign in to Applywright?</h1>
<a href="{yes}">Authorize</a> <a href="{no}">Cancel</a>"""


@contextmanager
def running_github(address: str, email: str) -> Iterator[None]:
    """Listens where the stand-in looks for it; whoever comes is the person with this e-mail address."""
    handler = type(
        "Handler", (_GitHub,), {"email": email, "number": secrets.randbelow(10**9), "codes": set()}
    )
    server = ThreadingHTTPServer(("127.0.0.1", urlsplit(address).port or 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


class _GitHub(BaseHTTPRequestHandler):
    email: str
    number: int
    codes: set[str]

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if asked.path == "/login/oauth/authorize":
            self._answer("text/html", self._page(dict(parse_qsl(asked.query))))
        elif self.headers["authorization"] != "Bearer github's own":
            self.send_error(401)
        elif asked.path == "/api/v3/user":
            self._answer("application/json", json.dumps({"id": self.number, "login": "ann", "name": "Ann"}))
        else:
            mail = {"email": self.email, "verified": True, "primary": True}
            self._answer("application/json", json.dumps([mail]))

    def do_POST(self) -> None:
        sent = dict(parse_qsl(self.rfile.read(int(self.headers["content-length"])).decode()))
        if sent["code"] not in self.codes or sent["client_secret"] != "known to both":
            return self.send_error(400)
        self.codes.remove(sent["code"])
        return self._answer("application/json", json.dumps({"access_token": "github's own"}))

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def _page(self, asked: dict[str, str]) -> str:
        code = secrets.token_hex(8)
        self.codes.add(code)
        back, state = asked["redirect_uri"], asked["state"]
        no = {"error": "access_denied", "error_description": "Call 555", "state": state}
        yes = urlencode({"code": code, "state": state})
        return _PAGE.format(yes=f"{back}?{yes}", no=f"{back}?{urlencode(no)}").replace("&", "&amp;")

    def _answer(self, media_type: str, text: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())
