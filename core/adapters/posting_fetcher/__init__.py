"""Fetch an advert's page from the public web, without becoming a door into the network we stand in."""

import re
import time
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from core.adapters.posting_fetcher.addresses import Target, check_url
from core.adapters.posting_fetcher.guarded_connections import GuardedBackend, Resolve, resolve
from core.adapters.posting_fetcher.responses import Answer, read_bounded
from core.domain.ats_sites import embedded_json_url, public_json_url
from core.domain.errors import ErrorCode, UserError
from core.ports import FetchedPage

__all__ = ["PostingFetcher"]

USER_AGENT = "Applywright/0.1 (reads one posting at a person's request)"
MAX_REDIRECTS = 5
DEADLINE_S = 15.0
_ROBOTS_LIMIT = 500_000
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/json": ".json",
    "application/ld+json": ".json",
    "text/json": ".json",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
}
_PASTE = "Open it in your browser and paste the posting's text."
_ASKS_TO_SIGN_IN = f"This page is only shown to people who are signed in. {_PASTE}"
_ROBOTS_SAY_NO = f"This site asks programs not to read this page (robots.txt). {_PASTE}"
_UNREACHABLE = "This address could not be reached. Check it, try again, or paste the posting's text."
_GONE = "There is no posting at this address any more. Check it, or paste the posting's text."
_SITE_TROUBLE = "The site did not hand out this page just now. Try again later, or paste the posting's text."
_NOT_A_PAGE = f"This address leads to something other than a page, PDF or text. {_PASTE}"
_SIGN_IN_PATH = re.compile(r"/(?:log-?in|sign-?in|authwall|sso|oauth2?)(?:[/?.]|$)", re.IGNORECASE)
_PASSWORD_FIELD = re.compile(rb"<input\b[^<>]{0,300}type\s{0,3}=\s{0,3}[\"']?password", re.IGNORECASE)
_SIGN_IN_TITLE = re.compile(
    rb"<title[^<>]{0,200}>[^<>]{0,80}\b(?:sign in|log ?in|anmelden|einloggen|connexion"
    rb"|se connecter|iniciar sesi|entrar|just a moment"
    rb"|attention required|access denied|are you (?:a )?human|security check|verify you)",
    re.IGNORECASE,
)
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_SIGN_IN_PAGE_BYTES = 1_500


