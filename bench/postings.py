"""How well postings are read, per field, kind of line, form and language.

    python -m bench.postings [--misses] [--text] [name part …]

Three columns: made-up adverts to tune on, made-up ones set aside, and the sample files that have a truth,
where those are at hand. `--text` measures the adverts as plain text only.
"""

import json
import re
import sys
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.posting_forms import forms
from bench.posting_marks import FIELDS, KINDS, found_fields, line_kinds, mark, parted, precision_recall
from core.adapters.posting_reader import read_posting
from core.domain.posting import JobPosting

ADVERTS = Path("bench/adverts")
SAMPLES = Path("../shared/samples/jobs")
KEPT_ASIDE = (
    "monster-136.txt", "monster-635.txt", "monster-512.txt", "monster-685.txt", "monster-833.html",
    "monster-123.html", "greenhouse_1.json", "lever_1.json",
)  # fmt: skip
"""Samples whose misses are never told, for the same reason as those of the adverts set aside."""
COLUMNS = ("tuned", "aside", "samples")
SAMPLE_FIELDS = ("must_contain", "required_skills")
_SHOWN = 90


@dataclass
class Score:
    """Counts per field as (hit, missed, surplus), and lines as (their kind, the kind they were read as)."""

    fields: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, name: str, hits: int, missed: int, surplus: int) -> None:
        self.fields[name].update(hits=hits, missed=missed, surplus=surplus)

    def f1(self, name: str) -> str:
        count = self.fields[name]
        whole = 2 * count["hits"] + count["missed"] + count["surplus"]
        if name not in ("degree", "licences", "languages", "work_right"):
            whole = 2 * (count["hits"] + count["missed"])
        return f"{2 * count['hits'] / whole:.2f}" if whole else "-"

    def lines(self, kind: str) -> str:
        if not self.kinds:
            return "-"
        return " ".join(f"{figure:.2f}" for figure in precision_recall(self.kinds, kind))

    def f1_lines(self, kind: str) -> str:
        precision, recall = precision_recall(self.kinds, kind)
        return f"{2 * precision * recall / max(0.001, precision + recall):.2f}"


Scores = dict[tuple[str, str], Score]


def main() -> None:
    parts = [part for part in sys.argv[1:] if not part.startswith("-")]
    scores: Scores = defaultdict(Score)
    slowest = _measure_adverts(scores, parts)
    if SAMPLES.is_dir() and not parts:
        slowest = max(slowest, _measure_samples(scores))
    print("\n".join(_tables(scores)))
    print(f"\nslowest {slowest:.0f} ms CPU a posting")


def _measure_adverts(scores: Scores, parts: list[str]) -> float:
    aside = (ADVERTS / "aside.txt").read_text().split()
    slowest = 0.0
    for file in sorted(ADVERTS.glob("*.toml")):
        if parts and not any(part in file.stem for part in parts):
            continue
        truth = tomllib.loads(file.read_text())
        column = "aside" if file.stem in aside else "tuned"
        for form, (data, name) in forms(truth).items():
            if form == "text" or "--text" not in sys.argv:
                posting, took = _timed(data, name)
                slowest = max(slowest, took)
                _count(f"{file.stem} {form}", truth, posting, column, (form, truth["in_language"]), scores)
    return slowest


def _timed(data: bytes, name: str) -> tuple[JobPosting, float]:
    began = time.process_time()
    posting = read_posting(data, name)
    return posting, 1000 * (time.process_time() - began)


def _count(
    name: str, truth: Any, posting: JobPosting, column: str, groups: tuple[str, ...], scores: Scores
) -> None:
    found = found_fields(posting)
    counted = [scores[group, column] for group in ("all", *groups)]
    for one in FIELDS:
        marks = mark(one, truth, found)
        for score in counted:
            score.add(one, *marks)
        _tell(column, marks[1:] != (0, 0), f"{name} {one}: {found[one]!r} ≠ {truth.get(one)!r}")
    for want, got, text in line_kinds(truth, posting):
        for score in counted:
            score.kinds[want, got] += 1
        _tell(column, want != got, f"{name} line {want} read as {got}: {text[:_SHOWN]}")


