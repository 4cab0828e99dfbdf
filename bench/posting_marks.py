"""What was read of an advert held against its truth: right or wrong per field, and the kind of every line."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from core.domain.knock_outs.years import asked_years
from core.domain.posting import JobPosting

Truth = dict[str, Any]
KINDS = ("must", "nice", "duty", "benefit")
FIELDS = (
    "title", "employer", "location", "workplace", "employment_type", "salary", "date_posted", "valid_through",
    "language", "apply_email", "years", "degree", "licences", "languages", "work_right",
)  # fmt: skip
_SMALL = 31


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def overlaps(one: str, other: str) -> bool:
    """Word by word, one stands in the other."""
    one, other = f" {plain(one)} ", f" {plain(other)} "
    return min(len(one), len(other)) > 2 and (one in other or other in one)


def found_fields(posting: JobPosting) -> Truth:
    """What was read, in the terms of the truth files."""
    sentences: dict[str, list[str]] = defaultdict(list)
    for knock_out in posting.knock_outs:
        sentences[knock_out.kind].append(knock_out.posting_text)
    return {
        "title": posting.title,
        "employer": posting.hiring_organization.name,
        "location": re.sub(r",? ?\bRemote$", "", posting.job_location),
        "workplace": getattr(posting, "job_location_type", "") or "onsite",
        "employment_type": posting.employment_type,
        "salary": posting.base_salary,
        "date_posted": posting.date_posted,
        "valid_through": getattr(posting, "valid_through", ""),
        "language": posting.in_language,
        "apply_email": posting.apply_email,
        "years": next((asked_years(text) for text in sentences["years"]), 0),
        "degree": sentences["degree"],
        "licences": sentences["licence"],
        "languages": sentences["language"],
        "work_right": sentences["work_right"],
    }


def mark(name: str, truth: Truth, found: Truth) -> tuple[int, int, int]:
    """(hits, missed, surplus) for one field."""
    asked = truth["in_language" if name == "language" else name]
    got = found[name]
    if isinstance(got, list):
        return _mark_sentences([asked] if isinstance(asked, str) and asked else list(asked), got)
    return (1, 0, 0) if _is_right(name, asked, got) else (0, 1, 0)


def _mark_sentences(asked: list[str], got: list[str]) -> tuple[int, int, int]:
    """A condition is found in the sentence around it; a sentence around none is surplus."""
    hits = sum(any(overlaps(want, text) for text in got) for want in asked)
    surplus = sum(not any(overlaps(want, text) for want in asked) for text in got)
    return hits, len(asked) - hits, surplus


def _is_right(name: str, asked: Any, got: Any) -> bool:
    if not asked or not got:
        return bool(asked) == bool(got)
    if name in ("title", "employer"):
        return plain(asked) == plain(got)
    if name == "location":
        return overlaps(asked, got) or plain(asked.split(",")[0]) == plain(got.split(",")[0])
    if name == "employment_type":
        return all(overlaps(part, asked) for part in got.split(", "))
    if name == "salary":
        return overlaps(asked, got) and _amounts(asked) == _amounts(got)
    return bool(asked == got)


def _amounts(text: str) -> list[float]:
    """The sums of money in `text`; small numbers ("13 times a year") are none, beside a bigger one."""
    numbers = re.findall(r"\d+(?:[.,'’ \u202f\u00a0]\d{3})*(?:[.,]\d{1,2}\b)?", text)
    amounts = [float(re.sub(r"[.,]\d{1,2}$|\D", "", number)) for number in numbers]
    return [amount for amount in amounts if amount > _SMALL] or amounts


def line_kinds(truth: Truth, posting: JobPosting) -> Iterator[tuple[str, str, str]]:
    """(its kind, the kind it was read as or "none", its text) per labelled line, and per invented one."""
    read = [(item.text, item.kind) for item in posting.requirements]
    for line in truth["lines"]:
        around = [item for item in read if overlaps(item[0], line["text"])]
        nearest = min(around, key=lambda item: abs(len(item[0]) - len(line["text"])), default=("", "none"))
        yield line["kind"], nearest[1], line["text"]
    for text, kind in read:
        if not any(overlaps(text, line["text"]) for line in truth["lines"]):
            yield "none", kind, text


def precision_recall(kinds: Counter[tuple[str, str]], kind: str) -> tuple[float, float]:
    right = kinds[kind, kind]
    read = sum(count for (_, got), count in kinds.items() if got == kind)
    asked = sum(count for (want, _), count in kinds.items() if want == kind)
    return right / max(1, read), right / max(1, asked)


def parted(kinds: Counter[tuple[str, str]]) -> float:
    """Must or nice: how many of those read as either are what they were read as."""
    right = kinds["must", "must"] + kinds["nice", "nice"]
    return right / max(1, right + kinds["must", "nice"] + kinds["nice", "must"])
