"""The four applicant tracking systems with public job data: whose an address is, and where its data is.

Documented by the vendors: Greenhouse Job Board API, Lever Postings API, Workable widget API, Ashby
Job Postings API.
"""

import re
from urllib.parse import parse_qs, urlsplit

from core.domain.posting import Ats

_HOSTS: dict[str, Ats] = {
    "boards.greenhouse.io": "greenhouse",
    "job-boards.greenhouse.io": "greenhouse",
    "boards.eu.greenhouse.io": "greenhouse",
    "job-boards.eu.greenhouse.io": "greenhouse",
    "boards-api.greenhouse.io": "greenhouse",
    "jobs.lever.co": "lever",
    "jobs.eu.lever.co": "lever",
    "api.lever.co": "lever",
    "api.eu.lever.co": "lever",
    "apply.workable.com": "workable",
    "jobs.ashbyhq.com": "ashby",
    "api.ashbyhq.com": "ashby",
}
_WORKABLE_BOARD = re.compile(
    r"(?!www\.|apply\.|jobs\.|help\.|resources\.|careers\.)([a-z0-9-]{1,60})\.workable\.com"
)
_EMBEDDED: dict[Ats, re.Pattern[str]] = {
    "greenhouse": re.compile(
        r"greenhouse\.io/embed/job_(?:board|app)(?:/js)?\?(?:[\w=&;]{0,80}?)for=([A-Za-z0-9._-]{1,80})"
    ),
    "ashby": re.compile(r"jobs\.ashbyhq\.com/([A-Za-z0-9._-]{1,80})/embed"),
}
"""How a company's own page draws a board in; the address of such a page names the job in its query."""
_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}")


def find_ats(url: str) -> Ats | None:
    """The system behind `url` by its host; None for every other site."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    return _HOSTS.get(host) or ("workable" if _WORKABLE_BOARD.fullmatch(host) else None)


def public_json_url(url: str) -> str | None:
    """Where the system publishes this job (or its whole board) as JSON; None without a board."""
    ats = find_ats(url)
    if ats is None:
        return None
    parts = urlsplit(url)
    path = [part for part in parts.path.split("/") if part]
    match ats:
        case "greenhouse":
            return _greenhouse(parts.hostname or "", path, parse_qs(parts.query))
        case "lever":
            return _lever(parts.hostname or "", path)
        case "workable":
            board = _WORKABLE_BOARD.fullmatch(parts.hostname or "")
            return _workable([board[1]] if board else path)
        case "ashby":
            return _ashby(path)


def embedded_json_url(url: str, page: str) -> str | None:
    """Where a board drawn into a company's page publishes the job that `url` names; None without one."""
    query = parse_qs(urlsplit(url).query)
    job = (query.get("gh_jid") or query.get("ashby_jid") or [""])[0]
    if job and (board := _EMBEDDED["greenhouse"].search(page)):
        return _greenhouse("", [board[1], "jobs", job], {})
    if query.get("ashby_jid") and (board := _EMBEDDED["ashby"].search(page)):
        return _ashby([board[1]])
    return None


def job_key(url: str) -> str:
    """The part of the address that names one job on a board; "" when it names none."""
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    path = [part for part in parts.path.split("/") if part and part not in ("apply", "application")]
    token = (query.get("token") or query.get("gh_jid") or [""])[0]
    return token or (path[-1] if len(path) > 1 else "")


def _greenhouse(host: str, path: list[str], query: dict[str, list[str]]) -> str | None:
    api = "https://boards-api.greenhouse.io/v1/boards"
    if host.startswith("boards-api") or not path:
        return None
    if path[0] == "embed":
        board, job = (query.get("for") or [""])[0], (query.get("token") or [""])[0]
    else:
        board, job = path[0], path[2] if len(path) > 2 and path[1] == "jobs" else ""
    if not _SLUG.fullmatch(board):
        return None
    return f"{api}/{board}/jobs/{job}" if job.isdigit() else f"{api}/{board}/jobs?content=true"


def _lever(host: str, path: list[str]) -> str | None:
    if host.startswith("api.") or not path or not all(_SLUG.fullmatch(part) for part in path[:2]):
        return None
    api = "https://api.eu.lever.co" if host.startswith("jobs.eu") else "https://api.lever.co"
    return f"{api}/v0/postings/{'/'.join(path[:2])}?mode=json"


def _workable(path: list[str]) -> str | None:
    if len(path) < 1 or path[0] in ("j", "api") or not _SLUG.fullmatch(path[0]):
        return None
    return f"https://apply.workable.com/api/v1/widget/accounts/{path[0]}?details=true"


def _ashby(path: list[str]) -> str | None:
    if not path or path[0] == "posting-api" or not _SLUG.fullmatch(path[0]):
        return None
    return f"https://api.ashbyhq.com/posting-api/job-board/{path[0]}?includeCompensation=true"