def _tell(column: str, wrong: bool, what: str) -> None:
    """Adverts set aside are only counted, so that their figures speak of unseen ones."""
    if wrong and column != "aside" and "--misses" in sys.argv:
        print(what)


def _measure_samples(scores: Scores) -> float:
    slowest = 0.0
    for truth_file in sorted(SAMPLES.glob("*.gt.json")):
        source = truth_file.with_name(truth_file.name.removesuffix(".gt.json"))
        for truth, raw in _cases(source, json.loads(truth_file.read_text())):
            posting, took = _timed(raw, source.name)
            slowest = max(slowest, took)
            for name, right in _verdicts(posting, truth).items():
                scores["all", "samples"].add(name, int(right), int(not right), 0)
                shown = "aside" if source.name in KEPT_ASIDE else "samples"
                _tell(shown, not right, f"{source.name} {name}: ≠ {str(truth.get(name))[:_SHOWN]!r}")
    return slowest


def _cases(source: Path, truth: Any) -> list[tuple[dict[str, Any], bytes]]:
    """A board file is one case per job: each job is put first in turn."""
    if isinstance(truth, dict):
        return [(truth, source.read_bytes())]
    board = json.loads(source.read_text())
    cases = []
    for number, one in enumerate(truth):
        jobs = board if isinstance(board, list) else board["jobs"]
        alone = [jobs[number]] if isinstance(board, list) else {**board, "jobs": [jobs[number]]}
        cases.append((one, json.dumps(alone).encode()))
    return cases


def _verdicts(posting: JobPosting, truth: dict[str, Any]) -> dict[str, bool]:
    """Page furniture in the truth ("… | Monster.com", "Contact name …") is not asked for word by word."""
    verdicts = {"title": bool(posting.title) and posting.title in truth["title"]}
    if not truth["location"].startswith("Contact name") or re.search(r", [A-Z]{2}\b", truth["location"]):
        verdicts["location"] = _is_place(posting.job_location, truth["location"])
    if truth.get("company") and truth.get("shape") != "lever":
        verdicts["employer"] = posting.hiring_organization.name == truth["company"]
    if truth.get("must_contain"):
        text = re.sub(r"\s+", "", posting.description)
        verdicts["must_contain"] = all(re.sub(r"\s+", "", line) in text for line in truth["must_contain"])
    if truth.get("required_skills"):
        demands = " ".join(line.text for line in posting.requirements).lower()
        verdicts["required_skills"] = all(skill.lower() in demands for skill in truth["required_skills"])
    return verdicts


def _is_place(place: str, asked: str) -> bool:
    return bool(place) and (place in asked or asked in place or place.split(",")[0] == asked.split(",")[0])


def _tables(scores: Scores) -> Iterator[str]:
    columns = [column for column in COLUMNS if ("all", column) in scores]
    for group in ("text", "all"):
        yield f"\n{'as text' if group == 'text' else 'in every form':18}" + _row(columns)
        shown = (*FIELDS, *SAMPLE_FIELDS) if group == "all" else FIELDS
        for name in shown:
            yield f"  {name:16}" + _row([scores[group, column].f1(name) for column in columns])
        for kind in KINDS:
            yield f"  {kind:16}" + _row([scores[group, column].lines(kind) for column in columns])
        made = (scores[group, column].kinds for column in columns)
        shares = [f"{parted(kinds):.2f}" if kinds else "-" for kinds in made]
        yield f"  {'must or nice':16}" + _row(shares)
    yield from _groups(scores)


def _row(cells: list[str]) -> str:
    return "".join(f"{cell:>12}" for cell in cells)


def _is_language(group: str) -> bool:
    return len(group) == 2


_COMPACT = ("title", "employer", "location", "workplace", *KINDS)


def _groups(scores: Scores) -> Iterator[str]:
    """Per form and per language, "tuned/aside"."""
    yield "\n" + " " * 16 + _row(list(_COMPACT))
    for group in sorted(dict.fromkeys(group for group, _ in scores if group != "all"), key=_is_language):
        made = [scores[group, column] for column in COLUMNS[:2] if (group, column) in scores]
        cells = [
            "/".join(score.f1_lines(name) if name in KINDS else score.f1(name) for score in made)
            for name in _COMPACT
        ]
        yield f"  {group:14}" + _row(cells)


if __name__ == "__main__":
    main()
