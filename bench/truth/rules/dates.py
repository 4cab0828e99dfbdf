"""Jobs that start earlier or end later than they did, and years of experience that never were."""

import re
from collections.abc import Iterator
from datetime import date

from bench.truth.pen import Pen
from bench.truth.rules.making import Lie, entry, text
from bench.truth.subjects import Subject

TODAY = date(2026, 11, 1)
LENGTHENED = (14, 20, 26)
MONTHS_SHIFTED = (5, 12, 17, 24, 36)


def date_shift(subject: Subject, pen: Pen) -> Iterator[Lie]:
    for job, work in enumerate(subject.resume["work"]):
        for months in MONTHS_SHIFTED:
            yield from _in_cv(job, work, months)
            yield from _in_letter(subject, pen, job, work, months)
        yield from _tenure(subject, pen, job, work)
    yield from _career(subject, pen)
    yield from _graduation(subject, pen)


def _in_cv(job: int, work: dict, months: int) -> Iterator[Lie]:
    start, end = work["startDate"], work.get("endDate", "")
    yield entry(f"work[{job}].startDate", start, shifted(start, -months), f"started {start}")
    if end and shifted(end, months) <= f"{TODAY:%Y-%m}":
        yield entry(f"work[{job}].endDate", end, shifted(end, months), f"ended {end}")


def _in_letter(subject: Subject, pen: Pen, job: int, work: dict, months: int) -> Iterator[Lie]:
    at, path = subject.at(job), f"work[{job}].startDate"
    start, end = work["startDate"], work.get("endDate", "")
    early, late = shifted(start, -months), shifted(end, months) if end else ""
    year_only = months >= 12 and pen.chance.random() < 0.4
    for first, last in [(early, end), (start, late)] if end else [(early, "")]:
        if last <= f"{TODAY:%Y-%m}":
            named = [said(subject, day, year_only=year_only) if day else "" for day in (first, last)]
            frame = "range_said" if end else "since_said"
            sentence = pen.write(frame, start=named[0], end=named[1], at=at)
            yield text(pen, path, start, sentence, f"it was {start} to {end or 'now'}")


def _tenure(subject: Subject, pen: Pen, job: int, work: dict) -> Iterator[Lie]:
    start, end = work["startDate"], work.get("endDate", "")
    true = _months(start, end or f"{TODAY:%Y-%m}") / 12
    for more in (2, 4):
        frame = "spent_said" if end else "still_said"
        years = _word(subject, int(true) + more)
        sentence = pen.write(frame, years=years, at=subject.at(job))
        yield text(pen, f"work[{job}].startDate", start, sentence, f"it was {true:.1f} years")


def _career(subject: Subject, pen: Pen) -> Iterator[Lie]:
    first = min(work["startDate"] for work in subject.resume["work"])
    true = _months(first, f"{TODAY:%Y-%m}") // 12
    summary = subject.text_at("basics.summary")
    nouns = "|".join(subject.words["year_nouns"])
    for more in (4, 6, 9):
        years = _word(subject, true + more)
        note = f"the first job began {first}"
        new = re.sub(rf"(\w+)(?= (?:{nouns})\b)", lambda m: _like(years, m[1]), summary, count=1)
        yield entry("basics.summary", summary, new, note)
        yield text(pen, "basics.summary", summary, pen.write("career_said", years=years), note)


def _graduation(subject: Subject, pen: Pen) -> Iterator[Lie]:
    for at, school in enumerate(subject.resume["education"]):
        end = school.get("endDate")
        if end:
            study = " ".join(filter(None, (school["studyType"], school.get("area"))))
            yield entry(f"education[{at}].endDate", end, str(int(end) - 2), f"finished {end}")
            for years in (2, 3):
                year = str(int(end) - years)
                sentence = pen.write(
                    "graduated_said", year=year, study=study, institution=school["institution"]
                )
                yield text(pen, f"education[{at}].endDate", end, sentence, f"finished {end}")


def shifted(day: str, months: int) -> str:
    year, month = (int(part) for part in day.split("-"))
    total = year * 12 + month - 1 + months
    return f"{total // 12}-{total % 12 + 1:02d}"


def said(subject: Subject, day: str, *, year_only: bool) -> str:
    year, month = day.split("-")
    if year_only:
        return year
    named = subject.words["months"][int(month) - 1]
    return subject.words["month_form"].format(month=named, year=year)


def _months(start: str, end: str) -> int:
    (y1, m1), (y2, m2) = ([int(p) for p in day.split("-")] for day in (start, end))
    return (y2 - y1) * 12 + m2 - m1 + 1


def _word(subject: Subject, value: int) -> str:
    return next((word for word, v in subject.words["numbers"].items() if v == value), str(value))


def _like(word: str, model: str) -> str:
    return word.capitalize() if model[0].isupper() else word
