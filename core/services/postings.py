"""Postings: an advert comes in as text, file or address, and is read before anything is spent on it."""

from collections.abc import Sequence
from hashlib import sha256

from core.domain.ats_sites import find_ats
from core.domain.candidates import OWN
from core.domain.errors import ErrorCode, UserError
from core.domain.knock_outs import judge_knock_outs
from core.domain.posting import JobPosting, KnockOut
from core.domain.records import PostingRecord
from core.domain.resume import Resume
from core.domain.web_addresses import web_address
from core.ports import FIRST_PAGE, FetchedPage, Page, Ports, add_once
from core.services.candidates import belonging_to, require_candidate

_EMPTY = "There is no posting yet. Paste its text, choose its file, or give its address."
_TITLE_MISSING = "Give the posting a title: it is named in the letter."


def add_posting(
    ports: Ports,
    user_id: str,
    data: bytes,
    filename: str,
    url: str = "",
    source: str = "",
    candidate_id: str = OWN,
) -> PostingRecord:
    """Reads an advert's file and keeps it; the same bytes for the same candidate are read only once."""
    require_candidate(ports, user_id, candidate_id)
    digest = sha256(b"\0".join([data, filename.encode(), url.encode()])).hexdigest()
    known = ports.postings.list(user_id, {"candidate_id": candidate_id, "sha256": digest})
    if known:
        return known[0]
    posting = read_posting(ports, data, filename, url)
    record = PostingRecord(
        id=sha256(f"{user_id}/{candidate_id}/{digest}".encode()).hexdigest()[:32],
        user_id=user_id,
        candidate_id=candidate_id,
        created_at=ports.clock(),
        posting=posting,
        source=source or filename,
        sha256=digest,
    )
    return add_once(ports.postings, record)


def add_posting_text(ports: Ports, user_id: str, text: str, candidate_id: str = OWN) -> PostingRecord:
    """Reads pasted text."""
    data = text.encode("utf-8", "replace")
    return add_posting(ports, user_id, data, "posting.txt", source="pasted text", candidate_id=candidate_id)


def add_posting_url(ports: Ports, user_id: str, url: str, candidate_id: str = OWN) -> PostingRecord:
    """Fetches an address and reads what came. Raises FETCH_* and input errors."""
    require_candidate(ports, user_id, candidate_id)
    page = _fetched(ports, url)
    return add_posting(ports, user_id, page.data, page.filename, page.url, page.url, candidate_id)


def read_posting(ports: Ports, data: bytes, filename: str, url: str = "") -> JobPosting:
    """Reads an advert without keeping it."""
    if not data.strip():
        raise UserError(ErrorCode.POSTING_MISSING, _EMPTY)
    return ports.reader.read_posting(data, filename, url)


def read_posting_url(ports: Ports, url: str) -> JobPosting:
    """Fetches and reads an address without keeping it."""
    page = _fetched(ports, url)
    return read_posting(ports, page.data, page.filename, page.url)


def change_posting(ports: Ports, user_id: str, record: PostingRecord, posting: JobPosting) -> JobPosting:
    """Keeps the person's corrections (title, employer, place, address), where there are any.

    Gives the posting as it is kept. INPUT_UNREADABLE when its address is none: the rest is kept all the same.
    """
    if not posting.title.strip():
        raise UserError(ErrorCode.POSTING_MISSING, _TITLE_MISSING)
    if posting.url == record.posting.url:
        return _kept(ports, user_id, record, posting)
    try:
        url = web_address(posting.url)
    except UserError:
        _kept(ports, user_id, record, posting.changed(url=record.posting.url))
        raise
    return _kept(ports, user_id, record, posting.changed(url=url, ats=find_ats(url)))


def remove_posting(ports: Ports, user_id: str, posting_id: str) -> None:
    """Forgets an advert; documents made for it stay. Nothing happens when it is gone already."""
    ports.postings.remove(user_id, posting_id)


def list_postings(
    ports: Ports, user_id: str, page: Page = FIRST_PAGE, candidate_id: str | None = None
) -> Sequence[PostingRecord]:
    """Newest first; of all candidates and the account's own when `candidate_id` is None."""
    return ports.postings.list(user_id, belonging_to(candidate_id), page=page)


def knock_outs(ports: Ports, posting: JobPosting, resume: Resume) -> list[KnockOut]:
    """What could stop this person at this posting, with both sides' words."""
    return judge_knock_outs(posting, resume, ports.today())


def _kept(ports: Ports, user_id: str, record: PostingRecord, posting: JobPosting) -> JobPosting:
    changed = posting != record.posting
    if changed and not ports.postings.change(user_id, {"id": record.id}, {"posting": posting}):
        ports.postings.require(user_id, record.id)
    return posting


def _fetched(ports: Ports, url: str) -> FetchedPage:
    if not url.strip():
        raise UserError(ErrorCode.POSTING_MISSING, _EMPTY)
    return ports.fetcher.fetch(url.strip())
