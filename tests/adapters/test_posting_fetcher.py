"""Fetching an advert: public pages only, within bounds, as the site allows."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from core.adapters.posting_fetcher import PostingFetcher
from core.adapters.posting_fetcher.addresses import check_url
from core.adapters.public_addresses import is_public
from core.domain.ats_sites import embedded_json_url, public_json_url
from core.domain.errors import UserError

PAGE = b"<html><body><h1>Cook</h1><p>Cook soup in Lyon.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    pages: ClassVar[dict[str, tuple[int, dict[str, str], bytes]]] = {}
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/drip":
            return self.drip()
        status, headers, body = self.pages.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        return None

    def drip(self) -> None:
        try:
            for byte in b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Long: " + b"x" * 500:
                self.wfile.write(bytes([byte]))
                time.sleep(0.05)
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    Site.pages, Site.asked = {}, []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def fetcher(site: str, **options: float) -> PostingFetcher:
    return PostingFetcher(frozenset({site}), **options)


def refused(fetcher: PostingFetcher, url: str) -> str:
    with pytest.raises(UserError) as refusal:
        fetcher.fetch(url)
    return refusal.value.code.value


def never(host: str, port: int) -> list[str]:
    raise AssertionError(f"{host}:{port} was looked up")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8501/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",
        "http://169.254.169.254/",
        "http://0x7f.1/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.0.1./",
        "http://0/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1%25eth0]/",
        "http://①②⑦.⓪.⓪.①/",
        "http://127。0。0。1/",
        "http://10.1.2.3/",
        "http://100.64.0.1/",
        "http://192.168.1.1/",
        "http://localhost/",
        "http://app.localhost/",
        "http://metadata.google.internal/",
        "http://printer/",
        "http://example.com:8080/",
        "http://example.com:99999/",
        "http://user:pw@example.com/",
        "http://example.com@127.0.0.1/",
        "http://example.com\\@127.0.0.1/",
        "http://exa mple.com/",
        "http:///x",
        "file:///etc/passwd",
        "ftp://example.com/x",
        "javascript:alert(1)",
        "gopher://example.com/",
        "//example.com/",
        "http://example.com/" + "x" * 3000,
        "",
    ],
)
def test_odd_addresses_are_refused_before_any_look_up(url):
    assert refused(PostingFetcher(resolve=never), url) == "fetch_blocked"


@pytest.mark.parametrize(
    "url",
    ["https://www.linkedin.com/jobs/view/1", "https://de.indeed.com/x", "https://www.glassdoor.co.uk/Job/x"],
)
def test_sites_that_forbid_programs_are_not_asked(url):
    assert refused(PostingFetcher(resolve=never), url) == "fetch_forbidden_by_site"


def test_names_that_only_look_like_them_are_fine():
    assert check_url("https://jobs.notlinkedin.com/x", frozenset()).host == "jobs.notlinkedin.com"
    assert check_url("https://bücher.example/ä", frozenset()).host == "xn--bcher-kva.example"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f::1", True),
        ("10.0.0.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("192.88.99.1", False),
        ("198.18.0.1", False),
        ("::ffff:8.8.8.8", False),
        ("64:ff9b::8.8.8.8", False),
        ("2002:808:808::", False),
        ("2001:0:1::1", False),
        ("fc00::1", False),
        ("::7f00:1", False),
        ("not an address", False),
    ],
)
def test_only_the_public_internet_is_public(address, public):
    assert is_public(address) is public


@pytest.mark.parametrize("answers", [["127.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["::1"], []])
def test_every_address_of_a_name_must_be_public(answers):
    assert refused(PostingFetcher(resolve=lambda *_: answers), "http://jobs.example.com/") == "fetch_blocked"


def test_a_name_that_changes_its_address_is_checked_at_each_connection(site, monkeypatch):
    """Rebinding: robots.txt is asked at a public address, then the name points inside."""
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    connected: list[str] = []

    def connect(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    code = refused(PostingFetcher(resolve=lambda *_: next(answers)), "http://jobs.example.com/x")
    assert code == "fetch_blocked"
    assert connected == ["93.184.215.14"]


def test_a_page_comes_with_its_kind_and_the_address_given(site):
    Site.pages["/job"] = (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE)
    page = fetcher(site).fetch(f"http://{site}/job")
    assert (page.data, page.filename, page.url) == (PAGE, "posting.html", f"http://{site}/job")
    assert Site.asked == ["/robots.txt", "/job"]


def test_packed_pages_are_unpacked(site):
    Site.pages["/job"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE))
    assert fetcher(site).fetch(f"http://{site}/job").data == PAGE


def test_redirects_are_followed_and_checked(site):
    Site.pages["/old"] = (302, {"Location": "/job"}, b"")
    Site.pages["/job"] = (200, {}, PAGE)
    Site.pages["/out"] = (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b"")
    Site.pages["/other-port"] = (302, {"Location": "http://127.0.0.1:22/"}, b"")
    Site.pages["/file"] = (302, {"Location": "file:///etc/passwd"}, b"")
    Site.pages["/loop"] = (302, {"Location": "/loop"}, b"")
    Site.pages["/wall"] = (302, {"Location": "/login?next=/job"}, b"")
    assert fetcher(site).fetch(f"http://{site}/old").data == PAGE
    for path in ("/out", "/other-port", "/file"):
        assert refused(fetcher(site), f"http://{site}{path}") == "fetch_blocked"
    assert refused(fetcher(site), f"http://{site}/loop") == "fetch_failed"
    assert refused(fetcher(site), f"http://{site}/wall") == "fetch_forbidden_by_site"


@pytest.mark.parametrize(
    ("status", "headers", "body", "code"),
    [
        (401, {}, b"", "fetch_forbidden_by_site"),
        (403, {}, b"", "fetch_forbidden_by_site"),
        (404, {}, b"", "fetch_failed"),
        (429, {}, b"", "fetch_failed"),
        (500, {}, b"", "fetch_failed"),
        (200, {"Content-Type": "image/png"}, b"\x89PNG", "fetch_failed"),
        (200, {"Content-Encoding": "br"}, b"...", "fetch_failed"),
        (200, {"Content-Encoding": "gzip"}, b"not gzip", "fetch_failed"),
        (200, {"Content-Encoding": "gzip"}, gzip.compress(b" " * 20_000_000, 9), "fetch_failed"),
        (200, {}, b"x" * 3_100_000, "fetch_failed"),
        (200, {}, b'<h1>Sign in</h1><form><input type="password"></form>', "fetch_forbidden_by_site"),
        (200, {}, b"<title>Acme: Log in</title><form><input name=email></form>", "fetch_forbidden_by_site"),
        (200, {}, b"<title>Just a moment...</title><p>Checking your browser</p>", "fetch_forbidden_by_site"),
    ],
    ids=[
        *("401", "403", "404", "429", "500", "picture", "brotli", "torn", "bomb", "huge", "sign-in"),
        *("mail first", "robot check"),
    ],
)
def test_each_way_to_fail_has_its_sentence(site, status, headers, body, code):
    Site.pages["/job"] = (status, headers, body)
    assert refused(fetcher(site), f"http://{site}/job") == code


def test_robots_txt_is_respected(site):
    Site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private\n")
    Site.pages["/job"] = Site.pages["/private/job"] = (200, {}, PAGE)
    assert fetcher(site).fetch(f"http://{site}/job").data == PAGE
    assert refused(fetcher(site), f"http://{site}/private/job") == "fetch_forbidden_by_site"
    assert "/private/job" not in Site.asked


EMBEDDED = {
    "gh_jid=12": b'<script src="https://boards.greenhouse.io/embed/job_board/js?for=acme"></script>',
    "ashby_jid=a-1": b'<script src="https://jobs.ashbyhq.com/acme/embed?version=2"></script>',
}


@pytest.mark.parametrize("query", EMBEDDED)
def test_a_board_in_a_companys_own_page_is_asked_and_the_page_stands_in_for_it(site, query):
    Site.pages[f"/careers?{query}"] = (200, {}, EMBEDDED[query] + PAGE)
    asked = []

    def only_here(host: str, port: int) -> list[str]:
        asked.append(host)
        if host != "127.0.0.1":
            raise OSError(host)
        return [host]

    page = PostingFetcher(frozenset({site}), resolve=only_here).fetch(f"http://{site}/careers?{query}")
    assert page.data == EMBEDDED[query] + PAGE
    assert asked[-1] in ("boards-api.greenhouse.io", "api.ashbyhq.com")


def test_the_board_in_a_page_is_named_by_the_page_and_the_job_by_the_address():
    page = EMBEDDED["gh_jid=12"].decode()
    api = "https://boards-api.greenhouse.io/v1/boards/acme/jobs/12"
    assert embedded_json_url("https://acme.example/careers?gh_jid=12", page) == api
    assert embedded_json_url("https://acme.example/careers", page) is None
    assert embedded_json_url("https://acme.example/careers?gh_jid=12", "") is None


def test_a_site_that_drips_is_left_at_the_deadline(site):
    started = time.monotonic()
    assert refused(fetcher(site, timeout=1.0), f"http://{site}/drip") == "fetch_failed"
    assert time.monotonic() - started < 3


def test_nobody_at_home_is_said_so():
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        site = f"127.0.0.1:{reserved.getsockname()[1]}"
        assert refused(fetcher(site), f"http://{site}/job") == "fetch_failed"


def test_a_look_up_that_hangs_is_left_at_the_deadline():
    waiting = threading.Event()
    slow = PostingFetcher(timeout=0.3, resolve=lambda *_: [str(waiting.wait(20))])
    started = time.monotonic()
    assert refused(slow, "http://jobs.example.com/") == "fetch_failed"
    assert time.monotonic() - started < 3
    waiting.set()


@pytest.mark.parametrize(
    ("url", "api"),
    [
        (
            "https://boards.greenhouse.io/acme/jobs/12",
            "https://boards-api.greenhouse.io/v1/boards/acme/jobs/12",
        ),
        (
            "https://boards.greenhouse.io/acme",
            "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true",
        ),
        (
            "https://boards.greenhouse.io/embed/job_app?for=acme&token=12",
            "https://boards-api.greenhouse.io/v1/boards/acme/jobs/12",
        ),
        ("https://jobs.lever.co/acme/1-2/apply", "https://api.lever.co/v0/postings/acme/1-2?mode=json"),
        ("https://jobs.eu.lever.co/acme/1-2", "https://api.eu.lever.co/v0/postings/acme/1-2?mode=json"),
        (
            "https://apply.workable.com/acme/j/AB7/",
            "https://apply.workable.com/api/v1/widget/accounts/acme?details=true",
        ),
        ("https://apply.workable.com/j/AB7", None),
        (
            "https://jobs.ashbyhq.com/acme/12",
            "https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true",
        ),
        (
            "https://job-boards.eu.greenhouse.io/acme/jobs/12",
            "https://boards-api.greenhouse.io/v1/boards/acme/jobs/12",
        ),
        (
            "https://acme.workable.com/j/AB7",
            "https://apply.workable.com/api/v1/widget/accounts/acme?details=true",
        ),
        ("https://www.workable.com/", None),
        ("https://boards.greenhouse.io/..%2f/jobs/1", None),
        ("https://example.com/acme/jobs/12", None),
    ],
)
def test_known_boards_have_a_public_address_for_their_data(url, api):
    assert public_json_url(url) == api
