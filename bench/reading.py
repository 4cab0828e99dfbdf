"""`make bench-reading`: how well CVs are read, per field, format and language.

    python -m bench.reading [--misses] [name part …]

Columns: made CVs to tune on and made ones set aside; CVs by other hands that were met while tuning, and such
as never were; and the sample files that have a truth, where at hand. F1 each; name, e-mail and phone are as
often right. Below: what a page of PDF costs, and the memory of the child that reads.
"""

import json
import re
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pypdfium2

from bench.cvs import latex
from bench.cvs.make import made
from bench.reading_memory import peak_megabytes
from core.adapters.document_reader import read_document
from core.domain.errors import UserError
from core.domain.resume import Resume

SAMPLES = Path("../shared/samples/profiles")
FIELDS = (
    "name", "email", "phone", "links", "employer", "title", "start", "end", "job", "school", "degree",
    "graduated", "skills",
)  # fmt: skip
OTHERS = Path("bench/cvs/others")
FOLDERS = ((OTHERS / "tuned", "met"), (OTHERS / "aside", "unmet"), (SAMPLES, "samples"))
"""CVs of others who had not seen the reader: those that were looked at since, and those that never were."""

COLUMNS = ("tuned", "aside", "met", "unmet", "samples")
NEVER_SHOWN = ("aside", "unmet")
ALIKE = 0.9
ROUTES = {"word": "Word", "scan": "scan", "latex": "LaTeX"}
"""What the lower tables call a route; the others are "PDF"."""

EVERY = 10
"""Of so many files one is read again for its memory."""

Found = dict[str, list[str]]


@dataclass(frozen=True)
class Subject:
    """One file and what is on it. `group` is its format or language for the lower tables."""

    name: str
    column: str
    groups: tuple[str, ...]
    data: bytes
    truth: dict[str, Any]


