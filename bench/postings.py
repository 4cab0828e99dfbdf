"""How well postings are read: titles, places, employers and sentences kept, beside the samples' ground truth.

Run from the project's root: `python -m bench.postings [--misses] [--aside] [FOLDER]`.
"""

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from core.adapters.posting_reader import read_posting
from core.domain.posting import JobPosting

SAMPLES = Path("../shared/samples/jobs")
KEPT_ASIDE = (
    "monster-136.txt",
    "monster-635.txt",
    "monster-512.txt",
    "monster-685.txt",
    "monster-833.html",
    "monster-123.html",
    "greenhouse_1.json",
    "lever_1.json",
)
"""Looked at only after the work is done, so that the figures say something about unseen files."""


def main() -> None:
    arguments = sys.argv[1:]
    folder = next((Path(argument) for argument in arguments if not argument.startswith("--")), SAMPLES)
    aside = "--aside" in arguments
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    slowest = 0.0
    for truth_file in sorted(folder.glob("*.gt.json")):
        source = truth_file.with_name(truth_file.name.removesuffix(".gt.json"))
        if (source.name in KEPT_ASIDE) != aside:
            continue
        for truth, raw in _cases(source, json.loads(truth_file.read_text())):
            started = time.perf_counter()
            posting = read_posting(raw, source.name)
            slowest = max(slowest, time.perf_counter() - started)
            kinds.update(requirement.kind for requirement in posting.requirements)
            kinds["knock-out"] += len(posting.knock_outs)
            for field, good in _verdicts(posting, truth).items():
                asked[field] += 1
                right[field] += good
                if not good and "--misses" in arguments:
                    asked_for = str(truth.get(field))[:90]
                    print(f"  {source.name}: {field}: {_found(posting, field)!r} ≠ {asked_for!r}")
    for field in asked:
        print(f"{field:22} {right[field]:3} / {asked[field]:3}")
    print(f"{'slowest, ms':22} {slowest * 1000:.0f}")
    print(dict(kinds))


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
        place = posting.job_location
        asked = truth["location"]
        verdicts["location"] = bool(place) and (
            place in asked or asked in place or _city(place) == _city(asked)
        )
    if truth.get("company") and truth.get("shape") != "lever":
        verdicts["company"] = posting.hiring_organization.name == truth["company"]
    elif posting.hiring_organization.name:
        print(f"  employer found: {posting.hiring_organization.name!r} in {truth['title'][:60]!r}")
    if truth.get("must_contain"):
        text = re.sub(r"\s+", "", posting.description)
        verdicts["must_contain"] = all(re.sub(r"\s+", "", line) in text for line in truth["must_contain"])
    if truth.get("required_skills"):
        demands = " ".join(line.text for line in posting.requirements).lower()
        verdicts["required_skills"] = all(skill.lower() in demands for skill in truth["required_skills"])
    return verdicts


def _city(place: str) -> str:
    return place.split(",")[0]


def _found(posting: JobPosting, field: str) -> str:
    values = {
        "title": posting.title,
        "location": posting.job_location,
        "company": posting.hiring_organization.name,
    }
    return values.get(field, "")


if __name__ == "__main__":
    main()
