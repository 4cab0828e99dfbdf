"""`make bench-reading`: how well CVs are read, per field, format and language.

    python -m bench.reading [--misses] [name part …]

Columns: made CVs to tune on and made ones set aside; CVs by other hands that were met while tuning, and such
as never were; and the sample files that have a truth, where at hand. F1 each; name, e-mail and phone are as
often right. Below: what a page of PDF costs, the memory of the child that reads, and how far doubts hold.
"""

import json
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2

from bench.cvs import latex
from bench.cvs.make import made
from bench.doubts import Doubts
from bench.reading_marks import COLUMNS, FIELDS, Score, compare, found_fields, truth_fields
from bench.reading_memory import peak_megabytes
from core.adapters.document_reader import read_document
from core.domain.errors import UserError
from core.domain.reading import Reading

SAMPLES = Path("../shared/samples/profiles")
OTHERS = Path("bench/cvs/others")
FOLDERS = ((OTHERS / "tuned", "met"), (OTHERS / "aside", "unmet"), (SAMPLES, "samples"))
"""CVs of others who had not seen the reader: those that were looked at since, and those that never were."""

NEVER_SHOWN = ("aside", "unmet")
ROUTES = {"word": "Word", "scan": "scan", "latex": "LaTeX"}
"""What the lower tables call a route; the others are "PDF"."""

EVERY = 10
"""Of so many files one is read again for its memory."""


@dataclass(frozen=True)
class Subject:
    """One file and what is on it. `group` is its format or language for the lower tables."""

    name: str
    column: str
    groups: tuple[str, ...]
    data: bytes
    truth: dict[str, Any]


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


def read(subject: Subject) -> Reading:
    """What was read of it; nothing where it is refused."""
    try:
        return read_document(subject.data, subject.name).reading
    except UserError:
        return Reading()


def main() -> None:
    parts = [part for part in sys.argv[1:] if not part.startswith("-")]
    chosen = [one for one in subjects() if not parts or any(part in one.name for part in parts)]
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    doubts = Doubts()
    times: list[float] = []
    for subject in chosen:
        began = time.process_time()
        reading = read(subject)
        times.append(1000 * (time.process_time() - began))
        _count(subject, reading, scores)
        doubts.add(subject.column, reading.fields, truth_fields(subject.truth))
    for lines in (_tables(scores), _costs(chosen, times), doubts.table()):
        print("\n".join(lines))


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


def _count(subject: Subject, reading: Reading, scores: dict[tuple[str, str], Score]) -> None:
    wanted, got = truth_fields(subject.truth), found_fields(reading.resume)
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