@dataclass
class Score:
    """Hits, misses and surplus per field."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, name: str, hits: int, missed: int, extra: int) -> None:
        self.counts[name].update(hits=hits, missed=missed, extra=extra)

    def f1(self, name: str) -> str:
        count = self.counts[name]
        whole = 2 * count["hits"] + count["missed"] + count["extra"]
        return f"{2 * count['hits'] / whole:.2f}" if whole else "-"


def truth_fields(truth: dict[str, Any]) -> Found:
    work, education = truth["work"], truth["education"]
    return {
        "name": [truth["name"]],
        "email": [truth["email"]] if truth["email"] else [],
        "phone": [truth["phone"]] if truth["phone"] else [],
        "links": truth["links"],
        "employer": [item["name"] for item in work],
        "title": [item["position"] for item in work],
        "start": [item["startDate"] for item in work],
        "end": ["" if item["endDate"] == "present" else item["endDate"] for item in work],
        "job": [f"{item['position']}|{item['name']}|{item['startDate']}" for item in work],
        "school": [item["institution"] for item in education],
        "degree": [item["studyType"] for item in education],
        "graduated": [item["endDate"][:4] for item in education],
        "skills": truth["skills"],
    }


def found_fields(resume: Resume) -> Found:
    basics = resume.basics
    words = [word for skill in resume.skills for word in (skill.keywords or [skill.name])]
    return {
        "name": [basics.name] if basics.name else [],
        "email": [basics.email] if basics.email else [],
        "phone": [basics.phone] if basics.phone else [],
        "links": [url for url in [basics.url, *(profile.url for profile in basics.profiles)] if url],
        "employer": [item.name for item in resume.work],
        "title": [item.position for item in resume.work],
        "start": [item.start_date for item in resume.work],
        "end": [item.end_date for item in resume.work],
        "job": [f"{item.position}|{item.name}|{item.start_date}" for item in resume.work],
        "school": [item.institution for item in resume.education],
        "degree": [f"{item.study_type} {item.area}".strip() for item in resume.education],
        "graduated": [item.end_date[:4] for item in resume.education],
        "skills": words,
    }


def plain(text: str) -> str:
    text = re.sub(r"^https?://(www\.)?|^www\.", "", text.lower())
    return re.sub(r"[\W_]+", " ", text).strip()


def same(first: str, second: str) -> bool:
    first, second = plain(first), plain(second)
    return first == second or SequenceMatcher(None, first, second).ratio() >= ALIKE


def compare(truth: list[str], found: list[str]) -> tuple[int, list[str], list[str]]:
    """(hits, missed, superfluous), each text matched once."""
    left = list(found)
    missed = []
    for wanted in truth:
        hit = next((text for text in left if same(wanted, text)), None)
        if hit is None:
            missed.append(wanted)
        else:
            left.remove(hit)
    return len(truth) - len(missed), missed, left


def subjects() -> Iterator[Subject]:
    for one in made():
        column = "aside" if one.is_aside else "tuned"
        route = ROUTES.get(one.route, "PDF")
        yield Subject(one.name, column, (route, one.language), one.data, one.truth)
    for folder, column in FOLDERS:
        for truth in sorted(folder.glob("*.gt.json")):
            file = truth.with_name(truth.name.removesuffix(".gt.json"))
            kind = file.suffix[1:].upper()
            yield Subject(file.name, column, (kind,), file.read_bytes(), json.loads(truth.read_text()))


def read(subject: Subject) -> Resume:
    """What was read of it; nothing where it is refused."""
    try:
        return read_document(subject.data, subject.name).resume
    except UserError:
        return Resume()


def main() -> None:
    parts = [part for part in sys.argv[1:] if not part.startswith("-")]
    chosen = [one for one in subjects() if not parts or any(part in one.name for part in parts)]
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    times: list[float] = []
    for subject in chosen:
        began = time.process_time()
        resume = read(subject)
        times.append(1000 * (time.process_time() - began))
        _count(subject, resume, scores)
    print("\n".join(_tables(scores)))
    print("\n".join(_costs(chosen, times)))


def _costs(chosen: list[Subject], times: list[float]) -> Iterable[str]:
    paged = [pair for pair in zip(chosen, times, strict=True) if {"PDF", "LaTeX"} & {*pair[0].groups}]
    by_page = [spent / len(pypdfium2.PdfDocument(one.data)) for one, spent in paged]
    yield f"\nmedian {statistics.median(times):.0f} ms CPU a file, slowest {max(times):.0f} ms"
    if by_page:
        yield f"a page of PDF: median {statistics.median(by_page):.0f} ms CPU, slowest {max(by_page):.0f} ms"
    files = [(one.name, one.data) for one in chosen[::EVERY]]
    yield f"peak memory of the child that reads: {peak_megabytes(files):.0f} MB over {len(files)} files"
    if not latex.has_latex():
        yield "no LaTeX here: its files are left out"


def _count(subject: Subject, resume: Resume, scores: dict[tuple[str, str], Score]) -> None:
    wanted, got = truth_fields(subject.truth), found_fields(resume)
    for name in FIELDS:
        hits, missed, extra = compare(wanted[name], got[name])
        groups = ("all", *subject.groups) if "scan" not in subject.groups else subject.groups
        for group in groups:
            scores[group, subject.column].add(name, hits, len(missed), len(extra))
        may_be_seen = subject.column not in NEVER_SHOWN and "--misses" in sys.argv
        if may_be_seen and (missed or extra):
            print(f"{subject.name} {name}: missed {missed} extra {extra}")


def _tables(scores: dict[tuple[str, str], Score]) -> Iterable[str]:
    groups = ["all", *sorted({group for group, _ in scores if group != "all"})]
    for group in groups:
        columns = [column for column in COLUMNS if (group, column) in scores]
        yield f"\n{group if group != 'all' else 'all but scans':14}" + "".join(f"{one:>9}" for one in columns)
        for name in FIELDS:
            yield f"  {name:12}" + "".join(f"{scores[group, column].f1(name):>9}" for column in columns)


if __name__ == "__main__":
    main()
