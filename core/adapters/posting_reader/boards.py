"""Public JSON of job boards (Greenhouse, Lever, Workable, Ashby) or schema.org JSON → `JobPosting`."""

import json
import re
from collections.abc import Mapping

from core.adapters.posting_reader.schema_org import find_job_posting, read_job_posting, readable
from core.adapters.posting_reader.values import Json, day, dig, items, long_text, text, workplace
from core.domain.ats_sites import job_key
from core.domain.errors import ErrorCode, UserError
from core.domain.posting import Ats, JobPosting, Organization
from core.domain.posting_lines.workplace import find_workplace
from core.domain.posting_text import parse_posting, read_body

_NOT_A_JOB = (
    "This JSON holds no job posting we know (schema.org, Greenhouse, Lever, Workable, Ashby)."
    " Paste the posting's text instead."
)


def read_json(raw: str, url: str = "") -> JobPosting:
    """The job that `url` names, else the first of the board. Raises INPUT_UNREADABLE with line and column."""
    value = _loaded(raw)
    job = find_job_posting(value)
    if job is not None:
        return read_job_posting(job)
    jobs = [entry for entry in items(dig(value, "jobs") or value) if isinstance(entry, Mapping)]
    chosen = next((entry for entry in jobs if _is_named(entry, url)), jobs[0] if jobs else None)
    if chosen is None:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _NOT_A_JOB)
    return _read_entry(chosen, board_name=text(value, "name") if dig(value, "jobs") else "", url=url)


def _loaded(raw: str) -> Json:
    try:
        value: Json = json.loads(raw, strict=False)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        message = f"This JSON file is damaged at {where}. Export it again, or paste the posting's text."
        raise UserError(ErrorCode.INPUT_UNREADABLE, message) from error
    except (RecursionError, ValueError) as error:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _NOT_A_JOB) from error
    return value


def _is_named(entry: Mapping[str, Json], url: str) -> bool:
    key = job_key(url) if url else ""
    return bool(key) and key in {text(entry, "id"), text(entry, "shortcode"), text(entry, "jobPostingId")}


def _read_entry(entry: Mapping[str, Json], board_name: str, url: str) -> JobPosting:
    if "content" in entry and "title" in entry:
        return _greenhouse(entry)
    if "text" in entry and ("categories" in entry or "descriptionPlain" in entry):
        return _lever(entry, url)
    if "shortcode" in entry:
        return _workable(entry, board_name)
    if "descriptionHtml" in entry or "jobUrl" in entry:
        return _ashby(entry, url)
    if text(entry, "title") and long_text(entry, "description"):
        return read_job_posting(entry)
    raise UserError(ErrorCode.INPUT_UNREADABLE, _NOT_A_JOB)


def _greenhouse(entry: Mapping[str, Json]) -> JobPosting:
    posting = JobPosting(
        title=text(entry, "title"),
        hiring_organization=Organization(name=text(entry, "company_name")),
        job_location=text(entry, "location", "name"),
        job_location_type=find_workplace(text(entry, "location", "name")),
        date_posted=day(entry, "first_published"),
        valid_through=day(entry, "application_deadline"),
        url=text(entry, "absolute_url"),
    )
    return _completed(posting, readable(long_text(entry, "content")), "greenhouse")


def _lever(entry: Mapping[str, Json], url: str) -> JobPosting:
    lists = [
        f"{text(part, 'text')}:\n{readable(long_text(part, 'content'))}"
        for part in items(dig(entry, "lists"))
    ]
    opening = readable(long_text(entry, "description")) or long_text(entry, "descriptionPlain")
    closing = readable(long_text(entry, "additional")) or long_text(entry, "additionalPlain")
    posting = JobPosting(
        title=text(entry, "text"),
        job_location=text(entry, "categories", "location"),
        job_location_type=workplace(text(entry, "workplaceType")),
        employment_type=text(entry, "categories", "commitment"),
        base_salary=_pay_range(dig(entry, "salaryRange")),
        url=text(entry, "hostedUrl"),
    )
    return _completed(posting, _paragraphs(opening, *lists, closing), "lever", url)


def _workable(entry: Mapping[str, Json], board_name: str) -> JobPosting:
    remote = dig(entry, "telecommuting") is True
    place = [text(entry, key) or text(entry, "location", key) for key in ("city", "state")]
    place = [part for part in place if part] or [text(entry, "country")]
    sections = [readable(long_text(entry, key)) for key in ("description", "requirements", "benefits")]
    headings = ("", "Requirements:\n", "Benefits:\n")
    posting = JobPosting(
        title=text(entry, "title"),
        hiring_organization=Organization(name=board_name),
        job_location=", ".join([*place, *(["Remote"] if remote else [])]),
        job_location_type=workplace(text(entry, "workplace_type"), "remote" if remote else ""),
        employment_type=text(entry, "employment_type"),
        date_posted=day(entry, "published_on"),
        url=text(entry, "url"),
    )
    whole = _paragraphs(*(heading + body for heading, body in zip(headings, sections, strict=True) if body))
    return _completed(posting, whole, "workable")


def _ashby(entry: Mapping[str, Json], url: str) -> JobPosting:
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", text(entry, "employmentType"))
    posting = JobPosting(
        title=text(entry, "title"),
        job_location=text(entry, "location"),
        job_location_type=workplace(
            text(entry, "workplaceType"), "remote" if dig(entry, "isRemote") is True else ""
        ),
        employment_type=kind.capitalize(),
        base_salary=text(entry, "compensation", "compensationTierSummary"),
        date_posted=day(entry, "publishedAt"),
        url=text(entry, "jobUrl"),
    )
    description = readable(long_text(entry, "descriptionHtml")) or long_text(entry, "descriptionPlain")
    return _completed(posting, description, "ashby", url)


def _completed(posting: JobPosting, description: str, ats: Ats, url: str = "") -> JobPosting:
    """Where a board does not name the employer, the text decides, helped by the board's short name."""
    name = posting.hiring_organization.name
    if not name:
        name = _named_like(_board(url or posting.url), description)
        name = name or parse_posting(f"{posting.title}\n\n{description}").hiring_organization.name
    return read_body(posting.changed(hiring_organization=Organization(name=name), ats=ats), description)


def _board(url: str) -> str:
    parts = [part for part in url.split("/")[3:] if part]
    return re.sub(r"[^a-z0-9]", "", parts[0].lower()) if parts else ""


def _named_like(board: str, description: str) -> str:
    """The spelling in the text of the board's short name: "northwind-labs" → "Northwind Labs"."""
    if len(board) < 3:
        return ""
    spaced = r"[\s.&-]{0,3}".join(map(re.escape, board))
    found = re.search(rf"(?<!\w){spaced}(?!\w)", description[:20_000], re.IGNORECASE)
    return " ".join(found.group().split()) if found and found.group()[0].isupper() else ""


def _pay_range(pay: Json) -> str:
    low, high, currency = text(pay, "min"), text(pay, "max"), text(pay, "currency")
    return f"{low}–{high} {currency}".strip() if low and high else ""


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part.strip() for part in parts if part.strip())