class PostingFetcher:
    """Guarded fetch of one page; knows the public JSON of four applicant tracking systems.

    `allow_hosts` names exact "host:port" pairs that skip the address check (local tests; refused in
    production by the settings). `timeout` is the total, in seconds, of everything one `fetch` does.
    """

    def __init__(
        self,
        allow_hosts: frozenset[str] = frozenset(),
        timeout: float = DEADLINE_S,
        resolve: Resolve = resolve,
    ) -> None:
        self._allow_hosts = allow_hosts
        self._timeout = timeout
        self._resolve = resolve

    def fetch(self, url: str) -> FetchedPage:
        """The page behind `url`. `FetchedPage.url` is the address given: it names the job on a board.

        Raises `UserError`: FETCH_BLOCKED (not a public address), FETCH_FORBIDDEN_BY_SITE (terms, robots.txt,
        sign-in), FETCH_FAILED (unreachable, gone, too big, too slow, no text).
        """
        deadline = time.monotonic() + self._timeout
        target = check_url(url, self._allow_hosts)
        api = public_json_url(target.url)
        if api and (found := self._published(api, url, deadline)):
            return found
        page = _page(self._followed(target, deadline, ask_robots=True), url)
        embedded = embedded_json_url(target.url, page.data.decode("utf-8", "replace"))
        return (self._published(embedded, url, deadline) if embedded else None) or page

    def _published(self, api: str, url: str, deadline: float) -> FetchedPage | None:
        """What a board publishes for programs (its robots.txt is not asked); None where it gives nothing."""
        try:
            answer = self._followed(check_url(api, self._allow_hosts), deadline, ask_robots=False)
        except UserError as error:
            if error.code is ErrorCode.FETCH_FAILED:
                return None
            raise
        return _page(answer, url) if answer.status == 200 else None

    def _followed(self, target: Target, deadline: float, *, ask_robots: bool) -> Answer:
        """Follow redirects, checking every hop as if a stranger had typed it."""
        for _ in range(MAX_REDIRECTS + 1):
            if ask_robots and not self._robots_allow(target, deadline):
                raise UserError(ErrorCode.FETCH_FORBIDDEN_BY_SITE, _ROBOTS_SAY_NO)
            answer = self._asked(target, deadline)
            location = answer.headers.get("location", "")
            if answer.status not in (301, 302, 303, 307, 308) or not location:
                return answer
            target = check_url(urljoin(target.url, location), self._allow_hosts)
            if _SIGN_IN_PATH.search(target.path):
                raise UserError(ErrorCode.FETCH_FORBIDDEN_BY_SITE, _ASKS_TO_SIGN_IN)
        raise UserError(ErrorCode.FETCH_FAILED, _SITE_TROUBLE)

    def _robots_allow(self, target: Target, deadline: float) -> bool:
        """What robots.txt says to us; a missing or broken one allows (RFC 9309, 2.3.1)."""
        robots = check_url(urljoin(target.url, "/robots.txt"), self._allow_hosts)
        try:
            answer = self._asked(robots, min(deadline, time.monotonic() + 5.0), limit=_ROBOTS_LIMIT)
        except UserError as error:
            if error.code is ErrorCode.FETCH_BLOCKED:
                raise
            return True
        if answer.status != 200:
            return True
        rules = RobotFileParser()
        rules.parse(answer.body.decode("utf-8", "replace").splitlines())
        return rules.can_fetch(USER_AGENT, target.url)

    def _asked(self, target: Target, deadline: float, limit: int | None = None) -> Answer:
        import httpcore

        headers: dict[bytes | str, bytes | str] = {
            "user-agent": USER_AGENT,
            "accept": "text/html, application/json;q=0.9, text/plain;q=0.8",
        }
        headers |= {"accept-encoding": "gzip", "accept-language": "en, *;q=0.5", "connection": "close"}
        backend = GuardedBackend(self._allow_hosts, self._resolve, deadline)
        address = httpcore.URL(scheme=target.scheme, host=target.host, port=target.port, target=target.path)
        try:
            with (
                httpcore.ConnectionPool(network_backend=backend, retries=0) as pool,
                pool.stream("GET", address, headers=headers) as response,
            ):
                named = {
                    key.decode("latin-1").lower(): value.decode("latin-1") for key, value in response.headers
                }
                encoding = named.get("content-encoding", "")
                chunks = response.iter_stream()
                body = read_bounded(chunks, encoding, limit) if limit else read_bounded(chunks, encoding)
                return Answer(response.status, named, body)
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError) as error:
            raise UserError(ErrorCode.FETCH_FAILED, _UNREACHABLE) from error


def _page(answer: Answer, url: str) -> FetchedPage:
    """Map what came to a page or to the sentence that says why there is none."""
    if answer.status in (401, 403, 407, 451, 999):
        raise UserError(ErrorCode.FETCH_FORBIDDEN_BY_SITE, _ASKS_TO_SIGN_IN)
    if answer.status in (404, 410):
        raise UserError(ErrorCode.FETCH_FAILED, _GONE)
    if answer.status != 200:
        raise UserError(ErrorCode.FETCH_FAILED, _SITE_TROUBLE)
    ending = _ENDINGS.get(answer.media_type)
    if ending is None:
        raise UserError(ErrorCode.FETCH_FAILED, _NOT_A_PAGE)
    if ending == ".html" and _is_sign_in(answer.body):
        raise UserError(ErrorCode.FETCH_FORBIDDEN_BY_SITE, _ASKS_TO_SIGN_IN)
    return FetchedPage(answer.body, f"posting{ending}", url)


def _is_sign_in(body: bytes) -> bool:
    """A page that asks for a password, or calls itself a door or a check for robots, and says little else."""
    if b"JobPosting" in body or not (_PASSWORD_FIELD.search(body) or _SIGN_IN_TITLE.search(body)):
        return False
    shown = _TAG.sub(b" ", _without(b"style", _without(b"script", body)))
    return len(b" ".join(shown.split())) < _SIGN_IN_PAGE_BYTES


def _without(tag: bytes, body: bytes) -> bytes:
    first, *others = body.split(b"<" + tag)
    return first + b"".join(other.partition(b"</" + tag)[2] for other in others)
