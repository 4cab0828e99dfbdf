"""schema.org JobPosting (https://schema.org/JobPosting), as sites really write it."""

import html
import re
from collections.abc import Mapping

from core.adapters.posting_reader.markup import text_of_html
from core.adapters.posting_reader.values import Json, day, dig, items, long_text, text, workplace
from core.domain.posting import JobPosting, Organization
from core.domain.posting_text import read_body

_MAX_DEPTH = 6
_EXTRA_SECTIONS = {
    "responsibilities": "Responsibilities",
    "qualifications": "Qualifications",
    "skills": "Skills",
    "experienceRequirements": "Requirements",
    "educationRequirements": "Education",
    "jobBenefits": "Benefits",
}


def find_job_posting(value: Json, depth: int = 0) -> Mapping[str, Json] | None:
    """The first object of type JobPosting, however deep a site has put it (arrays, @graph, mainEntity)."""
    if depth > _MAX_DEPTH:
        return None
    for item in items(value):
        if not isinstance(item, Mapping):
            continue
        if "JobPosting" in [kind for kind in items(item.get("@type")) if isinstance(kind, str)]:
            return item
        for child in item.values():
            found = find_job_posting(child, depth + 1) if isinstance(child, list | Mapping) else None
            if found is not None:
                return found
    return None


def read_job_posting(
    job: Mapping[str, Json], fallback_text: str = "", known: JobPosting | None = None
) -> JobPosting:
    """Its named fields as they are; whatever it leaves out is read from its description."""
    posting = known or JobPosting(
        title=_plain(text(job, "title") or text(job, "name")),
        hiring_organization=Organization(name=_plain(_organization(job))),
        job_location=_plain(_location(job)),
        employment_type=_employment_type(job),
        base_salary=_salary(dig(job, "baseSalary") or dig(job, "estimatedSalary")),
        job_location_type=workplace(*map(text, items(dig(job, "jobLocationType")))),
        date_posted=day(job, "datePosted"),
        valid_through=day(job, "validThrough"),
        apply_email=text(job, "applicationContact", "email"),
        url=text(job, "url"),
    )
    description = fallback_text or _description(job)
    return read_body(posting, description) if description else posting


def _plain(value: str) -> str:
    return text_of_html(html.unescape(value)).replace("\n", " ")


def _organization(job: Mapping[str, Json]) -> str:
    return text(job, "hiringOrganization", "name") or text(job, "hiringOrganization")


def _description(job: Mapping[str, Json]) -> str:
    description = readable(long_text(job, "description"))
    for key, heading in _EXTRA_SECTIONS.items():
        section = readable(long_text(job, key))
        if section and section[:80] not in description:
            description += f"\n\n{heading}:\n{section}"
    return description.strip()


def readable(markup: str) -> str:
    """Text of a description; some sites escape its HTML once more."""
    escaped = "&lt;" in markup and not re.search(r"<[a-z]", markup)
    return text_of_html(html.unescape(markup) if escaped else markup)


def _location(job: Mapping[str, Json]) -> str:
    place = (
        text(job, "jobLocation")
        or _address(dig(job, "jobLocation", "address"))
        or text(job, "jobLocation", "name")
    )
    remote = text(job, "jobLocationType").upper() == "TELECOMMUTE"
    if remote and not place:
        place = ", ".join(filter(None, map(_area, items(dig(job, "applicantLocationRequirements")))))
    return ", ".join(part for part in (place, "Remote" if remote else "") if part)


def _area(area: Json) -> str:
    """Where a person who works remotely may live."""
    return text(area, "name") or text(area)


def _address(address: Json) -> str:
    whole = text(address)
    if whole:
        return whole
    region = " ".join(part for part in (text(address, "addressRegion"), text(address, "postalCode")) if part)
    country = text(address, "addressCountry") or text(address, "addressCountry", "name")
    parts = [text(address, "addressLocality"), region, country if len(country) > 2 or not region else ""]
    return ", ".join(part for part in parts if part)


def _employment_type(job: Mapping[str, Json]) -> str:
    kinds = [text(kind) for kind in items(dig(job, "employmentType"))]
    return ", ".join(kind.replace("_", "-").lower() if kind.isupper() else kind for kind in kinds if kind)


def _salary(salary: Json) -> str:
    whole = text(salary)
    if whole:
        return whole
    value = dig(salary, "value")
    low, high = text(value, "minValue"), text(value, "maxValue")
    amount = (
        f"{low}–{high}"
        if low and high and low != high
        else low or high or text(value, "value") or text(value)
    )
    unit = text(value, "unitText") or text(salary, "unitText")
    currency = text(salary, "currency") or text(value, "currency")
    return (
        " ".join(part for part in (amount, currency, f"per {unit.lower()}" if unit else "") if part)
        if amount
        else ""
    )
