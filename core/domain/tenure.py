"""How long somebody has worked, counted from the dates of the profile and nothing else."""

import re
from datetime import date

from core.domain.resume import Resume, Work

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?")


def years_of_work(resume: Resume, today: date) -> int:
    """Whole years covered by dated jobs, overlaps counted once; 0 when no job carries a start date."""
    months: set[int] = set()
    for entry in resume.work:
        months.update(_months(entry, today))
    return len(months) // 12


def is_current(entry: Work, today: date) -> bool:
    """A job with a start and no end, or one that ends in the future."""
    if not entry.end_date:
        return bool(entry.start_date)
    return (_month(entry.end_date, last=True) or 0) >= today.year * 12 + today.month - 1


def years_since_end(entry: Work, today: date) -> int:
    """Whole years since a job ended; 0 for the current one and for jobs without readable dates."""
    end = _month(entry.end_date, last=True)
    return 0 if end is None else max(0, today.year * 12 + today.month - 1 - end) // 12


def _months(entry: Work, today: date) -> range:
    now = today.year * 12 + today.month - 1
    start = _month(entry.start_date, last=False)
    if start is None or start > now:
        return range(0)
    if not entry.end_date:
        return range(start, now)
    end = _month(entry.end_date, last=False)
    return range(0) if end is None else range(start, min(end, now))


def _month(text: str, *, last: bool) -> int | None:
    """Months since year 0. A bare year counts from January; as an end to be safe about, to December."""
    found = _ISO.match(text)
    if found is None:
        return None
    month = int(found[2]) if found[2] else (12 if last else 1)
    return int(found[1]) * 12 + min(max(month, 1), 12) - 1
