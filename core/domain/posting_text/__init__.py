"""Plain text of an advert → `JobPosting`. Pure; never raises, whatever the text holds."""

import re

from core.domain.dates import find_days
from core.domain.knock_outs.find import find_knock_outs
from core.domain.languages import detect_language
from core.domain.posting import JobPosting, Organization
from core.domain.posting_lines.cues import speaks_to_a_machine
from core.domain.posting_lines.days import find_date_posted, find_valid_through
from core.domain.posting_lines.facts import find_apply_email, find_employment_type, find_salary
from core.domain.posting_lines.segments import MAX_ANALYSED
from core.domain.posting_lines.workplace import find_workplace
from core.domain.posting_text.employer import find_employer
from core.domain.posting_text.header import read_header
from core.domain.posting_text.places import find_place
from core.domain.posting_text.requirements import find_requirements
from core.domain.posting_text.titles import without_names
from core.domain.posting_text.wrapping import unwrapped

__all__ = ["parse_posting"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u2060\ufeff]")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,200})\]\([^()\s]{0,2000}\)")
_HEADER_LINES = 4
_HEAD_LINES = 12
_SPACE = re.compile(r"[ \t\u00a0]+")


def parse_posting(text: str) -> JobPosting:
    """Title, employer, place, facts, requirements and knock-outs of an advert.

    What the text does not plainly say stays "": a wrong employer in a letter is worse than none.
    `description` keeps the whole text with its line breaks, markup comments and control characters removed.
    """
    description = _readable(text)
    lines = [line for line in description.split("\n") if line.strip()]
    header = read_header(lines, description[:MAX_ANALYSED])
    employer = header.employer or find_employer(description, header.title, header.place)
    place = header.place or find_place(description, header.title, employer, lines[:_HEAD_LINES])
    posting = JobPosting(
        title=without_names(header.title, employer, place, place.split(",")[0]),
        hiring_organization=Organization(name=employer),
        job_location=place,
    )
    return read_body(posting, description)


def read_body(posting: JobPosting, description: str) -> JobPosting:
    """Fill from `description` whatever `posting` does not yet say (a structured source said the rest)."""
    start = description[:MAX_ANALYSED]
    language = posting.in_language or detect_language(description)
    days = find_days(start, language)
    return posting.changed(
        description=description,
        in_language=language,
        job_location_type=posting.job_location_type or find_workplace(start),
        date_posted=posting.date_posted or find_date_posted(start, days),
        valid_through=posting.valid_through or find_valid_through(start, days),
        employment_type=posting.employment_type or find_employment_type(start),
        base_salary=posting.base_salary or find_salary(start),
        requirements=posting.requirements or find_requirements(_body(start, posting)),
        knock_outs=find_knock_outs(description),
        apply_email=posting.apply_email or find_apply_email(start),
    )


def _readable(text: str) -> str:
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _IMAGE.sub(r"\1", _without_comments(text))
    lines = (_for_people(_SPACE.sub(" ", line).strip()) for line in text.split("\n"))
    return unwrapped(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip())


def _for_people(line: str) -> str:
    """The line without the sentences that give orders to a program."""
    if not speaks_to_a_machine(line):
        return line
    return " ".join(part for part in re.split(r"(?<=[.!?])\s", line) if not speaks_to_a_machine(part))


def _without_comments(text: str) -> str:
    """Drop `<!-- … -->`: text copied out of Word carries whole style sheets in them."""
    before, start, rest = text.partition("<!--")
    kept = [before]
    while start:
        _, end, after = rest.partition("-->")
        before, start, rest = after.partition("<!--") if end else (rest, "", "")
        kept.append(before)
    return "\n".join(kept)


def _body(description: str, posting: JobPosting) -> str:
    """The text below the header lines: a title or an address is no requirement."""
    lines = description.split("\n")
    kept = [line for line in lines[:_HEADER_LINES] if not _is_header(line, posting)]
    if kept and posting.title:
        kept[0] = kept[0].removeprefix(posting.title).lstrip(". ")
    return "\n".join(kept + lines[_HEADER_LINES:])


def _is_header(line: str, posting: JobPosting) -> bool:
    facts = (posting.title, posting.hiring_organization.name, posting.job_location)
    return len(line) < 200 and any(fact and fact in line for fact in facts) and not line.endswith(".")
